import type { Interval, LocalDate, TimeZone } from "../../domain/model/time.ts";
import { DAY_MS, HOUR_MS } from "../../domain/model/time.ts";
import { dateOf, dayNumber, instantOnDay } from "../../domain/programme/wall-clock.ts";

export const VIEWS = ["day", "week", "fortnight", "month"] as const;
export type View = (typeof VIEWS)[number];

/** A day of the newsroom's calendar. It begins and ends at local midnight, so it may last 23 or 25 hours. `weekday`: 1 is Monday. */
export interface Day extends Interval {
  readonly date: LocalDate;
  readonly weekday: number;
}

/** What the timeline shows: whole days of the newsroom's zone. */
export interface Frame extends Interval {
  readonly zone: TimeZone;
  readonly days: readonly Day[];
}

/** How far one step moves a bar, in minutes of the wall clock. */
export const STEP_MINUTES: Readonly<Record<View, number>> = { day: 15, week: 60, fortnight: 60, month: 1440 };

/** How finely the load is drawn. */
export const CELL_MS = { day: HOUR_MS, week: 3 * HOUR_MS, fortnight: 6 * HOUR_MS, month: 6 * HOUR_MS } as const satisfies Record<
  View,
  number
>;

/** The days a view shows that has this date in it: weeks begin on Monday, months on their first. */
export function frameOf(view: View, date: LocalDate, zone: TimeZone): Frame {
  const first = firstDay(view, date);
  const days = Array.from({ length: lengthOf(view, date) }, (_, index) => dayOf(first + index, zone));
  return { zone, days, fromMs: instantOnDay(first, 0, zone), untilMs: instantOnDay(first + days.length, 0, zone) };
}

/** The date to show after so many steps back or on. A month keeps to its first, so that none is skipped after the 31st. */
export function shifted(view: View, date: LocalDate, steps: number): LocalDate {
  if (view !== "month") return dateOf(dayNumber(date) + steps * { day: 1, week: 7, fortnight: 14 }[view]);
  const [year = 0, month = 1] = date.split("-").map(Number);
  return dateOf(Date.UTC(year, month - 1 + steps, 1) / DAY_MS);
}

/** The week of the year as ISO 8601 counts it. */
export function calendarWeek(date: LocalDate): number {
  const thursday = firstDay("week", date) + 3;
  const newYear = Date.UTC(Number(dateOf(thursday).slice(0, 4)), 0, 1) / DAY_MS;
  return Math.floor((thursday - newYear) / 7) + 1;
}

/** 1 is Monday; 1970-01-01 was a Thursday. */
export function weekdayOf(day: number): number {
  return ((((day + 3) % 7) + 7) % 7) + 1;
}

function dayOf(day: number, zone: TimeZone): Day {
  return { date: dateOf(day), weekday: weekdayOf(day), fromMs: instantOnDay(day, 0, zone), untilMs: instantOnDay(day + 1, 0, zone) };
}

function firstDay(view: View, date: LocalDate): number {
  const day = dayNumber(date);
  if (view === "day") return day;
  return view === "month" ? day - Number(date.slice(8)) + 1 : day - weekdayOf(day) + 1;
}

function lengthOf(view: View, date: LocalDate): number {
  if (view !== "month") return { day: 1, week: 7, fortnight: 14 }[view];
  return new Date(Date.UTC(Number(date.slice(0, 4)), Number(date.slice(5, 7)), 0)).getUTCDate();
}
