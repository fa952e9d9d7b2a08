/** Something with a place on the line of time, in parts of the frame. */
interface Placed {
  readonly start: number;
  readonly end: number;
}

/** What adding up parts of a frame may be wrong by. */
const ROUNDING = 1e-9;

/**
 * Puts bars into as few lanes as possible, so that none lies on another; those that touch may share one. A bar takes at least `least` of the
 * width, because its title has to be seen. Earlier ones stand higher; of those that begin together the longer.
 * @returns the lane of each bar, from 0, in the order given
 */
export function lanesOf(bars: readonly Placed[], least: number): readonly number[] {
  const order = bars.map((_, index) => index).sort((a, b) => compare(bars[a], bars[b]) || a - b);
  const ends: number[] = [];
  const lanes = new Array<number>(bars.length).fill(0);
  for (const index of order) {
    const bar = bars[index];
    if (!bar) continue;
    const free = ends.findIndex((end) => end <= bar.start + ROUNDING);
    const lane = free < 0 ? ends.length : free;
    ends[lane] = Math.max(bar.end, bar.start + least);
    lanes[index] = lane;
  }
  return lanes;
}

function compare(a: Placed | undefined, b: Placed | undefined): number {
  return (a?.start ?? 0) - (b?.start ?? 0) || (b?.end ?? 0) - (a?.end ?? 0);
}
