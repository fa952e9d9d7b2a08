import { describe, expect, it } from "vitest";
import type { HolidayCalendar } from "../../../domain/model/holiday.ts";
import { HolidayRegion } from "../../../domain/model/holiday.ts";
import { RecurrenceRule } from "../../../domain/model/recurrence.ts";
import { type Schedule, TimeWindow } from "../../../domain/model/schedule.ts";
import { LocalDate } from "../../../domain/model/time.ts";
import { occurrences } from "../../../domain/programme/occurrences.ts";
import { publicHolidays } from "../../../server/schedules/holidays.ts";
import { at, local, schedule, zone } from "./sample.ts";

/** Cases a calendar in the hand can check. All instants are written out. */

interface Place {
  readonly zone?: string;
  readonly region?: string;
  readonly holidays?: HolidayCalendar;
}

/** When a schedule is open from midnight UTC of one day until that of another, as `2027-05-10T06:00Z/07:00Z`. */
function openIn(times: Partial<Schedule>, from: string, until: string, { zone: name, region, holidays }: Place = {}): readonly string[] {
  const locality = {
    zone: zone(name ?? "Europe/Berlin"),
    region: region === undefined ? null : HolidayRegion.parse(region),
    holidays: holidays ?? (() => new Map()),
  };
  const text = (ms: number) => new Date(ms).toISOString().replace(":00.000", "");
  return occurrences(schedule(times), locality, { fromMs: at(`${from}T00:00Z`), untilMs: at(`${until}T00:00Z`) }).map(
    ({ fromMs, untilMs }) => `${text(fromMs)}/${text(untilMs)}`,
  );
}

type Days =
  | { readonly weekdays: readonly number[] }
  | { readonly rule: string; readonly anchor: string }
  | { readonly dates: readonly string[] };

/** `08:00-10:00` on some days. */
function window(times: string, days: Days, change: { readonly except?: readonly string[]; readonly skipHolidays?: boolean } = {}) {
  const [start, end] = times.split("-");
  const kind = "weekdays" in days ? "weekdays" : "rule" in days ? "rule" : "dates";
  return TimeWindow.parse({ start, end, days: { kind, ...days }, except: [], skipHolidays: false, ...change });
}

const on = (times: string, ...dates: readonly string[]) => ({ windows: [window(times, { dates })] });
const daily = (times: string) => ({ windows: [window(times, { weekdays: [1, 2, 3, 4, 5, 6, 7] })] });

/** The days from one year to another on which a rule opens a window in the morning. */
function daysOf(rule: string, anchor: string, from: string, until: string): readonly string[] {
  const morning = { windows: [window("08:00-09:00", { rule: RecurrenceRule.parse(rule), anchor: LocalDate.parse(anchor) })] };
  return openIn(morning, from, until).map((interval) => interval.slice(0, 10));
}

describe("on the nights clocks change in Berlin", () => {
  it.each([
    ["a window over midnight lasts seven hours of eight in March", "22:00-06:00", "2027-03-27", ["2027-03-27T21:00Z/2027-03-28T04:00Z"]],
    ["and nine in October", "22:00-06:00", "2027-10-30", ["2027-10-30T20:00Z/2027-10-31T05:00Z"]],
    ["a start that is skipped moves on by an hour", "02:30-04:00", "2027-03-28", ["2027-03-28T01:30Z/2027-03-28T02:00Z"]],
    ["an end that is skipped does too", "01:30-02:30", "2027-03-28", ["2027-03-28T00:30Z/2027-03-28T01:30Z"]],
    ["a window inside the skipped hour moves as a whole", "02:10-02:50", "2027-03-28", ["2027-03-28T01:10Z/2027-03-28T01:50Z"]],
    ["one whose start moves to its end is not there", "02:00-03:00", "2027-03-28", []],
    ["nor is one whose start moves behind its end", "02:30-03:15", "2027-03-28", []],
    ["a repeated start is the first one", "02:30-03:30", "2027-10-31", ["2027-10-31T00:30Z/2027-10-31T02:30Z"]],
    ["a repeated end as well", "01:00-02:30", "2027-10-31", ["2027-10-30T23:00Z/2027-10-31T00:30Z"]],
    ["a window inside the repeated hour is there once", "02:10-02:50", "2027-10-31", ["2027-10-31T00:10Z/2027-10-31T00:50Z"]],
    ["a whole day has 23 hours in March", "00:00-00:00", "2027-03-28", ["2027-03-27T23:00Z/2027-03-28T22:00Z"]],
    ["and 25 in October", "00:00-00:00", "2027-10-31", ["2027-10-30T22:00Z/2027-10-31T23:00Z"]],
  ] as const)("%s", (_, times, date, expected) => {
    expect(openIn(on(times, date), "2027-03-01", "2027-12-01")).toEqual(expected);
  });

  it("a rule for the night of the change is moved, not dropped", () => {
    const everySunday = { windows: [window("02:30-04:00", { rule: "FREQ=WEEKLY;BYDAY=SU", anchor: "2027-01-03" })] };
    expect(openIn(everySunday, "2027-03-21", "2027-04-05")).toEqual([
      "2027-03-21T01:30Z/2027-03-21T03:00Z",
      "2027-03-28T01:30Z/2027-03-28T02:00Z",
      "2027-04-04T00:30Z/2027-04-04T02:00Z",
    ]);
  });
});

describe("elsewhere", () => {
  it.each([
    ["half an hour is skipped on Lord Howe", "02:15-03:00", "2027-10-03", "Australia/Lord_Howe", ["2027-10-02T15:45Z/2027-10-02T16:00Z"]],
    ["and half an hour repeated", "01:45-02:15", "2027-04-04", "Australia/Lord_Howe", ["2027-04-03T14:45Z/2027-04-03T15:45Z"]],
    [
      "clocks are three quarters of an hour off in Kathmandu",
      "08:00-09:00",
      "2027-05-10",
      "Asia/Kathmandu",
      ["2027-05-10T02:15Z/2027-05-10T03:15Z"],
    ],
    ["clocks no longer change in São Paulo", "23:00-01:00", "2027-10-16", "America/Sao_Paulo", ["2027-10-17T02:00Z/2027-10-17T04:00Z"]],
    ["a day begins and ends earlier in Apia", "00:00-00:00", "2027-05-10", "Pacific/Apia", ["2027-05-09T11:00Z/2027-05-10T11:00Z"]],
  ] as const)("%s", (_, times, date, name, expected) => {
    expect(openIn(on(times, date), "2027-03-01", "2027-12-01", { zone: name })).toEqual(expected);
  });
});

describe("windows", () => {
  it("without any, a schedule is open throughout its validity, until its end and not longer", () => {
    const validity = { from: local("2027-05-10T08:00"), until: local("2027-05-12T18:00") };
    expect(openIn(validity, "2027-05-01", "2027-06-01")).toEqual(["2027-05-10T06:00Z/2027-05-12T16:00Z"]);
  });

  it("are cut by validity, half-open", () => {
    const times = { ...daily("08:00-10:00"), from: local("2027-05-10T09:00"), until: local("2027-05-11T09:30") };
    expect(openIn(times, "2027-05-01", "2027-06-01")).toEqual([
      "2027-05-10T07:00Z/2027-05-10T08:00Z",
      "2027-05-11T06:00Z/2027-05-11T07:30Z",
    ]);
  });

  it("are cut by the frame, also one that began on the day before", () => {
    expect(openIn(daily("20:00-04:00"), "2027-05-10", "2027-05-11")).toEqual([
      "2027-05-10T00:00Z/2027-05-10T02:00Z",
      "2027-05-10T18:00Z/2027-05-11T00:00Z",
    ]);
  });

  it("end at midnight if they say 00:00", () => {
    expect(openIn(on("18:00-00:00", "2027-05-10"), "2027-05-01", "2027-06-01")).toEqual(["2027-05-10T16:00Z/2027-05-10T22:00Z"]);
  });

  it("of 24 hours follow each other without a gap", () => {
    expect(openIn(daily("06:00-06:00"), "2027-05-01", "2027-06-01")).toEqual(["2027-05-01T00:00Z/2027-06-01T00:00Z"]);
    expect(openIn(on("06:00-06:00", "2027-05-10"), "2027-05-01", "2027-06-01")).toEqual(["2027-05-10T04:00Z/2027-05-11T04:00Z"]);
  });

  it("that overlap or touch are one", () => {
    const dates = ["2027-05-10"];
    const windows = ["12:00-13:00", "08:00-10:00", "09:00-12:00", "15:00-16:00"].map((times) => window(times, { dates }));
    expect(openIn({ windows }, "2027-05-01", "2027-06-01")).toEqual([
      "2027-05-10T06:00Z/2027-05-10T11:00Z",
      "2027-05-10T13:00Z/2027-05-10T14:00Z",
    ]);
  });

  it("are for the weekdays named, Monday being the first", () => {
    const windows = [window("08:00-09:00", { weekdays: [1, 7] })];
    expect(openIn({ windows }, "2027-05-08", "2027-05-16")).toEqual([
      "2027-05-09T06:00Z/2027-05-09T07:00Z",
      "2027-05-10T06:00Z/2027-05-10T07:00Z",
    ]);
  });

  it("leave out excluded dates by the day on which they begin", () => {
    const windows = [window("22:00-02:00", { weekdays: [1, 2, 3] }, { except: ["2027-05-11"] })];
    expect(openIn({ windows }, "2027-05-10", "2027-05-15")).toEqual([
      "2027-05-10T20:00Z/2027-05-11T00:00Z",
      "2027-05-12T20:00Z/2027-05-13T00:00Z",
    ]);
  });
});

describe("public holidays", () => {
  const thursdays = { windows: [window("08:00-09:00", { weekdays: [4] }, { skipHolidays: true })] };
  const days = (region?: string) =>
    openIn(thursdays, "2027-05-15", "2027-06-12", { ...(region === undefined ? {} : { region }), holidays: publicHolidays }).map((it) =>
      it.slice(5, 10),
    );

  it("are left out where they are ones: Fronleichnam in North Rhine-Westphalia, not in Berlin", () => {
    expect(days("DE-NW")).toEqual(["05-20", "06-03", "06-10"]);
    expect(days("DE-BE")).toEqual(["05-20", "05-27", "06-03", "06-10"]);
  });

  it("are none without a region", () => {
    expect(days()).toEqual(["05-20", "05-27", "06-03", "06-10"]);
  });

  it("leave out windows that begin on them, not those that last into them", () => {
    const nights = { windows: [window("22:00-02:00", { weekdays: [3, 4] }, { skipHolidays: true })] };
    expect(openIn(nights, "2027-05-24", "2027-06-01", { region: "DE-NW", holidays: publicHolidays })).toEqual([
      "2027-05-26T20:00Z/2027-05-27T00:00Z",
    ]);
  });
});

describe("rules", () => {
  it.each([
    ["29 February", "FREQ=YEARLY", "2024-02-29", "2024-01-01", "2033-01-01", ["2024-02-29", "2028-02-29", "2032-02-29"]],
    [
      "the 31st, where there is one",
      "FREQ=MONTHLY",
      "2027-01-31",
      "2027-01-01",
      "2028-01-01",
      ["2027-01-31", "2027-03-31", "2027-05-31", "2027-07-31", "2027-08-31", "2027-10-31", "2027-12-31"],
    ],
    [
      "the last day of the month",
      "FREQ=MONTHLY;BYMONTHDAY=-1",
      "2028-01-01",
      "2028-01-01",
      "2028-04-01",
      ["2028-01-31", "2028-02-29", "2028-03-31"],
    ],
    [
      "Monday of ISO week 53",
      "FREQ=YEARLY;BYWEEKNO=53;BYDAY=MO",
      "2020-01-01",
      "2020-01-01",
      "2033-01-01",
      ["2020-12-28", "2026-12-28", "2032-12-27"],
    ],
    [
      "Sunday of ISO week 53, in January",
      "FREQ=YEARLY;BYWEEKNO=53;BYDAY=SU",
      "2026-01-01",
      "2020-01-01",
      "2034-01-01",
      ["2027-01-03", "2033-01-02"],
    ],
    [
      "the last working day of the month",
      "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1",
      "2027-01-01",
      "2027-01-01",
      "2027-07-01",
      ["2027-01-29", "2027-02-26", "2027-03-31", "2027-04-30", "2027-05-31", "2027-06-30"],
    ],
    [
      "every second Tuesday",
      "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU",
      "2027-01-05",
      "2027-01-01",
      "2027-03-01",
      ["2027-01-05", "2027-01-19", "2027-02-02", "2027-02-16"],
    ],
    [
      "counted from the anchor's week",
      "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU",
      "2027-01-06",
      "2027-01-01",
      "2027-02-15",
      ["2027-01-19", "2027-02-02"],
    ],
    [
      "on the anchor's weekday if none is named",
      "FREQ=WEEKLY",
      "2027-01-06",
      "2027-01-01",
      "2027-01-21",
      ["2027-01-06", "2027-01-13", "2027-01-20"],
    ],
    [
      "the second Wednesday",
      "FREQ=MONTHLY;BYDAY=2WE",
      "2027-01-01",
      "2027-01-01",
      "2027-04-01",
      ["2027-01-13", "2027-02-10", "2027-03-10"],
    ],
    ["the last Friday", "FREQ=MONTHLY;BYDAY=-1FR", "2027-01-01", "2027-01-01", "2027-04-01", ["2027-01-29", "2027-02-26", "2027-03-26"]],
    ["yearly", "FREQ=YEARLY", "2026-12-24", "2026-01-01", "2029-01-01", ["2026-12-24", "2027-12-24", "2028-12-24"]],
    [
      "Tuesday after the first Monday in November",
      "FREQ=YEARLY;INTERVAL=4;BYMONTH=11;BYDAY=TU;BYMONTHDAY=2,3,4,5,6,7,8",
      "2024-11-05",
      "2024-01-01",
      "2033-01-01",
      ["2024-11-05", "2028-11-07", "2032-11-02"],
    ],
    [
      "Friday the 13th",
      "FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13",
      "2026-01-01",
      "2026-01-01",
      "2028-01-01",
      ["2026-02-13", "2026-03-13", "2026-11-13", "2027-08-13"],
    ],
    ["three times", "FREQ=DAILY;COUNT=3", "2027-05-10", "2027-05-01", "2027-06-01", ["2027-05-10", "2027-05-11", "2027-05-12"]],
    ["twice, over the turn of a year", "FREQ=MONTHLY;COUNT=2", "2026-12-15", "2027-01-01", "2028-01-01", ["2027-01-15"]],
    ["until a day, that one too", "FREQ=DAILY;UNTIL=20270511", "2027-05-10", "2027-05-01", "2027-06-01", ["2027-05-10", "2027-05-11"]],
    ["never before the anchor", "FREQ=DAILY", "2027-05-30", "2027-05-01", "2027-06-01", ["2027-05-30", "2027-05-31"]],
    [
      "not even the anchor if it does not fit",
      "FREQ=WEEKLY;BYDAY=MO",
      "2027-05-11",
      "2027-05-01",
      "2027-06-01",
      ["2027-05-17", "2027-05-24", "2027-05-31"],
    ],
  ] as const)("%s", (_, rule, anchor, from, until, expected) => {
    expect(daysOf(rule, anchor, from, until)).toEqual(expected);
  });
});
