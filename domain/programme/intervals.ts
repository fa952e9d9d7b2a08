import type { Interval } from "../model/time.ts";

/** The same time as sorted intervals that neither overlap nor touch. Empty ones are dropped. */
export function merged(intervals: readonly Interval[]): readonly Interval[] {
  const sorted = intervals.filter(({ fromMs, untilMs }) => fromMs < untilMs).sort((a, b) => a.fromMs - b.fromMs);
  const result: Interval[] = [];
  for (const next of sorted) {
    const last = result.at(-1);
    if (last === undefined || next.fromMs > last.untilMs) result.push(next);
    else if (next.untilMs > last.untilMs) result[result.length - 1] = { fromMs: last.fromMs, untilMs: next.untilMs };
  }
  return result;
}

/** What of the intervals lies inside `frame`. */
export function clipped(intervals: readonly Interval[], frame: Interval): readonly Interval[] {
  return intervals
    .map(({ fromMs, untilMs }) => ({ fromMs: Math.max(fromMs, frame.fromMs), untilMs: Math.min(untilMs, frame.untilMs) }))
    .filter(({ fromMs, untilMs }) => fromMs < untilMs);
}

export function contains({ fromMs, untilMs }: Interval, atMs: number): boolean {
  return atMs >= fromMs && atMs < untilMs;
}
