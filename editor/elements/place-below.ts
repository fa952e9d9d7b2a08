const GAP_PX = 4;
const EDGE_PX = 12;
const MAX_HEIGHT_PX = 320;

/** Puts a popover below its control, or above it where there is more room, as wide as the control and never past the window's edge. */
export function placeBelow(popover: HTMLElement, control: HTMLElement): void {
  const { top, bottom, left, width } = control.getBoundingClientRect();
  const below = window.innerHeight - bottom - GAP_PX - EDGE_PX;
  const above = top - GAP_PX - EDGE_PX;
  const isBelow = below >= Math.min(MAX_HEIGHT_PX, popover.scrollHeight) || below >= above;
  popover.style.setProperty("left", `${left}px`);
  popover.style.setProperty("width", `${width}px`);
  popover.style.setProperty("max-height", `${Math.min(MAX_HEIGHT_PX, isBelow ? below : above)}px`);
  popover.style.setProperty("top", isBelow ? `${bottom + GAP_PX}px` : "auto");
  popover.style.setProperty("bottom", isBelow ? "auto" : `${window.innerHeight - top + GAP_PX}px`);
}
