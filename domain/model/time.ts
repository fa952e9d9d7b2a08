import * as z from "zod/mini";

/** An instant: UTC epoch milliseconds, a whole number between 1970 and 9999. */
export const Instant = z.int().check(z.minimum(0), z.maximum(253_402_300_799_999)).brand<"Instant">();
export type Instant = z.infer<typeof Instant>;

/** Wall time without a zone, `YYYY-MM-DDTHH:MM`, 2000 to 2199. It becomes an instant only together with a site's zone. */
export const LocalDateTime = z
  .string()
  .check(
    z.regex(/^2[01]\d\d-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d$/),
    z.refine(isCalendarDay, { error: "No such day in the calendar", params: { rule: "no-such-day" } }),
  )
  .brand<"LocalDateTime">();
export type LocalDateTime = z.infer<typeof LocalDateTime>;

/** A day of the calendar without a zone, `YYYY-MM-DD`, 2000 to 2199. */
export const LocalDate = z
  .string()
  .check(
    z.regex(/^2[01]\d\d-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/),
    z.refine(isCalendarDay, { error: "No such day in the calendar", params: { rule: "no-such-day" } }),
  )
  .brand<"LocalDate">();
export type LocalDate = z.infer<typeof LocalDate>;

/** A time of day on a wall clock, `HH:MM`, 00:00 to 23:59. */
export const LocalTime = z
  .string()
  .check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/))
  .brand<"LocalTime">();
export type LocalTime = z.infer<typeof LocalTime>;

/** A day of the week as ISO 8601 counts them: 1 is Monday, 7 is Sunday. */
export const Weekday = z.int().check(z.minimum(1), z.maximum(7));
export type Weekday = z.infer<typeof Weekday>;

/** An IANA time zone that this machine knows, such as `Europe/Berlin`. Fixed offsets are refused: they know no summer time. */
export const TimeZone = z
  .string()
  .check(z.maxLength(64), z.refine(isKnownZone, { error: "Not a known time zone", params: { rule: "unknown-zone" } }))
  .brand<"TimeZone">();
export type TimeZone = z.infer<typeof TimeZone>;

/** A stretch of instants, half-open: `fromMs` is in it, `untilMs` is not. */
export interface Interval {
  readonly fromMs: number;
  readonly untilMs: number;
}

export const SECOND_MS = 1000;
export const MINUTE_MS = 60_000;
export const HOUR_MS = 3_600_000;
export const DAY_MS = 86_400_000;
export const WEEK_MS = 604_800_000;

function isCalendarDay(local: string): boolean {
  const [year, month, day] = local.slice(0, 10).split("-").map(Number) as [number, number, number];
  return new Date(Date.UTC(year, month - 1, day)).getUTCDate() === day;
}

const knownZones = new Set<string>();

/** Asking the engine takes a tenth of a millisecond, so what it knows is remembered; there are some six hundred. */
function isKnownZone(zone: string): boolean {
  if (knownZones.has(zone)) return true;
  if (!/^[A-Za-z]/.test(zone)) return false;
  try {
    new Intl.DateTimeFormat("en", { timeZone: zone });
    knownZones.add(zone);
    return true;
  } catch {
    return false;
  }
}
