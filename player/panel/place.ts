import type { ScreenDisplay } from "../../domain/model/screen.ts";
import { type PixelBox, pictureBox } from "../slides/rendition.ts";
import { unitOf } from "../stage/unit.ts";
import { type Panel, picturePlace, pictureSize } from "./picture-place.ts";

/** The whole picture in device pixels. */
export function pixelsOf(stage: Panel, display: ScreenDisplay): PixelBox {
  const { width, height } = pictureSize(stage, display);
  return pictureBox(width, height, devicePixelRatio);
}

/** The same for a stage that fills the window, as `turned-styles` turns it. */
export function pixelsOfWindow(display: ScreenDisplay): PixelBox {
  const isUpright = display.rotation % 180 === 0;
  const [clientWidth, clientHeight] = isUpright ? [innerWidth, innerHeight] : [innerHeight, innerWidth];
  return pixelsOf({ clientWidth, clientHeight }, display);
}

/** Tells the style sheet of a stage where its picture lies and how long a unit is in it. @returns the same for the stage */
export function place(stage: HTMLElement, display: ScreenDisplay, safeAreaPercent: number): ReturnType<typeof unitOf> {
  const part = 1 - (2 * safeAreaPercent) / 100;
  const { width, height } = pictureSize(stage, display);
  const units = unitOf({ clientWidth: width * part, clientHeight: height * part });
  for (const [name, percent] of Object.entries(picturePlace(display))) stage.style.setProperty(`--picture-${name}`, `${percent}%`);
  for (const name of ["--u", "--stage-u"]) stage.style.setProperty(name, `${units.unitPx}px`);
  return units;
}
