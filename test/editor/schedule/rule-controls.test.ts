import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { RecurrenceRule } from "../../../domain/model/recurrence.ts";
import { LocalDate } from "../../../domain/model/time.ts";
import { daysOfRule } from "../../../domain/programme/recurrence-dates.ts";
import { controlsOf, type MonthDay, type RuleControls, ruleOf } from "../../../editor/schedule/rule-controls.ts";

const ANCHOR = LocalDate.parse("2026-11-03");
const every = fc.integer({ min: 1, max: 1000 });
const weekday = fc.integer({ min: 1, max: 7 });
const on: fc.Arbitrary<MonthDay> = fc.oneof(
  fc.record({ by: fc.constant("date" as const), day: fc.constantFrom(-1, 1, 2, 15, 28, 29, 30, 31) }),
  fc.record({ by: fc.constant("weekday" as const), nth: fc.constantFrom(1, 2, 3, 4, -1), weekday }),
  fc.record({ by: fc.constant("workday" as const), nth: fc.constantFrom(1 as const, -1 as const) }),
);
const weekdays = fc.uniqueArray(weekday, { minLength: 1 }).map((days) => days.toSorted());
const controls: fc.Arbitrary<RuleControls> = fc.oneof(
  fc.record({ unit: fc.constant("day" as const), every }),
  fc.record({ unit: fc.constant("week" as const), every, weekdays }),
  fc.record({ unit: fc.constant("month" as const), every, on }),
  fc.record({ unit: fc.constant("year" as const), every, month: fc.integer({ min: 1, max: 12 }), on }),
);

describe("the controls of a rule", () => {
  it.each([
    [{ unit: "week", every: 2, weekdays: [2] }, "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU"],
    [{ unit: "day", every: 1 }, "FREQ=DAILY"],
    [{ unit: "month", every: 1, on: { by: "workday", nth: -1 } }, "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1"],
    [{ unit: "month", every: 3, on: { by: "weekday", nth: 2, weekday: 2 } }, "FREQ=MONTHLY;INTERVAL=3;BYDAY=2TU"],
    [{ unit: "year", every: 1, month: 12, on: { by: "date", day: 24 } }, "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=24"],
    [{ unit: "month", every: 1, on: { by: "date", day: -1 } }, "FREQ=MONTHLY;BYMONTHDAY=-1"],
  ] satisfies [RuleControls, string][])("%j write %s", (said, rule) => {
    expect(ruleOf(said)).toBe(rule);
  });

  it("come back as they were from the rule they wrote", () => {
    fc.assert(
      fc.property(controls, (said) => {
        expect(controlsOf(ruleOf(said), ANCHOR)).toEqual(said);
      }),
    );
  });

  it.each(["FREQ=WEEKLY", "FREQ=WEEKLY;INTERVAL=2;WKST=MO", "FREQ=MONTHLY", "FREQ=YEARLY", "FREQ=YEARLY;BYMONTHDAY=3;BYMONTH=11"])(
    "take what %s leaves out from its anchor, and choose the same days",
    (written) => {
      const rule = RecurrenceRule.parse(written);
      const said = controlsOf(rule, ANCHOR);
      expect(said && [2026, 2027, 2028].map((year) => daysOfRule(ruleOf(said), ANCHOR, year))).toEqual(
        [2026, 2027, 2028].map((year) => daysOfRule(rule, ANCHOR, year)),
      );
    },
  );

  it.each([
    "FREQ=DAILY;COUNT=10",
    "FREQ=WEEKLY;BYDAY=MO;UNTIL=20270101",
    "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO;WKST=SU",
    "FREQ=MONTHLY;BYMONTHDAY=1,15",
    "FREQ=MONTHLY;BYDAY=5MO",
    "FREQ=MONTHLY;BYDAY=1MO,3MO",
    "FREQ=MONTHLY;BYMONTH=1;BYMONTHDAY=1",
    "FREQ=YEARLY;BYMONTH=1,7;BYMONTHDAY=1",
    "FREQ=YEARLY;BYDAY=20MO",
    "FREQ=YEARLY;BYYEARDAY=100",
    "FREQ=YEARLY;BYWEEKNO=53;BYDAY=MO",
    "FREQ=DAILY;BYDAY=MO,TU",
  ])("do not pretend to hold %s", (written) => {
    expect(controlsOf(RecurrenceRule.parse(written), ANCHOR)).toBeUndefined();
  });
});
