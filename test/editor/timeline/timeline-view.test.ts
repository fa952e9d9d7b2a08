import { describe, expect, it } from "vitest";
import { HOUR_MS, LocalDate, TimeZone } from "../../../domain/model/time.ts";
import { fractionOf, instantAt, spanOf } from "../../../editor/timeline/span.ts";
import { calendarWeek, frameOf, shifted } from "../../../editor/timeline/timeline-view.ts";

const BERLIN = TimeZone.parse("Europe/Berlin");
const day = (text: string) => LocalDate.parse(text);
const hours = (frame: ReturnType<typeof frameOf>) => frame.days.map(({ fromMs, untilMs }) => (untilMs - fromMs) / HOUR_MS);

describe("a frame", () => {
  it("of a week begins on Monday and ends at the midnight after Sunday", () => {
    const frame = frameOf("week", day("2026-11-25"), BERLIN);
    expect(frame.days.map(({ date }) => date)).toEqual([
      "2026-11-23",
      "2026-11-24",
      "2026-11-25",
      "2026-11-26",
      "2026-11-27",
      "2026-11-28",
      "2026-11-29",
    ]);
    expect(frame.fromMs).toBe(Date.parse("2026-11-22T23:00:00Z"));
    expect(frame.untilMs).toBe(Date.parse("2026-11-29T23:00:00Z"));
  });

  it("has a day of 25 hours when summer time ends, placed by its midnights", () => {
    const frame = frameOf("week", day("2026-10-25"), BERLIN);
    expect(hours(frame)).toEqual([24, 24, 24, 24, 24, 24, 25]);
    expect(fractionOf(frame.days[6]?.fromMs ?? 0, frame)).toBeCloseTo(144 / 169, 10);
    expect(fractionOf(Date.parse("2026-10-25T23:00:00Z"), frame)).toBe(1);
  });

  it("has a day of 23 hours when summer time begins", () => {
    const frame = frameOf("week", day("2027-03-28"), BERLIN);
    expect(hours(frame)).toEqual([24, 24, 24, 24, 24, 24, 23]);
    expect(fractionOf(frame.days[1]?.fromMs ?? 0, frame)).toBeCloseTo(24 / 167, 10);
  });

  it("begins when the clock allows where midnight itself is skipped", () => {
    const frame = frameOf("day", day("2018-11-04"), TimeZone.parse("America/Sao_Paulo"));
    expect(new Date(frame.fromMs).toISOString()).toBe("2018-11-04T03:00:00.000Z");
    expect(hours(frame)).toEqual([23]);
  });

  it("of a month has all of its days, a leap day too", () => {
    expect(frameOf("month", day("2028-02-17"), BERLIN).days).toHaveLength(29);
    expect(frameOf("month", day("2026-12-31"), BERLIN).days.at(-1)?.date).toBe("2026-12-31");
  });

  it("of two weeks begins on Monday too", () => {
    const { days } = frameOf("fortnight", day("2026-11-29"), BERLIN);
    expect([days[0]?.date, days.at(-1)?.date]).toEqual(["2026-11-23", "2026-12-06"]);
  });
});

describe("stepping on", () => {
  it("goes by what is shown, and no month is skipped after the 31st", () => {
    expect(shifted("day", day("2026-12-31"), 1)).toBe("2027-01-01");
    expect(shifted("week", day("2026-11-25"), -1)).toBe("2026-11-18");
    expect(shifted("fortnight", day("2026-11-25"), 1)).toBe("2026-12-09");
    expect(shifted("month", day("2027-01-31"), 1)).toBe("2027-02-01");
    expect(shifted("month", day("2027-01-31"), -1)).toBe("2026-12-01");
  });
});

describe("the calendar week", () => {
  it.each([
    ["2026-11-25", 48],
    ["2026-12-31", 53],
    ["2027-01-03", 53],
    ["2027-01-04", 1],
    ["2024-12-30", 1],
  ])("of %s is %i", (date, week) => {
    expect(calendarWeek(day(date))).toBe(week);
  });
});

describe("a span", () => {
  const frame = { fromMs: 100, untilMs: 200 };
  it("is cut at the frame and says on which side more follows", () => {
    expect(spanOf({ fromMs: 50, untilMs: 150 }, frame)).toEqual({
      start: 0,
      end: 0.5,
      startCut: true,
      endCut: false,
      startOpen: false,
      endOpen: false,
    });
    expect(spanOf({ fromMs: 150, untilMs: Number.POSITIVE_INFINITY }, frame)).toMatchObject({
      start: 0.5,
      end: 1,
      endCut: true,
      endOpen: true,
    });
  });

  it("is nothing outside the frame, which is half-open", () => {
    expect(spanOf({ fromMs: 200, untilMs: 300 }, frame)).toBeUndefined();
    expect(spanOf({ fromMs: 0, untilMs: 100 }, frame)).toBeUndefined();
  });

  it("leads back to the instant", () => {
    expect(instantAt(0.25, frame)).toBe(125);
    expect(instantAt(7, frame)).toBe(200);
  });
});
