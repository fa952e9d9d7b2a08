import sharp from "sharp";
import { contrast } from "../../domain/reading/contrast.ts";
import type { Spot } from "./page/contrast-spots.ts";

/** How much two pictures of the same size differ: in the mean over all, and in the block that differs most, of 255. */
export interface Difference {
  readonly mean: number;
  readonly worstBlock: number;
}

/** Sides of the blocks that are compared: an edge that is smoothed differently vanishes in one, a word that is missing does not. */
const BLOCK = 16;

/** Compares pictures, smoothed a little first. @throws {RangeError} if their sizes differ */
export async function compare(a: Buffer, b: Buffer): Promise<Difference> {
  const [left, right] = await Promise.all([grey(a), grey(b)]);
  const { width, height } = left.info;
  if (width !== right.info.width || height !== right.info.height) throw new RangeError("pictures of different sizes");
  const blocks = Array.from({ length: Math.ceil(width / BLOCK) * Math.ceil(height / BLOCK) }, () => ({ sum: 0, pixels: 0 }));
  let sum = 0;
  for (let at = 0; at < width * height; at++) {
    const difference = Math.abs((left.data[at] ?? 0) - (right.data[at] ?? 0));
    const block = blocks[Math.floor(at / width / BLOCK) * Math.ceil(width / BLOCK) + Math.floor((at % width) / BLOCK)];
    sum += difference;
    if (!block) continue;
    block.sum += difference;
    block.pixels++;
  }
  return { mean: sum / (width * height), worstBlock: Math.max(...blocks.map((block) => block.sum / block.pixels)) };
}

function grey(picture: Buffer) {
  return sharp(picture).removeAlpha().blur(0.8).greyscale().raw().toBuffer({ resolveWithObject: true });
}

const LEAST_CONTRAST = 4.5;
/** So much of the box of a word may be worse: the rim of something that ends beside it. */
const RIM = 0.02;

/** Words with less than 4.5 to 1 against what is really behind them. */
export async function faintWords(picture: Buffer, spots: readonly Spot[]): Promise<readonly string[]> {
  const { data, info } = await sharp(picture).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  const faint: string[] = [];
  for (const spot of spots) {
    const ratios = spot.boxes.flatMap((box) => ratiosIn(box, spot, data, info.width, info.height)).sort((a, b) => a - b);
    const worst = ratios[Math.floor(ratios.length * RIM)] ?? Number.POSITIVE_INFINITY;
    if (worst < LEAST_CONTRAST) faint.push(`contrast ${worst.toFixed(2)}: "${spot.text}"`);
  }
  return faint;
}

function ratiosIn(
  { left, top, width, height }: Spot["boxes"][number],
  { colour, opacity }: Spot,
  data: Buffer,
  across: number,
  down: number,
): readonly number[] {
  const [red = 0, green = 0, blue = 0, alpha = 1] = (colour.match(/[\d.]+/g) ?? []).map(Number);
  const ratios: number[] = [];
  const step = Math.max(2, Math.floor(height / 12));
  for (let y = Math.max(0, Math.ceil(top + height * 0.2)); y < Math.min(down, top + height * 0.8); y += step) {
    for (let x = Math.max(0, Math.ceil(left)); x < Math.min(across, left + width); x += step) {
      const paper = [0, 1, 2].map((channel) => data[(y * across + x) * 3 + channel] ?? 0);
      const ink = [red, green, blue].map((value, channel) => mixed(value, paper[channel] ?? 0, alpha * opacity));
      ratios.push(contrast(hex(ink), hex(paper)));
    }
  }
  return ratios;
}

const mixed = (ink: number, paper: number, opacity: number) => Math.round(ink * opacity + paper * (1 - opacity));
const hex = (channels: readonly number[]) => `#${channels.map((channel) => channel.toString(16).padStart(2, "0")).join("")}`;
