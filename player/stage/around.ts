import type { ScreenDisplay } from "../../domain/model/screen.ts";
import { dimmingAt } from "../panel/brightness.ts";
import { coloursOf } from "../slides/takeover-look.ts";
import type { Layer } from "./layers.ts";
import { isTakeover, type Shown } from "./shown.ts";

/** What is around a picture that is moved in: black around darkness, its own ground around a takeover, otherwise the paper. */
export function rimColour(shown: Shown | undefined): string {
  if (shown === "off") return "#000";
  return shown && isTakeover(shown) ? coloursOf(shown.takeover).ground : "";
}

/** How dark it is over the picture, 0 to 1. A takeover is always as bright as the panel can, from its coming to its going. */
export function dimmingOver(layers: readonly Layer[], display: ScreenDisplay, localMs: number): number {
  return layers.some(({ shown }) => isTakeover(shown)) ? 0 : dimmingAt(display, localMs);
}
