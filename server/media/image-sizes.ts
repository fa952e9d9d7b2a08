import { IMAGE_WIDTHS } from "../../domain/model/media.ts";

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** The tallest file made: `Rendition` allows no more, and WebP ends at 16,383. */
const MOST_HEIGHT = 8192;

/** More than any screen has; encoding takes fifteen times as many bytes. */
const MOST_PIXELS = 16_000_000;

/**
 * The sizes made of an image, narrow to wide, each once. Nothing is enlarged: an image narrower than a step ends with its own width.
 * Very tall images are bounded by their height, large ones by their area.
 */
export function renditionSizes(image: Size): readonly Size[] {
  const sizes = IMAGE_WIDTHS.map((width) => sizeWithin(image, width));
  return sizes.filter((size, index) => size.width !== sizes[index - 1]?.width);
}

/** The size of `image` brought to a width, never larger than it is, at least one pixel each way. */
export function sizeWithin(image: Size, width: number): Size {
  const scale = Math.min(1, width / image.width, MOST_HEIGHT / image.height, Math.sqrt(MOST_PIXELS / (image.width * image.height)));
  return { width: Math.max(1, Math.round(image.width * scale)), height: Math.max(1, Math.round(image.height * scale)) };
}
