import type { Film, Rendition, VideoFile } from "../../domain/model/media.ts";

/** A box in device pixels. */
export interface PixelBox {
  readonly width: number;
  readonly height: number;
}

/** The part of the stage that a picture at most covers: all of it. Stage size in CSS pixels. */
export function pictureBox(stageWidth: number, stageHeight: number, pixelRatio: number): PixelBox {
  return { width: stageWidth * pixelRatio, height: stageHeight * pixelRatio };
}

/** Best first: the smallest files that the engine can draw. */
const TYPES = ["image/avif", "image/webp", "image/jpeg"] as const;
let canAvif = false;

/** Asks the engine once what it can draw. Where it gives no answer, WebP is taken, which every engine we run in can. */
export async function askEngine(): Promise<void> {
  canAvif = (await globalThis.ImageDecoder?.isTypeSupported("image/avif").catch(() => false)) ?? false;
}

/**
 * The smallest file that covers the box without being enlarged, or the largest there is, of the best type that the engine can draw.
 * @throws {RangeError} if the picture has no file at all
 */
export function chooseRendition(renditions: readonly Rendition[], box: PixelBox): Rendition {
  const type = TYPES.find((one) => (one !== "image/avif" || canAvif) && renditions.some((file) => file.type === one));
  const sorted = renditions.filter((file) => file.type === type).sort((a, b) => a.width - b.width);
  const covering = sorted.find(({ width, height }) => width >= box.width && height >= box.height);
  const chosen = covering ?? sorted[sorted.length - 1];
  if (!chosen) throw new RangeError("picture without a file");
  return chosen;
}

/**
 * The first file of a film that the engine says it can play.
 * @throws {RangeError} if it can play none
 */
export function choosePlayable({ files }: Film): VideoFile {
  const probe = document.createElement("video");
  const file = files.find(({ type, codecs }) => probe.canPlayType(`${type}; codecs="${codecs}"`) !== "");
  if (!file) throw new RangeError("no file of the film that this engine can play");
  return file;
}
