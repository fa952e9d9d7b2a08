import type { Stretch } from "../../domain/api/schedules.ts";
import { DAY_MS, type LocalDate, type TimeZone } from "../../domain/model/time.ts";
import { dateOf, dayAt, dayNumber, instantOnDay } from "../../domain/programme/wall-clock.ts";

/** The first day of the week, Monday, that holds a day. */
export function mondayOf(day: number): number {
  // Day 0, 1970-01-01, was a Thursday.
  return day - ((((day + 3) % 7) + 7) % 7);
}

/** What is open of a day, in minutes of the wall clock, half-open: 0 to 1440. */
export interface OpenHours {
  readonly fromMinute: number;
  readonly untilMinute: number;
}

/** The hours of a day that stretches of instants fill, as wall clocks in the zone show them. */
export function hoursOf(day: number, stretches: readonly Stretch[], zone: TimeZone): readonly OpenHours[] {
  const startMs = instantOnDay(day, 0, zone);
  const endMs = instantOnDay(day + 1, 0, zone);
  return stretches
    .filter(({ fromMs, untilMs }) => fromMs < endMs && untilMs > startMs)
    .map(({ fromMs, untilMs }) => ({
      fromMinute: fromMs <= startMs ? 0 : wallMinute(fromMs, zone),
      untilMinute: untilMs >= endMs ? 1440 : wallMinute(untilMs, zone),
    }));
}

/** Minutes since midnight that wall clocks in the zone show. */
export function wallMinute(atMs: number, zone: TimeZone): number {
  const { hour, minute } = Temporal.Instant.fromEpochMilliseconds(atMs).toZonedDateTimeISO(zone);
  return hour * 60 + minute;
}

/** The day of the calendar in the zone at an instant. */
export function dateAt(atMs: number, zone: TimeZone): LocalDate {
  return dateOf(dayAt(atMs, zone));
}

/** When the week of a day begins, UTC epoch ms. */
export function weekStartMs(date: LocalDate, zone: TimeZone): number {
  return instantOnDay(mondayOf(dayNumber(date)), 0, zone);
}

/** Those that are on or to come, the next first. */
export function nextOf(stretches: readonly Stretch[], nowMs: number, count: number): readonly Stretch[] {
  return stretches.filter(({ untilMs }) => untilMs > nowMs).slice(0, count);
}

/** Whether any of the stretches begins or is on within the days from `nowMs` on. */
export function opensWithin(stretches: readonly Stretch[], nowMs: number, days: number): boolean {
  return nextOf(stretches, nowMs, 1).some(({ fromMs }) => fromMs < nowMs + days * DAY_MS);
}
