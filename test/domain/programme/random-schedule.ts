import fc from "fast-check";
import type { HolidayCalendar } from "../../../domain/model/holiday.ts";
import { HolidayRegion } from "../../../domain/model/holiday.ts";
import { RecurrenceRule } from "../../../domain/model/recurrence.ts";
import type { Schedule, TimeWindow } from "../../../domain/model/schedule.ts";
import { type Interval, LocalDate, LocalTime } from "../../../domain/model/time.ts";
import type { Locality } from "../../../domain/programme/occurrences.ts";
import { local } from "./sample.ts";
import { dateOf } from "./slow-occurrences.ts";

/** Random schedules, rich in what calendars and clocks make difficult. */

export const ZONES = ["Europe/Berlin", "America/Sao_Paulo", "Australia/Lord_Howe", "Asia/Kathmandu", "UTC"];
const DAY = 86_400_000;
const dayOf = (date: string) => Date.parse(date) / DAY;
const FIRST = dayOf("2024-01-01");
const LAST = dayOf("2032-12-31");

/** Nights in which clocks change in Berlin or on Lord Howe, turns of the year, leap days, ends of months, ISO weeks 53. */
const DIFFICULT = [
  ...["2024-03-31", "2025-03-30", "2027-03-28", "2030-03-31", "2024-10-27", "2026-10-25", "2027-10-31", "2032-10-31"],
  ...["2024-04-07", "2027-04-04", "2032-04-04", "2024-10-06", "2027-10-03", "2031-10-05"],
  ...["2024-12-31", "2026-12-31", "2028-01-01", "2032-12-28", "2027-01-03", "2026-12-28"],
  ...["2024-02-29", "2028-02-29", "2032-02-29", "2027-02-28", "2027-04-30", "2027-05-31", "2027-05-27"],
].map(dayOf);

/** A day of the years 2024 to 2032; every second one is near a difficult one. */
export const anyDay: fc.Arbitrary<number> = fc.oneof(
  fc.integer({ min: FIRST, max: LAST }),
  fc
    .tuple(fc.constantFrom(...DIFFICULT), fc.integer({ min: -2, max: 2 }))
    .map(([day, shift]) => Math.min(Math.max(day + shift, FIRST), LAST)),
);
const date = (day: number) => LocalDate.parse(dateOf(day));
const near = (day: number) => fc.integer({ min: -4, max: 6 }).map((shift) => date(day + shift));

/** Every minute may be; often those at which clocks are put forward or back, and midnight. */
export const time = fc
  .oneof(
    fc.constantFrom("00:00", "01:30", "01:45", "02:00", "02:15", "02:30", "03:00", "03:30", "23:59"),
    fc.integer({ min: 0, max: 1439 }).map((minute) => new Date(minute * 60_000).toISOString().slice(11, 16)),
  )
  .map((text) => LocalTime.parse(text));

const NAMES = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];
export const weekdays = fc.subarray([1, 2, 3, 4, 5, 6, 7], { minLength: 1 });
const listOf = <T>(item: fc.Arbitrary<T>, maxLength: number) =>
  fc.uniqueArray(item, { minLength: 1, maxLength, selector: String }).map((items) => items.join(","));
/** From either end; small numbers more often, that rules may meet. */
const fromEitherEnd = (max: number) =>
  fc.oneof(fc.integer({ min: 1, max }), fc.integer({ min: 1, max: Math.min(max, 5) })).chain((n) => fc.constantFrom(n, n, -n));
const plainDays = listOf(fc.constantFrom(...NAMES), 7);
const nthDays = (max: number) =>
  listOf(
    fc.tuple(fc.option(fromEitherEnd(max)), fc.constantFrom(...NAMES)).map(([nth, name]) => `${nth === null ? "" : String(nth)}${name}`),
    4,
  );

interface RuleParts {
  readonly [name: string]: fc.Arbitrary<string>;
}
const months = listOf(fc.integer({ min: 1, max: 12 }), 4);
const monthDays = listOf(fromEitherEnd(31), 6);
const PARTS: Readonly<Record<string, readonly RuleParts[]>> = {
  DAILY: [{ BYMONTH: months, BYMONTHDAY: monthDays, BYDAY: plainDays, BYSETPOS: fc.constantFrom("1", "-1", "2") }],
  WEEKLY: [{ BYMONTH: months, BYDAY: plainDays, BYSETPOS: listOf(fromEitherEnd(4), 2) }],
  MONTHLY: [{ BYMONTH: months, BYMONTHDAY: monthDays, BYDAY: fc.oneof(plainDays, nthDays(5)), BYSETPOS: listOf(fromEitherEnd(6), 3) }],
  YEARLY: [
    { BYMONTH: months, BYMONTHDAY: monthDays, BYDAY: nthDays(53), BYSETPOS: listOf(fromEitherEnd(60), 3) },
    { BYMONTH: months, BYYEARDAY: listOf(fromEitherEnd(366), 8), BYDAY: nthDays(53), BYSETPOS: listOf(fromEitherEnd(6), 3) },
    { BYMONTH: months, BYWEEKNO: listOf(fromEitherEnd(53), 8), BYDAY: plainDays, BYSETPOS: listOf(fromEitherEnd(6), 3) },
  ],
};

/** Every part is there or not, and what is thus made is a rule by its schema or not used. */
export const rule: fc.Arbitrary<RecurrenceRule> = fc
  .constantFrom(...Object.entries(PARTS).flatMap(([frequency, choices]) => choices.map((parts) => [frequency, parts] as const)))
  .chain(([frequency, parts]) =>
    fc.record({
      FREQ: fc.constant(frequency),
      INTERVAL: fc.option(fc.oneof(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 60 })).map(String)),
      bounds: fc.oneof(
        { weight: 3, arbitrary: fc.constant({}) },
        fc.record({ COUNT: fc.oneof(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 1, max: 1000 })).map(String) }),
        fc.record({ UNTIL: anyDay.map((day) => dateOf(day).replaceAll("-", "")) }),
      ),
      by: fc.record(
        Object.fromEntries(Object.entries(parts).map(([name, value]) => [name, fc.option(value, { freq: name === "BYSETPOS" ? 1 : 2 })])),
      ),
      WKST: fc.option(fc.constantFrom(...NAMES), { freq: 1 }),
    }),
  )
  .map(({ FREQ, INTERVAL, bounds, by, WKST }) => {
    const { BYSETPOS, ...filters } = by;
    const usable = Object.values(filters).some((value) => value !== null) ? by : filters;
    const parts = Object.entries({ FREQ, INTERVAL, ...bounds, ...usable, WKST });
    return parts.flatMap(([name, value]) => (typeof value === "string" ? `${name}=${value}` : [])).join(";");
  })
  .filter((text) => RecurrenceRule.safeParse(text).success)
  .map((text) => RecurrenceRule.parse(text));

export function windowNear(day: number): fc.Arbitrary<TimeWindow> {
  return fc.record({
    start: time,
    end: time,
    days: fc.oneof(
      fc.record({ kind: fc.constant("weekdays" as const), weekdays }),
      fc.record({
        kind: fc.constant("rule" as const),
        rule,
        anchor: fc.oneof(fc.integer({ min: 0, max: 3000 }), fc.integer({ min: -5, max: 60 })).map((ago) => date(day - ago)),
      }),
      fc.record({ kind: fc.constant("dates" as const), dates: fc.uniqueArray(near(day), { minLength: 1, maxLength: 6 }) }),
    ),
    except: fc.oneof(fc.constant([]), fc.uniqueArray(near(day), { maxLength: 4 })),
    skipHolidays: fc.boolean(),
  });
}

/** Validity that begins or ends near a day, on any minute; never inside out. */
export function validityNear(day: number) {
  const moment = fc.option(
    fc.tuple(near(day), time).map(([on, clock]) => local(`${on}T${clock}`)),
    { freq: 1 },
  );
  return fc.tuple(moment, moment).map(([from, until]) => {
    if (from === null || until === null || from < until) return { from, until };
    return from === until ? { from, until: null } : { from: until, until: from };
  });
}

export function scheduleNear(day: number): fc.Arbitrary<Schedule> {
  return fc.tuple(validityNear(day), fc.array(windowNear(day), { maxLength: 4 })).map(([validity, windows]) => ({ ...validity, windows }));
}

export const NOWHERE = HolidayRegion.parse("XX");
const years = new Map<number, ReadonlyMap<LocalDate, string>>();

/** Every day whose number leaves a remainder of 3 or 4 by nine is a holiday in XX: often one, and always two in a row. None elsewhere. */
export const everyNinthDay: HolidayCalendar = (region, year) => {
  const known =
    years.get(year) ?? new Map(daysOf(year).flatMap((day) => (day % 9 === 3 || day % 9 === 4 ? [[date(day), "Feiertag"]] : [])));
  years.set(year, known);
  return region === NOWHERE ? known : new Map();
};

function daysOf(year: number): readonly number[] {
  const first = dayOf(`${String(year)}-01-01`);
  return Array.from({ length: dayOf(`${String(year + 1)}-01-01`) - first }, (_, index) => first + index);
}

export interface ScheduleScene {
  readonly schedule: Schedule;
  readonly locality: Locality;
  readonly frame: Interval;
}

/** A schedule at one of the places and two to four days in which something of it may be on, that begin and end with any minute. */
export const scheduleSceneAt = (...places: readonly Locality[]): fc.Arbitrary<ScheduleScene> =>
  anyDay.chain((day) =>
    fc.record({
      schedule: scheduleNear(day),
      locality: fc.constantFrom(...places),
      frame: fc
        .tuple(fc.integer({ min: -1440, max: 0 }), fc.integer({ min: 2 * 1440, max: 4 * 1440 }))
        .map(([shift, minutes]) => ({ fromMs: day * DAY + shift * 60_000, untilMs: day * DAY + (shift + minutes) * 60_000 })),
    }),
  );
