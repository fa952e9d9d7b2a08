import type { Schedule } from "../model/schedule.ts";
import type { Interval, LocalDateTime, TimeZone } from "../model/time.ts";

const remembered = new WeakMap<Schedule, Map<TimeZone, Interval>>();

/**
 * The instants between a schedule's start and end at a site. An open side is infinite. Half-open, with DST as Temporal's `compatible`:
 * a wall time that is skipped moves forward by the length of the gap, a repeated one means its first occurrence. Should that put the
 * start behind the end (both in or at the gap), the interval is empty at the start.
 */
export function validityIn(schedule: Schedule, zone: TimeZone): Interval {
  const zones = remembered.get(schedule) ?? new Map<TimeZone, Interval>();
  remembered.set(schedule, zones);
  const known = zones.get(zone);
  if (known !== undefined) return known;
  const interval = toInterval(schedule, zone);
  zones.set(zone, interval);
  return interval;
}

/** The instant at which wall clocks in `zone` read `local`, DST as Temporal's `compatible`. UTC epoch milliseconds. */
export function instantOf(local: LocalDateTime, zone: TimeZone): number {
  return Temporal.PlainDateTime.from(local).toZonedDateTime(zone, { disambiguation: "compatible" }).epochMilliseconds;
}

function toInterval({ from, until }: Schedule, zone: TimeZone): Interval {
  const fromMs = from === null ? Number.NEGATIVE_INFINITY : instantOf(from, zone);
  const untilMs = until === null ? Number.POSITIVE_INFINITY : instantOf(until, zone);
  return { fromMs, untilMs: Math.max(fromMs, untilMs) };
}
