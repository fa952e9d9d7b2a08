import type { Format } from "./slides/fitted.ts";

/**
 * The format of a box and the length of one unit in it, in CSS pixels: 1/1920 of the width in landscape, 1/1080 in portrait, less if
 * the box is flatter than usual.
 */
export function unitOf({ clientWidth: width, clientHeight: height }: { readonly clientWidth: number; readonly clientHeight: number }): {
  readonly format: Format;
  readonly unitPx: number;
} {
  return width >= height
    ? { format: "landscape", unitPx: Math.min(width / 1920, height / 1080) }
    : { format: "portrait", unitPx: Math.min(width / 1080, height / 1920) };
}
