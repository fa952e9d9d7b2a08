import { join } from "node:path";
import sharp, { type OverlayOptions } from "sharp";
import { TEMPLATES, type Template } from "../../templates/registry.ts";
import { type Case, DrawingBoard, Easel, FORMATS, type FormatName } from "./drawing-board.ts";

/** What stands in each row, from left to right; widths are pixels of the sheet. */
const COLUMNS: readonly { readonly format: FormatName; readonly theme: Case["theme"]; readonly width: number }[] = [
  { format: "landscape", theme: "paper", width: 480 },
  { format: "landscape", theme: "night", width: 480 },
  { format: "portrait", theme: "paper", width: 152 },
  { format: "narrow", theme: "paper", width: 480 },
];
const GAP = 24;
const LABEL_HEIGHT = 36;
const ROW_HEIGHT = 270 + LABEL_HEIGHT + GAP;
const SHEET_WIDTH = COLUMNS.reduce((sum, { width }) => sum + width + GAP, GAP);

/** Draws every template as it typically is onto one sheet. @returns the size of the file in bytes */
export async function drawSheet(file: string): Promise<number> {
  const board = await DrawingBoard.open();
  const easel = await Easel.open(board);
  try {
    const rows: OverlayOptions[] = [];
    for (const [index, template] of TEMPLATES.entries()) rows.push(...(await drawRow(easel, template, GAP + index * ROW_HEIGHT)));
    const height = GAP + TEMPLATES.length * ROW_HEIGHT;
    const sheet = sharp({ create: { width: SHEET_WIDTH, height, channels: 3, background: "#d5d1c6" } }).composite(rows);
    const { size } = await sheet.png({ palette: true, colours: 192, dither: 0.6, compressionLevel: 9 }).toFile(file);
    return size;
  } finally {
    await easel.close();
    await board.close();
  }
}

async function drawRow(easel: Easel, template: Template, top: number): Promise<readonly OverlayOptions[]> {
  const drawn: OverlayOptions[] = [{ input: label(template), left: GAP, top }];
  let left = GAP;
  for (const { format, theme, width } of COLUMNS) {
    await easel.draw({ template, content: "typical", format, theme, header: true });
    const height = Math.round((width * FORMATS[format].height) / FORMATS[format].width);
    drawn.push({
      input: await sharp(await easel.photograph())
        .resize(width, height)
        .png()
        .toBuffer(),
      left,
      top: top + LABEL_HEIGHT,
    });
    left += width + GAP;
  }
  return drawn;
}

function label(text: string): Buffer {
  return Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="480" height="${String(LABEL_HEIGHT)}">
    <text x="0" y="24" font-family="sans-serif" font-size="20" font-weight="bold" fill="#14213a">${text}</text></svg>`);
}

if (import.meta.main) {
  const file = process.argv[2] ?? join(import.meta.dirname, "../../docs/templates.png");
  process.stdout.write(`${file}: ${String(Math.round((await drawSheet(file)) / 1000))} kB\n`);
}
