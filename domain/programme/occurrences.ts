import type { HolidayCalendar, HolidayRegion } from "../model/holiday.ts";
import type { QuietHours } from "../model/quiet-hours.ts";
import type { Schedule, TimeWindow, WindowDays } from "../model/schedule.ts";
import { DAY_MS, type Interval, type LocalDate, type TimeZone } from "../model/time.ts";
import { clipped, merged } from "./intervals.ts";
import { daysOfRule } from "./recurrence-dates.ts";
import { validityIn } from "./validity.ts";
import { dateOf, dayAt, dayNumber, instantOnDay, minuteOf } from "./wall-clock.ts";

/** Where a schedule is read: the wall clock that counts and the holidays of the place, none without a region. */
export interface Locality {
  readonly zone: TimeZone;
  readonly region: HolidayRegion | null;
  readonly holidays: HolidayCalendar;
}

/**
 * When a schedule is open within `frame`, as sorted intervals that neither overlap nor touch. Rules choose days, windows choose times; both
 * become instants by the wall clock of the place. A window belongs to the day on which it begins.
 */
export function occurrences(schedule: Schedule, locality: Locality, frame: Interval): readonly Interval[] {
  const validity = validityIn(schedule, locality.zone);
  const inside = { fromMs: Math.max(validity.fromMs, frame.fromMs), untilMs: Math.min(validity.untilMs, frame.untilMs) };
  if (inside.fromMs >= inside.untilMs) return [];
  if (schedule.windows.length === 0) return [inside];
  return clipped(merged(schedule.windows.flatMap((window) => windowIntervals(window, locality, inside))), inside);
}

/** When a screen is to stay dark within `frame`, sorted and merged. */
export function quietIntervals(quietHours: readonly QuietHours[], zone: TimeZone, frame: Interval): readonly Interval[] {
  const locality = { zone, region: null, holidays: () => NO_HOLIDAYS };
  const windows = quietHours.map(({ start, end, weekdays }): TimeWindow => {
    return { start, end, days: { kind: "weekdays", weekdays }, except: [], skipHolidays: false };
  });
  return clipped(merged(windows.flatMap((window) => windowIntervals(window, locality, frame))), frame);
}

/** Why a window that the rule alone would open stays shut. */
export type Exclusion = "excluded-date" | "holiday";

/** Why no window is open at an instant though one of the days' rules chose it; null if none did. An excluded date goes before a holiday. */
export function exclusionAt(schedule: Schedule, locality: Locality, atMs: number): Exclusion | null {
  const frame = { fromMs: atMs, untilMs: atMs + 1 };
  const isOpen = (window: TimeWindow) => windowIntervals(window, locality, frame).length > 0;
  const chosen = schedule.windows.filter((window) => isOpen({ ...window, except: [], skipHolidays: false }));
  if (chosen.some((window) => !isOpen({ ...window, skipHolidays: false }))) return "excluded-date";
  return chosen.length > 0 ? "holiday" : null;
}

const NO_HOLIDAYS: ReadonlyMap<LocalDate, string> = new Map();

/** The intervals of a window that touch `frame`, not cut at its edges. Where a gap of the clock swallows one, it is left out. */
function windowIntervals(window: TimeWindow, locality: Locality, frame: Interval): readonly Interval[] {
  const startMinute = minuteOf(window.start);
  const lengthDays = minuteOf(window.end) > startMinute ? 0 : 1;
  const firstDay = dayAt(frame.fromMs, locality.zone) - lengthDays;
  const lastDay = dayAt(frame.untilMs - 1, locality.zone);
  return daysBetween(window.days, firstDay, lastDay)
    .filter((day) => !isLeftOut(window, locality, day))
    .map((day) => ({
      fromMs: instantOnDay(day, startMinute, locality.zone),
      untilMs: instantOnDay(day + lengthDays, minuteOf(window.end), locality.zone),
    }))
    .filter(({ fromMs, untilMs }) => fromMs < untilMs && fromMs < frame.untilMs && untilMs > frame.fromMs);
}

function daysBetween(days: WindowDays, firstDay: number, lastDay: number): readonly number[] {
  const isInside = (day: number) => day >= firstDay && day <= lastDay;
  if (days.kind === "dates") return days.dates.map(dayNumber).filter(isInside);
  if (days.kind === "rule")
    return yearsBetween(firstDay, lastDay).flatMap((year) => daysOfRule(days.rule, days.anchor, year).filter(isInside));
  return range(firstDay, lastDay).filter((day) => days.weekdays.includes(weekdayOf(day)));
}

function isLeftOut({ except, skipHolidays }: TimeWindow, { region, holidays }: Locality, day: number): boolean {
  if (except.length === 0 && !(skipHolidays && region !== null)) return false;
  const date = dateOf(day);
  return except.includes(date) || (skipHolidays && region !== null && holidays(region, Number(date.slice(0, 4))).has(date));
}

/** 1970-01-01 was a Thursday. */
function weekdayOf(day: number): number {
  return ((((day + 3) % 7) + 7) % 7) + 1;
}

function yearsBetween(firstDay: number, lastDay: number): readonly number[] {
  return range(new Date(firstDay * DAY_MS).getUTCFullYear(), new Date(lastDay * DAY_MS).getUTCFullYear());
}

function range(first: number, last: number): readonly number[] {
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);
}
