import { describe, expect, it } from "vitest";
import { isTimeForFreshStart } from "../../../player/health/nightly.ts";

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;
const at = (hour: number, minute = 0) => Date.UTC(2027, 2, 1) + hour * HOUR_MS + minute * MINUTE_MS;
const night = (wallMs: number, isBetween = true, runMs = 20 * HOUR_MS) => ({ wallMs, runMs, isBetween });

describe("the fresh start at night", () => {
  it("is between two and four by the clock on the wall, for each screen at a time of its own", () => {
    expect(isTimeForFreshStart(night(at(1, 59)), 0)).toBe(false);
    expect(isTimeForFreshStart(night(at(2)), 0)).toBe(true);
    expect(isTimeForFreshStart(night(at(2, 59)), 0.5)).toBe(false);
    expect(isTimeForFreshStart(night(at(3)), 0.5)).toBe(true);
    expect(isTimeForFreshStart(night(at(3, 59)), 0.99)).toBe(true);
    expect(isTimeForFreshStart(night(at(12)), 0.5)).toBe(false);
  });

  it("waits for a change of the picture, but not for longer than ten minutes", () => {
    expect(isTimeForFreshStart(night(at(2, 5), false), 0)).toBe(false);
    expect(isTimeForFreshStart(night(at(2, 10), false), 0)).toBe(true);
  });

  it("is left out by a page that has hardly run, such as the one that has just begun anew", () => {
    expect(isTimeForFreshStart(night(at(2, 1), true, MINUTE_MS), 0)).toBe(false);
    expect(isTimeForFreshStart(night(at(2, 1), true, 6 * HOUR_MS), 0)).toBe(true);
  });

  it("is left to the next night by a page that slept through it", () => {
    expect(isTimeForFreshStart(night(at(2, 31)), 0)).toBe(false);
  });

  it("reckons right before 1970, where a device without a battery may believe to be", () => {
    expect(isTimeForFreshStart(night(-22 * HOUR_MS), 0)).toBe(true);
  });
});
