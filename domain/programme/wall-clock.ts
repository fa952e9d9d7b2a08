import { DAY_MS, type LocalDate, type LocalDateTime, type LocalTime, MINUTE_MS, type TimeZone } from "../model/time.ts";

/** Days remembered per zone: some years, however far people look ahead. */
const MAX_DAYS = 5000;
const zones = new Map<TimeZone, Map<number, number | null>>();

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
  const offsetMs = steadyOffset(day, zone);
  const localMs = day * DAY_MS + minute * MINUTE_MS;
  return offsetMs === null ? byTemporal(localMs, zone) : localMs - offsetMs;
}

/** The instant at which wall clocks in `zone` read `local`, by the same rule. */
export function instantOf(local: LocalDateTime, zone: TimeZone): number {
  return instantOnDay(dayNumber(local.slice(0, 10) as LocalDate), minuteOf(local.slice(11) as LocalTime), zone);
}

/** The day that calendars in `zone` show at an instant. */
export function dayAt(instantMs: number, zone: TimeZone): number {
  const offsetMs = steadyOffset(Math.floor(instantMs / DAY_MS), zone);
  if (offsetMs !== null) return Math.floor((instantMs + offsetMs) / DAY_MS);
  const { year, month, day } = Temporal.Instant.fromEpochMilliseconds(instantMs).toZonedDateTimeISO(zone);
  return Date.UTC(year, month - 1, day) / DAY_MS;
}

/**
 * How far wall clocks are ahead of UTC during a day, be it of UTC or of the zone, in ms; null if they are changed on that day or next to it. Asking
 * Temporal for every instant would be half of the work of compiling a city.
 */
function steadyOffset(day: number, zone: TimeZone): number | null {
  const days = zones.get(zone) ?? new Map<number, number | null>();
  zones.set(zone, days);
  const known = days.get(day);
  if (known !== undefined) return known;
  const offsetMs = findOffset(day, zone);
  if (days.size >= MAX_DAYS) days.clear();
  days.set(day, offsetMs);
  return offsetMs;
}

/** Zones lie within a day of UTC, so the local day is inside these three days of UTC. */
function findOffset(day: number, zone: TimeZone): number | null {
  const start = Temporal.Instant.fromEpochMilliseconds((day - 1) * DAY_MS).toZonedDateTimeISO(zone);
  const change = start.getTimeZoneTransition("next");
  const isSteady = change === null || change.epochMilliseconds >= (day + 2) * DAY_MS;
  return isSteady ? Math.round(start.offsetNanoseconds / 1e6) : null;
}

function byTemporal(localMs: number, zone: TimeZone): number {
  const local = Temporal.PlainDateTime.from(new Date(localMs).toISOString().slice(0, 23));
  return local.toZonedDateTime(zone, { disambiguation: "compatible" }).epochMilliseconds;
}
