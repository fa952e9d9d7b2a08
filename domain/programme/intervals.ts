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

/** What of `intervals` lies in none of `others`. Both sorted and merged, as is the result. */
export function without(intervals: readonly Interval[], others: readonly Interval[]): readonly Interval[] {
  const result: Interval[] = [];
  for (const { fromMs, untilMs } of intervals) {
    let startMs = fromMs;
    for (const other of others) {
      if (other.untilMs <= startMs || other.fromMs >= untilMs) continue;
      if (other.fromMs > startMs) result.push({ fromMs: startMs, untilMs: other.fromMs });
      startMs = other.untilMs;
    }
    if (startMs < untilMs) result.push({ fromMs: startMs, untilMs });
  }
  return result;
}

/** Whether two sets of intervals have an instant in common. Each sorted and merged. */
export function meet(a: readonly Interval[], b: readonly Interval[]): boolean {
  let place = 0;
  return a.some(({ fromMs, untilMs }) => {
    while ((b[place]?.untilMs ?? Number.POSITIVE_INFINITY) <= fromMs) place++;
    return (b[place]?.fromMs ?? Number.POSITIVE_INFINITY) < untilMs;
  });
}
