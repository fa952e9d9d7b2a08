import type { AushangStage } from "../../../player/stage/stage.ts";
import { piecesOf } from "./text-pieces.ts";

/** Where words stand, in CSS pixels, in what colour (`rgb(…)` as computed) and how opaque. */
export interface Spot {
  readonly text: string;
  readonly colour: string;
  readonly opacity: number;
  readonly boxes: readonly { readonly left: number; readonly top: number; readonly width: number; readonly height: number }[];
}

/** Every text on the glass with its ink, for measuring it against the pixels behind it. */
export function contrastSpots(stage: AushangStage): readonly Spot[] {
  return piecesOf(stage).map(({ text, element, boxes }) => ({
    text: text.slice(0, 40),
    colour: getComputedStyle(element).color,
    opacity: opacityOf(element),
    boxes: boxes.map(({ left, top, width, height }) => ({ left, top, width, height })),
  }));
}

function opacityOf(element: Element): number {
  let opacity = 1;
  for (let at: Element | null = element; at; at = at.parentElement) opacity *= Number(getComputedStyle(at).opacity);
  return opacity;
}
