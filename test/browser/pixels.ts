import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import sharp from "sharp";

const PICTURES = join(import.meta.dirname, "../../test-results/panel");

/** A picture of a page as it is compared: the channels of its pixels, row by row. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly png: Buffer;
}

export async function pixelsOf(png: Buffer): Promise<Pixels> {
  const { width = 0, height = 0 } = await sharp(png).metadata();
  return { width, height, png };
}

/** What somebody sees who stands before a panel that hangs turned to the right. */
export async function turned({ png }: Pixels, degrees: number): Promise<Pixels> {
  return pixelsOf(await sharp(png).rotate(degrees).png().toBuffer());
}

/** Several panels of one size side by side and one above the other, row by row. */
export async function joined(tiles: readonly Pixels[], columns: number): Promise<Pixels> {
  const [{ width, height } = { width: 0, height: 0 }] = tiles;
  const size = { width: width * columns, height: height * Math.ceil(tiles.length / columns), channels: 3 as const, background: "#f0f" };
  const parts = tiles.map(({ png }, index) => ({ input: png, left: (index % columns) * width, top: Math.floor(index / columns) * height }));
  return pixelsOf(await sharp({ create: size }).composite(parts).png().toBuffer());
}

export async function cut({ png }: Pixels, area: { left: number; top: number; width: number; height: number }): Promise<Pixels> {
  return pixelsOf(await sharp(png).extract(area).png().toBuffer());
}

/** The share of pixels that differ by more than `tolerance` of 255 in some channel; 1 if the sizes differ. */
export async function difference(one: Pixels, other: Pixels, tolerance = 16): Promise<number> {
  if (one.width !== other.width || one.height !== other.height) return 1;
  const [a, b] = await Promise.all([one, other].map(({ png }) => sharp(png).removeAlpha().raw().toBuffer()));
  if (!a || !b) return 1;
  let different = 0;
  for (let at = 0; at < a.length; at += 3) {
    if ([0, 1, 2].some((channel) => Math.abs((a[at + channel] ?? 0) - (b[at + channel] ?? 0)) > tolerance)) different++;
  }
  return different / (one.width * one.height);
}

/** The colour of one pixel, `#rrggbb`. */
export async function colourAt(pixels: Pixels, left: number, top: number): Promise<string> {
  const { png } = await cut(pixels, { left, top, width: 1, height: 1 });
  return `#${(await sharp(png).removeAlpha().raw().toBuffer()).toString("hex")}`;
}

/** The share of pixels of this colour, `#rrggbb`; engines round what they blend in ways of their own, so `tolerance` of 255 is let pass. */
export async function share({ png, width, height }: Pixels, colour: string, tolerance = 0): Promise<number> {
  const data = await sharp(png).removeAlpha().raw().toBuffer();
  const wanted = Buffer.from(colour.slice(1), "hex");
  let count = 0;
  for (let at = 0; at < data.length; at += 3) {
    if ([0, 1, 2].every((channel) => Math.abs((data[at + channel] ?? 0) - (wanted[channel] ?? 0)) <= tolerance)) count++;
  }
  return count / (width * height);
}

/** Kept for looking at. */
export async function keep({ png }: Pixels, name: string): Promise<void> {
  const file = join(PICTURES, `${name}.png`);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, png);
}
