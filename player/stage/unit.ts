import type { Format } from "../slides/fitted.ts";

interface Box {
  readonly clientWidth: number;
  readonly clientHeight: number;
}

/** Wider than this is a strip, such as half of a panel: half as many units fit one above the other. */
const NARROW_RATIO = 2.6;
const UNITS: Readonly<Record<Format, readonly [number, number]>> = { landscape: [1920, 1080], portrait: [1080, 1920], narrow: [1920, 540] };

/**
 * The format of a box and the length of one unit in it, in CSS pixels: 1/1920 of the width in landscape, 1/1080 in portrait, less if
 * the box is flatter than usual.
 */
export function unitOf({ clientWidth: width, clientHeight: height }: Box): { readonly format: Format; readonly unitPx: number } {
  const format = width > height * NARROW_RATIO ? "narrow" : width >= height ? "landscape" : "portrait";
  const [across, down] = UNITS[format];
  return { format, unitPx: Math.min(width / across, height / down) };
}
