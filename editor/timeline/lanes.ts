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

/** Where the title goes that needs `least` of the width. */
export function labelOf({ start, end }: Room, least: number): Label {
  if (end - start >= least) return "inside";
  return start + least <= 1 ? "after" : "before";
}

/** The room a bar takes together with its title. */
export function roomOf(bar: Room, least: number): Room {
  const label = labelOf(bar, least);
  if (label === "inside") return bar;
  return label === "after" ? { start: bar.start, end: bar.start + least } : { start: Math.max(0, bar.end - least), end: bar.end };
}
