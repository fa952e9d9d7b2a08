import type { QuietHours } from "../../../domain/model/quiet-hours.ts";
import type { Schedule, TimeWindow } from "../../../domain/model/schedule.ts";
import type { Interval, LocalDate, TimeZone } from "../../../domain/model/time.ts";
import type { Locality } from "../../../domain/programme/occurrences.ts";
import { calendarDay, dayNumberOf, slowDaysOfRule } from "./slow-rule.ts";

const MINUTE = 60_000;
const HOUR = 3_600_000;
const DAY = 86_400_000;

/**
 * Whether a schedule is open, for each minute of `frame` (whole minutes), written a second time, slowly and apart from the engine: no
 * Temporal, no library of rules. Wall clocks are read minute by minute through Intl.
 */
export function slowlyOpen(schedule: Schedule, locality: Locality, frame: Interval): readonly boolean[] {
  const fromMs = schedule.from === null ? Number.NEGATIVE_INFINITY : slowInstant(schedule.from, locality.zone);
  const untilMs = schedule.until === null ? Number.POSITIVE_INFINITY : slowInstant(schedule.until, locality.zone);
  const open = minutesOf(frame).fill(schedule.windows.length === 0);
  for (const time of slowTimes(schedule.windows, locality, frame)) if (time.shutBy === null) mark(open, frame, time, true);
  mark(open, frame, { fromMs: Number.NEGATIVE_INFINITY, untilMs: fromMs }, false);
  mark(open, frame, { fromMs: untilMs, untilMs: Number.POSITIVE_INFINITY }, false);
  return open;
}

/** Says of each minute in `time`, as far as it lies in `frame`, whether it is open. */
function mark(open: boolean[], frame: Interval, time: Interval, isOpen: boolean): void {
  const endMs = Math.min(time.untilMs, frame.untilMs);
  for (let atMs = Math.max(time.fromMs, frame.fromMs); atMs < endMs; atMs += MINUTE) open[(atMs - frame.fromMs) / MINUTE] = isOpen;
}

/** Whether screens are to stay dark, for each minute of `frame`. */
export function slowlyQuiet(quietHours: readonly QuietHours[], zone: TimeZone, frame: Interval): readonly boolean[] {
  if (quietHours.length === 0) return minutesOf(frame);
  const windows = quietHours.map(({ start, end, weekdays }) => {
    return { start, end, days: { kind: "weekdays", weekdays }, except: [], skipHolidays: false } as const;
  });
  return slowlyOpen({ from: null, until: null, windows }, { zone, region: null, holidays: () => new Map() }, frame);
}

function minutesOf({ fromMs, untilMs }: Interval): boolean[] {
  return new Array<boolean>((untilMs - fromMs) / MINUTE).fill(false);
}

/** A time for which a window is open, or would be if its day were not left out. */
export interface SlowTime extends Interval {
  readonly shutBy: "excluded-date" | "holiday" | null;
}

/** Of all windows, from the day before the frame, for they may last into it, to the day after, which a zone may already write. */
export function slowTimes(windows: readonly TimeWindow[], locality: Locality, frame: Interval): readonly SlowTime[] {
  const times: SlowTime[] = [];
  for (const window of windows) {
    for (let day = Math.floor(frame.fromMs / DAY) - 2; day <= Math.ceil(frame.untilMs / DAY) + 1; day++) {
      if (!isChosen(window, day)) continue;
      const fromMs = slowInstant(`${dateOf(day)}T${window.start}`, locality.zone);
      const untilMs = slowInstant(`${dateOf(window.end > window.start ? day : day + 1)}T${window.end}`, locality.zone);
      times.push({ fromMs, untilMs, shutBy: whyShut(window, locality, day) });
    }
  }
  return times;
}

function isChosen({ days }: TimeWindow, day: number): boolean {
  if (days.kind === "dates") return days.dates.includes(dateOf(day));
  if (days.kind === "weekdays") return days.weekdays.includes(calendarDay(day).weekday || 7);
  return ruleDays(days.rule, days.anchor).has(day);
}

function whyShut({ except, skipHolidays }: TimeWindow, { region, holidays }: Locality, day: number): SlowTime["shutBy"] {
  const date = dateOf(day);
  if (except.includes(date)) return "excluded-date";
  return skipHolidays && region !== null && holidays(region, calendarDay(day).year).has(date) ? "holiday" : null;
}

const LAST_DAY = dayNumberOf("2033-01-31");
const expanded = new Map<string, ReadonlySet<number>>();

/** The days of the rules asked last are remembered: they are asked of many days. */
function ruleDays(rule: string, anchor: string): ReadonlySet<number> {
  const key = `${rule} ${anchor}`;
  const days = expanded.get(key) ?? new Set(slowDaysOfRule(rule, anchor, LAST_DAY));
  if (expanded.size > 100) expanded.clear();
  expanded.set(key, days);
  return days;
}

export function dateOf(day: number): LocalDate {
  return new Date(day * DAY).toISOString().slice(0, 10) as LocalDate;
}

/**
 * The first minute at which wall clocks read `local`. If none does, clocks were put forward over it: then as long after they were as `local`
 * is behind the time they were put forward at.
 */
export function slowInstant(local: string, zone: string): number {
  const key = `${zone} ${local}`;
  const known = instants.get(key) ?? firstReading(local, zone);
  if (instants.size > 100_000) instants.clear();
  instants.set(key, known);
  return known;
}

const instants = new Map<string, number>();

function firstReading(local: string, zone: string): number {
  const wanted = Date.parse(`${local}:00Z`);
  let before = Number.POSITIVE_INFINITY;
  for (let atMs = wanted - 16 * HOUR; atMs <= wanted + 16 * HOUR; atMs += MINUTE) {
    const reading = wallClock(atMs, zone);
    if (reading === wanted) return atMs;
    if (before < wanted && reading > wanted) return atMs + (wanted - (before + MINUTE));
    before = reading;
  }
  throw new Error(`no clock in ${zone} reads ${local}`);
}

const clocks = new Map<string, Intl.DateTimeFormat>();
const readings = new Map<string, Map<number, readonly number[]>>();

/** What wall clocks in a zone read, as if it were UTC. */
function wallClock(atMs: number, zone: string): number {
  const days = readings.get(zone) ?? new Map<number, readonly number[]>();
  readings.set(zone, days);
  const day = Math.floor(atMs / DAY);
  const known = days.get(day) ?? readDay(day, zone);
  days.set(day, known);
  return known[(atMs - day * DAY) / MINUTE] ?? Number.NaN;
}

/** The clock is looked at every half hour and runs on in between: nowhere is it put forward or back at another time of UTC. */
function readDay(day: number, zone: string): readonly number[] {
  const clock = clocks.get(zone) ?? new Intl.DateTimeFormat("sv-SE", { timeZone: zone, dateStyle: "short", timeStyle: "medium" });
  clocks.set(zone, clock);
  const minutes: number[] = [];
  for (let half = 0; half < 48; half++) {
    const reading = Date.parse(`${clock.format(day * DAY + half * 30 * MINUTE).replace(" ", "T")}Z`);
    for (let minute = 0; minute < 30; minute++) minutes.push(reading + minute * MINUTE);
  }
  return minutes;
}
