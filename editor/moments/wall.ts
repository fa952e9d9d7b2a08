import { LocalDateTime, type TimeZone } from "../../domain/model/time.ts";
import { currentLanguage } from "../texts.ts";

/** Reckoning with the wall clock of a site. Pages that use it are loaded with `Temporal`. */

/** What wall clocks in `zone` read at an instant, to the minute. */
export function wallAt(instantMs: number, zone: TimeZone): LocalDateTime {
  return LocalDateTime.parse(zoned(instantMs, zone).toPlainDateTime().toString({ smallestUnit: "minute" }));
}

/** The local day around an instant, as instants from midnight to midnight: 23 or 25 hours when clocks change. */
export function dayAround(instantMs: number, zone: TimeZone): { readonly fromMs: number; readonly untilMs: number } {
  const start = zoned(instantMs, zone).startOfDay();
  return { fromMs: start.epochMilliseconds, untilMs: start.add({ days: 1 }).epochMilliseconds };
}

/** The same time of day so many days later. */
export function daysLater(instantMs: number, days: number, zone: TimeZone): number {
  return zoned(instantMs, zone).add({ days }).epochMilliseconds;
}

/** "Montag, 23. November 2026" at a site. */
export function dayText(instantMs: number, zone: TimeZone): string {
  return format(instantMs, { dateStyle: "full", timeZone: zone });
}

/** "10:42" at a site. */
export function timeText(instantMs: number, zone: TimeZone): string {
  return format(instantMs, { timeStyle: "short", timeZone: zone });
}

/** "Mo., 23.11., 10:42" at a site. */
export function momentText(instantMs: number, zone: TimeZone): string {
  return format(instantMs, { weekday: "short", day: "2-digit", month: "2-digit", hour: "2-digit", minute: "2-digit", timeZone: zone });
}

function zoned(instantMs: number, zone: TimeZone): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(instantMs).toZonedDateTimeISO(zone);
}

function format(instantMs: number, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(currentLanguage(), options).format(instantMs);
}
