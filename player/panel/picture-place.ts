import type { ScreenCard } from "../../domain/api/player-events.ts";
import { type ScreenDisplay, USUAL_DISPLAY } from "../../domain/model/screen.ts";
import type { PixelBox } from "../slides/rendition.ts";

/**
 * Where the picture lies on a panel, in percent: on each side `rim` of the panel stays free; the rest is measured by what is left. Of a wall
 * the picture is as large as all of it, and the panel is a window onto its part.
 */
export interface PicturePlace {
  readonly rim: number;
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** What a picture lies on, in CSS pixels. */
export interface Panel {
  readonly clientWidth: number;
  readonly clientHeight: number;
}

/** How the glass is, as its card says it. A card kept from before says nothing of it. */
export const displayOf = (card: ScreenCard | null): ScreenDisplay => card?.display ?? USUAL_DISPLAY;

export function picturePlace({ overscanPercent: rim, wall }: ScreenDisplay): PicturePlace {
  if (!wall) return { rim, left: 0, top: 0, width: 100, height: 100 };
  const { columns, rows, column, row } = wall;
  const [stepX, stepY] = [100 + wall.bezelAcrossPercent, 100 + wall.bezelDownPercent];
  // Behind each frame but the last, the picture goes on unseen.
  return { rim, left: -column * stepX, top: -row * stepY, width: (columns - 1) * stepX + 100, height: (rows - 1) * stepY + 100 };
}

/** Size of the whole picture, in the unit of the panel. */
export function pictureSize({ clientWidth, clientHeight }: Panel, display: ScreenDisplay): PixelBox {
  const { rim, width, height } = picturePlace(display);
  const part = (side: number, percent: number) => (side * (100 - 2 * rim) * percent) / 10_000;
  return { width: part(clientWidth, width), height: part(clientHeight, height) };
}
