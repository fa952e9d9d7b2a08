import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { HolidayRegion } from "../../../domain/model/holiday.ts";
import type { Interval } from "../../../domain/model/time.ts";
import { occurrences } from "../../../domain/programme/occurrences.ts";
import { publicHolidays } from "../../../server/schedules/holidays.ts";
import { everyNinthDay, NOWHERE, type ScheduleScene, scheduleSceneAt, ZONES } from "./random-schedule.ts";
import { zone } from "./sample.ts";
import { slowlyOpen } from "./slow-occurrences.ts";

const MINUTE = 60_000;
const RUNS_IN_EACH_ZONE = 4000;

/** The first minute about which the intervals and the reference disagree, as ISO 8601, or null. */
function disagreement(intervals: readonly Interval[], frame: Interval, expected: readonly boolean[]): string | null {
  const minute = expected.findIndex((isOpen, index) => {
    const atMs = frame.fromMs + index * MINUTE;
    return intervals.some(({ fromMs, untilMs }) => fromMs < atMs + MINUTE && untilMs > atMs) !== isOpen;
  });
  return minute === -1 ? null : new Date(frame.fromMs + minute * MINUTE).toISOString();
}

function agreesWithReference({ schedule, locality, frame }: ScheduleScene): void {
  const intervals = occurrences(schedule, locality, frame);
  expect(disagreement(intervals, frame, slowlyOpen(schedule, locality, frame))).toBeNull();
  intervals.forEach(({ fromMs, untilMs }, index) => {
    expect(fromMs).toBeGreaterThanOrEqual(frame.fromMs);
    expect(fromMs).toBeLessThan(untilMs);
    expect(untilMs).toBeLessThan(intervals[index + 1]?.fromMs ?? frame.untilMs + 1);
  });
}

describe("for 20,000 random schedules over 2024 to 2032", () => {
  it.each(ZONES)("occurrences agree with the slow reference minute by minute in %s", { timeout: 300_000 }, (name) => {
    const place = { zone: zone(name), region: NOWHERE, holidays: everyNinthDay };
    const places = scheduleSceneAt(place, place, { ...place, region: null });
    fc.assert(fc.property(places, agreesWithReference), { numRuns: RUNS_IN_EACH_ZONE });
  });

  it("and some more with the real holidays of North Rhine-Westphalia", { timeout: 120_000 }, () => {
    const place = { zone: zone("Europe/Berlin"), region: HolidayRegion.parse("DE-NW"), holidays: publicHolidays };
    fc.assert(fc.property(scheduleSceneAt(place), agreesWithReference), { numRuns: 500 });
  });
});
