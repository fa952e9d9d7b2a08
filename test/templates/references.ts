import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import sharp from "sharp";
import { TEMPLATES } from "../../templates/registry.ts";
import { type Case, DrawingBoard, Easel } from "./drawing-board.ts";

const PICTURES = join(import.meta.dirname, "../browser/templates/pictures");
const WIDTHS: Readonly<Record<Case["format"], number>> = { landscape: 480, portrait: 270, narrow: 480, hd: 480, "4k": 480 };

/** The drawings that are kept and compared: each template in each shape, by day and night, and with what is hard to lay out. */
export const KEPT: readonly Case[] = TEMPLATES.flatMap((template): readonly Case[] => [
  { template, content: "typical", format: "landscape", theme: "paper", header: true },
  { template, content: "typical", format: "landscape", theme: "night", header: false },
  { template, content: "typical", format: "portrait", theme: "paper", header: true },
  { template, content: "typical", format: "narrow", theme: "paper", header: true },
  { template, content: "ar", format: "landscape", theme: "paper", header: true },
  { template, content: "hostile", format: "landscape", theme: "paper", header: true },
  { template, content: "missing", format: "portrait", theme: "night", header: true },
]);

/** A drawing as it is kept: small, for it is compared in blocks. */
export function reduced(picture: Buffer, format: Case["format"]): Promise<Buffer> {
  return sharp(picture).resize(WIDTHS[format]).png({ palette: true, colours: 64, dither: 0, compressionLevel: 9 }).toBuffer();
}

/** The picture that was kept of a drawing; null for none. */
export function kept(name: string): Promise<Buffer | null> {
  return readFile(pathOf(name)).catch(() => null);
}

/** Where the drawing of a case is kept. */
export function pathOf(name: string): string {
  return join(PICTURES, `${name.replaceAll(" ", "-")}.png`);
}

/** Keeps a drawing in place of the one before. */
export async function keep(name: string, picture: Buffer): Promise<void> {
  await mkdir(PICTURES, { recursive: true });
  await writeFile(pathOf(name), picture);
}

/** Forgets pictures of cases that are no more. */
async function tidy(names: readonly string[]): Promise<void> {
  const wanted = new Set(names.map(pathOf));
  for (const file of await readdir(PICTURES).catch(() => [])) if (!wanted.has(join(PICTURES, file))) await rm(join(PICTURES, file));
}

/** Draws all kept pictures anew: `node test/templates/references.ts [template…]`. Look at what changed before committing it. */
async function renew(templates: readonly string[]): Promise<void> {
  const board = await DrawingBoard.open();
  const easel = await Easel.open(board);
  try {
    for (const wanted of KEPT.filter(({ template }) => templates.length === 0 || templates.includes(template))) {
      await easel.draw(wanted);
      await keep(nameOf(wanted), await reduced(await easel.photograph(), wanted.format));
    }
    await tidy(KEPT.map(nameOf));
  } finally {
    await easel.close();
    await board.close();
  }
}

/** Names a case; so is its picture's file. */
export function nameOf({ template, content, format, theme, header }: Case): string {
  return `${template} ${content} ${format} ${theme}${header ? "" : " bare"}`;
}

if (import.meta.main) await renew(process.argv.slice(2));
