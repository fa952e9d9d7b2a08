import { describe, expect, it } from "vitest";
import type { TimeWindow } from "../../../domain/model/schedule.ts";
import { LocalTime } from "../../../domain/model/time.ts";
import { candidatesFor } from "../../../domain/programme/candidate.ts";
import { gapsOf, loadsOf } from "../../../domain/programme/load.ts";
import { loopMsOf } from "../../../domain/programme/loop-length.ts";
import { stretchesOf } from "../../../domain/programme/stretches.ts";
import { announcement, at, audience, city, type content, schedule, textSlide } from "./sample.ts";

const PUBLISHED = "2027-03-01T09:00:00Z";
const DAY = { fromMs: at("2027-06-07T00:00:00Z"), untilMs: at("2027-06-08T00:00:00Z") };

/** Open every day between two wall times in Berlin, two hours ahead of UTC in June. */
function daily(start: string, end: string): TimeWindow {
  const days = { kind: "weekdays" as const, weekdays: [1, 2, 3, 4, 5, 6, 7] };
  return { start: LocalTime.parse(start), end: LocalTime.parse(end), days, except: [], skipHolidays: false };
}

function stretchesFor(announcements: ReturnType<typeof announcement>[], change: Parameters<typeof audience>[0] = {}, frame = DAY) {
  const spec = audience(change);
  return stretchesOf(candidatesFor(city({ announcements }), spec), spec, frame);
}

const tenSeconds = (n: number, start: string, end: string, change: Partial<ReturnType<typeof content>> = {}) =>
  announcement(n, PUBLISHED, { slides: [textSlide({ dwellMs: 10_000 })], schedule: schedule({ windows: [daily(start, end)] }), ...change });

describe("loopMsOf", () => {
  const loopOf = (...announcements: ReturnType<typeof announcement>[]) => loopMsOf(candidatesFor(city({ announcements }), audience()));

  it("counts every language, and each announcement as often as it weighs", () => {
    const bilingual = announcement(1, PUBLISHED, { languages: ["de", "en"], slides: [textSlide({ dwellMs: 10_000 })] });
    const heavy = announcement(2, PUBLISHED, { slides: [textSlide({ dwellMs: 5000 })], weight: 3 });
    expect(loopOf(bilingual)).toBe(20_000);
    expect(loopOf(bilingual, heavy)).toBe(35_000);
  });

  it("is nothing for an empty loop", () => {
    expect(loopMsOf([])).toBe(0);
  });
});

describe("loadsOf", () => {
  it("gives each cell the longest loop that turns in it", () => {
    const stretches = stretchesFor([tenSeconds(1, "08:00", "14:00"), tenSeconds(2, "09:00", "10:00")]);
    // 08:00 in Berlin is 06:00 UTC; cells of six hours begin at 00:00, 06:00, 12:00 and 18:00 UTC.
    expect(loadsOf(stretches, DAY, 6 * 3_600_000)).toEqual([0, 20_000, 0, 0]);
    expect(loadsOf(stretches, DAY, 3 * 3_600_000)).toEqual([0, 0, 20_000, 10_000, 0, 0, 0, 0]);
  });

  it("ends half-open: what ends with a cell does not count in the next", () => {
    const stretches = stretchesFor([tenSeconds(1, "06:00", "08:00")]);
    expect(loadsOf(stretches, DAY, 6 * 3_600_000)).toEqual([10_000, 0, 0, 0]);
  });

  it("has a last cell that is cut short", () => {
    const frame = { fromMs: DAY.fromMs, untilMs: DAY.fromMs + 7 * 3_600_000 };
    expect(loadsOf(stretchesFor([tenSeconds(1, "08:00", "14:00")], {}, frame), frame, 6 * 3_600_000)).toEqual([0, 10_000]);
  });

  it("is nothing in quiet hours", () => {
    const quietHours = [{ start: LocalTime.parse("00:00"), end: LocalTime.parse("00:00"), weekdays: [1, 2, 3, 4, 5, 6, 7] }];
    expect(loadsOf(stretchesFor([tenSeconds(1, "08:00", "14:00")], { quietHours }), DAY, 12 * 3_600_000)).toEqual([0, 0]);
  });
});

describe("gapsOf", () => {
  it("says when nothing is scheduled", () => {
    expect(gapsOf(stretchesFor([tenSeconds(1, "08:00", "14:00")]), DAY)).toEqual([
      { fromMs: at("2027-06-07T00:00:00Z"), untilMs: at("2027-06-07T06:00:00Z") },
      { fromMs: at("2027-06-07T12:00:00Z"), untilMs: at("2027-06-08T00:00:00Z") },
    ]);
  });

  it("does not call quiet hours a gap, they are meant to be dark", () => {
    const quietHours = [{ start: LocalTime.parse("14:00"), end: LocalTime.parse("08:00"), weekdays: [1, 2, 3, 4, 5, 6, 7] }];
    expect(gapsOf(stretchesFor([tenSeconds(1, "08:00", "14:00")], { quietHours }), DAY)).toEqual([]);
  });
});
