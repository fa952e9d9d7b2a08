/** Something with a place on the line of time, in parts of the frame. */
export interface Room {
  readonly start: number;
  readonly end: number;
}

/** What adding up parts of a frame may be wrong by. */
const ROUNDING = 1e-9;

/**
 * Puts bars into as few lanes as possible, so that none lies on another; those that touch may share one. Earlier ones stand
 * higher; of those that begin together the longer.
 * @returns the lane of each bar, from 0, in the order given
 */
export function lanesOf(bars: readonly Room[]): readonly number[] {
  const order = bars.map((_, index) => index).sort((a, b) => compare(bars[a], bars[b]) || a - b);
  const ends: number[] = [];
  const lanes = new Array<number>(bars.length).fill(0);
  for (const index of order) {
    const bar = bars[index];
    if (!bar) continue;
    const free = ends.findIndex((end) => end <= bar.start + ROUNDING);
    const lane = free < 0 ? ends.length : free;
    ends[lane] = bar.end;
    lanes[index] = lane;
  }
  return lanes;
}

function compare(a: Room | undefined, b: Room | undefined): number {
  return (a?.start ?? 0) - (b?.start ?? 0) || (b?.end ?? 0) - (a?.end ?? 0);
}

/** Where the title of a bar is written: on it, or beside it if it is too short. */
export type Label = "inside" | "after" | "before";

/** How much of the width the title of a bar needs: to be written on it, and beside it. */
export interface TitleNeeds {
  readonly inside: number;
  readonly beside: number;
}

/** Where the title of a bar goes. */
export function labelOf({ start, end }: Room, { inside, beside }: TitleNeeds): Label {
  if (end - start >= inside) return "inside";
  return end + beside <= 1 || start < beside ? "after" : "before";
}

/** The room a bar takes together with its title. */
export function roomOf(bar: Room, needs: TitleNeeds): Room {
  const label = labelOf(bar, needs);
  if (label === "inside") return bar;
  return label === "after" ? { start: bar.start, end: bar.end + needs.beside } : { start: bar.start - needs.beside, end: bar.end };
}

const ICON_PX = 24;
const SIGN_PX = 7.6;
const EDGES_PX = 22;
const LONGEST_BESIDE_PX = 280;
const ENOUGH_INSIDE_PX = 110;

/** What a title of so many signs needs where the frame is `widthPx` wide, reckoned and not measured: hundreds of bars are to be placed at once. */
export function needsOf(signs: number, hasIcon: boolean, widthPx: number): TitleNeeds {
  const title = signs * SIGN_PX + (hasIcon ? ICON_PX : 0) + EDGES_PX;
  return { inside: Math.min(title, ENOUGH_INSIDE_PX) / widthPx, beside: Math.min(title, LONGEST_BESIDE_PX) / widthPx };
}
