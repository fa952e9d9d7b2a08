import { describe, expect, it } from "vitest";
import { Instant, LocalDate, TimeZone } from "../../../domain/model/time.ts";
import { dayNumber } from "../../../domain/programme/wall-clock.ts";
import { hoursOf, mondayOf, opensWithin, weekStartMs } from "../../../editor/schedule/openings.ts";

const BERLIN = TimeZone.parse("Europe/Berlin");
const at = (utc: string) => Instant.parse(Date.parse(utc));
const day = (date: string) => dayNumber(LocalDate.parse(date));

describe("the hours of a day that are open", () => {
  it("are those of the wall clock, cut at midnight", () => {
    const night = [{ fromMs: at("2026-11-23T21:00Z"), untilMs: at("2026-11-24T05:00Z") }];
    expect(hoursOf(day("2026-11-23"), night, BERLIN)).toEqual([{ fromMinute: 1320, untilMinute: 1440 }]);
    expect(hoursOf(day("2026-11-24"), night, BERLIN)).toEqual([{ fromMinute: 0, untilMinute: 360 }]);
    expect(hoursOf(day("2026-11-25"), night, BERLIN)).toEqual([]);
  });

  it("fill the whole day on the nights when clocks change", () => {
    const long = [{ fromMs: at("2026-01-01T00:00Z"), untilMs: at("2027-01-01T00:00Z") }];
    for (const date of ["2026-03-29", "2026-10-25"])
      expect(hoursOf(day(date), long, BERLIN)).toEqual([{ fromMinute: 0, untilMinute: 1440 }]);
  });

  it("stand where the clock stands after it was put forward", () => {
    const morning = [{ fromMs: at("2026-03-29T04:00Z"), untilMs: at("2026-03-29T07:00Z") }];
    expect(hoursOf(day("2026-03-29"), morning, BERLIN)).toEqual([{ fromMinute: 360, untilMinute: 540 }]);
  });
});

describe("a week", () => {
  it("begins on Monday by the clock of the zone", () => {
    expect(mondayOf(day("2026-11-22"))).toBe(day("2026-11-16"));
    expect(mondayOf(day("2026-11-23"))).toBe(day("2026-11-23"));
    expect(weekStartMs(LocalDate.parse("2026-11-22"), BERLIN)).toBe(Date.parse("2026-11-15T23:00Z"));
  });
});

describe("what opens within some days", () => {
  const nowMs = at("2026-11-22T12:00Z");
  it("counts what is on, and not what is over or later", () => {
    const open = (from: string, until: string) => [{ fromMs: at(from), untilMs: at(until) }];
    expect(opensWithin(open("2026-11-22T11:00Z", "2026-11-22T13:00Z"), nowMs, 35)).toBe(true);
    expect(opensWithin(open("2026-11-22T11:00Z", "2026-11-22T12:00Z"), nowMs, 35)).toBe(false);
    expect(opensWithin(open("2026-12-27T12:00Z", "2026-12-27T13:00Z"), nowMs, 35)).toBe(false);
    expect(opensWithin(open("2026-12-27T11:59Z", "2026-12-27T13:00Z"), nowMs, 35)).toBe(true);
  });
});
