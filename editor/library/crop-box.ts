import type { Crop } from "../../domain/api/media.ts";

/** A part of a picture in its own pixels, from the top left. Always whole, always inside. */
export interface CropBox {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** The edges a handle moves: `nw` moves the upper and the left one. */
export const HANDLES = ["nw", "n", "ne", "e", "se", "s", "sw", "w"] as const;
export type Handle = (typeof HANDLES)[number];

/** Smaller parts look bad on any screen, and the server refuses under a hundredth. */
const LEAST_PX = 16;

export function wholePicture({ width, height }: Size): CropBox {
  return { left: 0, top: 0, width, height };
}

/** The largest part of this shape (`ratio` is width by height) that fits around the middle of the one there is. */
export function shaped(box: CropBox, ratio: number, size: Size): CropBox {
  const width = Math.min(size.width, Math.max(box.width, box.height * ratio), size.height * ratio);
  const height = width / ratio;
  return kept({ left: box.left + (box.width - width) / 2, top: box.top + (box.height - height) / 2, width, height }, size);
}

/** Moves it as a whole; it stops at the edge. */
export function moved(box: CropBox, dx: number, dy: number, size: Size): CropBox {
  return kept({ ...box, left: box.left + dx, top: box.top + dy }, size);
}

/** Pulls at a handle. The opposite edges stay where they are; with a `ratio` the shape stays too. */
export function pulled(box: CropBox, handle: Handle, dx: number, dy: number, size: Size, ratio?: number): CropBox {
  const right = box.left + box.width;
  const bottom = box.top + box.height;
  const most = {
    width: handle.includes("w") ? right : size.width - box.left,
    height: handle.includes("n") ? bottom : size.height - box.top,
  };
  let width = box.width + (handle.includes("w") ? -dx : handle.includes("e") ? dx : 0);
  let height = box.height + (handle.includes("n") ? -dy : handle.includes("s") ? dy : 0);
  if (ratio !== undefined) {
    if (handle === "n" || handle === "s") width = height * ratio;
    width = Math.min(width, most.width, most.height * ratio);
    height = Math.max(LEAST_PX, width) / ratio;
  }
  width = limit(width, LEAST_PX, most.width);
  height = limit(height, LEAST_PX, most.height);
  return kept(
    { left: handle.includes("w") ? right - width : box.left, top: handle.includes("n") ? bottom - height : box.top, width, height },
    size,
  );
}

/** Whole pixels inside the picture. */
export function kept({ left, top, width, height }: CropBox, size: Size): CropBox {
  const wide = limit(Math.round(width), Math.min(LEAST_PX, size.width), size.width);
  const high = limit(Math.round(height), Math.min(LEAST_PX, size.height), size.height);
  return {
    left: limit(Math.round(left), 0, size.width - wide),
    top: limit(Math.round(top), 0, size.height - high),
    width: wide,
    height: high,
  };
}

/** As the server wants it: parts of width and height. */
export function cropOf(box: CropBox, size: Size): Crop {
  return { x: box.left / size.width, y: box.top / size.height, width: box.width / size.width, height: box.height / size.height };
}

function limit(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, value));
}
