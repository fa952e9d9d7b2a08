import type { Rendition } from "../../domain/model/media.ts";
import type { SlidePicture } from "../../domain/model/playlist.ts";

/** A box in device pixels. */
export interface PixelBox {
  readonly width: number;
  readonly height: number;
}

/** The part of the stage a picture can at most cover, in device pixels. Stage size in CSS pixels. */
export function pictureBox(stageWidth: number, stageHeight: number, pixelRatio: number): PixelBox {
  const landscape = stageWidth >= stageHeight;
  return {
    width: stageWidth * pixelRatio * (landscape ? 0.35 : 0.88),
    height: stageHeight * pixelRatio * (landscape ? 0.72 : 0.57),
  };
}

/**
 * The smallest file that covers the box without being enlarged, or the largest there is. WebP if there is any: every engine we run in
 * can draw it, and it is smaller.
 * @throws {RangeError} if the picture has no file at all
 */
export function chooseRendition({ renditions }: SlidePicture, box: PixelBox): Rendition {
  const webp = renditions.filter(({ type }) => type === "image/webp");
  const sorted = [...(webp.length > 0 ? webp : renditions)].sort((a, b) => a.width - b.width);
  const covering = sorted.find(({ width, height }) => width >= box.width && height >= box.height);
  const chosen = covering ?? sorted[sorted.length - 1];
  if (!chosen) throw new RangeError("picture without a file");
  return chosen;
}
