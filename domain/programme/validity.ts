import type { Schedule } from "../model/schedule.ts";
import type { Interval, TimeZone } from "../model/time.ts";
import { instantOf } from "./wall-clock.ts";

/**
 * The instants between a schedule's start and end at a site. An open side is infinite. Half-open. Should the end of summer time's gap put the
 * start behind the end, the interval is empty at the start.
 */
export function validityIn({ from, until }: Schedule, zone: TimeZone): Interval {
  const fromMs = from === null ? Number.NEGATIVE_INFINITY : instantOf(from, zone);
  const untilMs = until === null ? Number.POSITIVE_INFINITY : instantOf(until, zone);
  return { fromMs, untilMs: Math.max(fromMs, untilMs) };
}
