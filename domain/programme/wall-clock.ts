import { DAY_MS, type LocalDate, type LocalDateTime, type LocalTime, MINUTE_MS, type TimeZone } from "../model/time.ts";

/** A day of the calendar as the number of days since 1970-01-01. */
export function dayNumber(date: LocalDate): number {
  return Date.parse(date) / DAY_MS;
}

/** The day of the calendar with this number. */
export function dateOf(day: number): LocalDate {
  return new Date(day * DAY_MS).toISOString().slice(0, 10) as LocalDate;
}

/** The minutes since midnight that a time of day names. */
export function minuteOf(time: LocalTime): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
}

/**
 * The instant at which wall clocks in `zone` read `minute` minutes after midnight of a day, UTC epoch ms. DST as Temporal's `compatible`:
 * a wall time that is skipped moves forward by the length of the gap, a repeated one means its first occurrence.
 */
export function instantOnDay(day: number, minute: number, zone: TimeZone): number {
  const localMs = day * DAY_MS + minute * MINUTE_MS;
  const { offsetMs, change } = clockOn(day, zone);
  const instantMs = localMs - offsetMs;
  if (change === null || instantMs < change.atMs) return instantMs;
  // By the old offset it lies behind the change: by the new one too, or in the gap.
  const laterMs = localMs - change.offsetMs;
  return laterMs >= change.atMs ? laterMs : instantMs;
}

/** The instant at which wall clocks in `zone` read `local`, by the same rule. */
export function instantOf(local: LocalDateTime, zone: TimeZone): number {
  return instantOnDay(dayNumber(local.slice(0, 10) as LocalDate), minuteOf(local.slice(11) as LocalTime), zone);
}

/** The day that calendars in `zone` show at an instant. */
export function dayAt(instantMs: number, zone: TimeZone): number {
  const { offsetMs, change } = clockOn(Math.floor(instantMs / DAY_MS), zone);
  const isChanged = change !== null && instantMs >= change.atMs;
  return Math.floor((instantMs + (isChanged ? change.offsetMs : offsetMs)) / DAY_MS);
}

/**
 * How far wall clocks are ahead of UTC from the day before to the day after a day, be it of UTC or of the zone; with the change if there is one.
 * Clocks are not changed twice within three days.
 */
interface ClockOn {
  readonly offsetMs: number;
  readonly change: { readonly atMs: number; readonly offsetMs: number } | null;
}

/** Days remembered per zone: some years, however far people look ahead. */
const MAX_DAYS = 5000;
const zones = new Map<TimeZone, Map<number, ClockOn>>();

/** Asking Temporal for every instant would be half of the work of compiling a city. */
function clockOn(day: number, zone: TimeZone): ClockOn {
  const days = zones.get(zone) ?? new Map<number, ClockOn>();
  zones.set(zone, days);
  const known = days.get(day);
  if (known !== undefined) return known;
  const clock = findClock(day, zone);
  if (days.size >= MAX_DAYS) days.clear();
  days.set(day, clock);
  return clock;
}

/** Zones lie within a day of UTC, so the local day is inside these three days of UTC. */
function findClock(day: number, zone: TimeZone): ClockOn {
  const start = Temporal.Instant.fromEpochMilliseconds((day - 1) * DAY_MS).toZonedDateTimeISO(zone);
  const next = start.getTimeZoneTransition("next");
  const isNear = next !== null && next.epochMilliseconds < (day + 2) * DAY_MS;
  return { offsetMs: offsetOf(start), change: isNear ? { atMs: next.epochMilliseconds, offsetMs: offsetOf(next) } : null };
}

function offsetOf({ offsetNanoseconds }: Temporal.ZonedDateTime): number {
  return Math.round(offsetNanoseconds / 1e6);
}
