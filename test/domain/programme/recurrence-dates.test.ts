import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { RecurrenceRule } from "../../../domain/model/recurrence.ts";
import { LocalDate } from "../../../domain/model/time.ts";
import { daysOfRule, neverFires } from "../../../domain/programme/recurrence-dates.ts";
import { anyDay, rule } from "./random-schedule.ts";
import { dateOf } from "./slow-occurrences.ts";
import { slowDaysOfRule } from "./slow-rule.ts";

const day = (date: string) => LocalDate.parse(date);
const allDays = (text: string, anchor: string, firstYear: number, years: number) =>
  Array.from({ length: years }, (_, n) => daysOfRule(RecurrenceRule.parse(text), day(anchor), firstYear + n))
    .flat()
    .map(dateOf);

describe("daysOfRule", () => {
  it("agrees with the slow reference for random rules and anchors over nine years", { timeout: 300_000 }, () => {
    fc.assert(
      fc.property(rule, anyDay, (text, anchor) => {
        const expected = slowDaysOfRule(text, dateOf(anchor), Date.parse("2032-12-31") / 86_400_000).map(dateOf);
        expect(allDays(text, dateOf(anchor), 2024, 9)).toEqual(expected);
      }),
      { numRuns: 1500 },
    );
  });

  it.each(["2026-01-01", "2025-12-31", "2020-06-01"])(
    "agrees about every numbered week from either end, counted from %s",
    { timeout: 120_000 },
    (anchor) => {
      for (let week = 1; week <= 53; week++) {
        for (const name of ["MO", "TH", "SU"]) {
          const text = `FREQ=YEARLY;BYWEEKNO=${week},${-week};BYDAY=${name}`;
          const expected = slowDaysOfRule(text, anchor, Date.parse("2032-12-31") / 86_400_000).map(dateOf);
          expect(allDays(text, anchor, 2020, 13)).toEqual(expected);
        }
      }
    },
  );

  it("is the same whichever year is asked first", () => {
    const days = allDays("FREQ=MONTHLY;COUNT=30;BYMONTHDAY=15", "2024-03-01", 2026, 1);
    expect(days).toEqual(["2026-01-15", "2026-02-15", "2026-03-15", "2026-04-15", "2026-05-15", "2026-06-15", "2026-07-15", "2026-08-15"]);
  });

  it("does not give up where few days match or none", () => {
    expect(allDays("FREQ=DAILY;COUNT=1000;BYMONTH=2;BYMONTHDAY=29;BYDAY=MO", "2000-01-01", 2000, 60)).toEqual(["2016-02-29", "2044-02-29"]);
    expect(allDays("FREQ=DAILY;INTERVAL=1000;BYMONTH=2;BYMONTHDAY=30", "2000-01-01", 2026, 3)).toEqual([]);
  });
});

describe("neverFires", () => {
  it.each([
    ["FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", true],
    ["FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30", true],
    ["FREQ=MONTHLY;BYMONTH=4,6;BYMONTHDAY=31", true],
    ["FREQ=DAILY;INTERVAL=7;BYDAY=MO", true],
    ["FREQ=DAILY;UNTIL=20270101", true],
    ["FREQ=MONTHLY;BYDAY=MO;BYSETPOS=6", true],
    ["FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29", false],
    ["FREQ=MONTHLY;BYMONTHDAY=31", false],
    ["FREQ=DAILY;INTERVAL=7;BYDAY=SU", false],
    ["FREQ=YEARLY;BYDAY=MO,TU,WE,TH,FR,SA,SU;BYSETPOS=366", false],
  ])("of %s counted from Sunday 2 May 2027 is %s", (text, expected) => {
    expect(neverFires(RecurrenceRule.parse(text), day("2027-05-02"))).toBe(expected);
  });
});
