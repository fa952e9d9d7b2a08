import { describe, expect, it } from "vitest";
import { Schedule } from "../../../domain/model/schedule.ts";
import { emptyContent } from "../../../editor/composer/content.ts";
import { contentFromJournal } from "../../../editor/composer/content-from-journal.ts";
import { faultOf } from "../../../editor/schedule/faults.ts";

const WINDOW = { start: "06:00", end: "09:00", days: { kind: "weekdays", weekdays: [1] }, except: [], skipHolidays: false };
const NO_DAY = { ...WINDOW, days: { kind: "dates", dates: [] } };

/** The schedule as it comes back from the journal of this device. */
function readBack(schedule: object) {
  return contentFromJournal(JSON.parse(JSON.stringify({ ...emptyContent(), schedule })))?.schedule;
}

describe("a typed schedule read back from the journal", () => {
  it("keeps windows whose end lies before the start of their validity", () => {
    const typed = { from: "2026-12-24T00:00", until: "2026-12-01T00:00", windows: [WINDOW] };
    expect(readBack(typed)).toEqual(typed);
  });

  it("keeps a window for which no day is chosen yet, and the others", () => {
    const typed = { from: null, until: null, windows: [WINDOW, NO_DAY] };
    expect(readBack(typed)).toEqual(typed);
  });

  it("leaves out what is no window at all", () => {
    expect(readBack({ from: null, until: null, windows: [WINDOW, { start: "later" }] })?.windows).toEqual([WINDOW]);
  });
});

describe("what is wrong with a typed schedule", () => {
  const typed = (schedule: object) => Schedule.parse({ from: null, until: null, windows: [], ...schedule });

  it("is nothing where the model accepts it and the rule fires", () => {
    expect(faultOf(typed({ windows: [WINDOW] }))).toBeUndefined();
  });

  it("is a rule for a day that never comes", () => {
    const days = { kind: "rule", rule: "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", anchor: "2026-11-03" };
    expect(faultOf(typed({ windows: [{ ...WINDOW, days }] }))).toBe("schedule.neverFires");
  });

  it("is a window without days, and an end before the start", () => {
    const { windows } = readBack({ from: null, until: null, windows: [NO_DAY] }) ?? typed({});
    expect(faultOf({ from: null, until: null, windows })).toBe("schedule.noDay");
    expect(faultOf(readBack({ from: "2026-12-24T00:00", until: "2026-12-01T00:00", windows: [] }) ?? typed({}))).toBe(
      "composer.endsBeforeStart",
    );
  });
});
