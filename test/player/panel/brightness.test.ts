import { describe, expect, it } from "vitest";
import { dimmingAt } from "../../../player/panel/brightness.ts";

const at = (time: string) => Date.parse(`2027-03-28T${time}Z`);
const dimmed = (time: string, ...brightness: readonly { startMinute: number; endMinute: number; percent: number }[]) =>
  dimmingAt({ brightness }, at(time));

describe("dimming", () => {
  it("is none without hours", () => {
    expect(dimmed("12:00")).toBe(0);
  });

  it("begins at its first minute and ends before its last", () => {
    const hours = { startMinute: 480, endMinute: 720, percent: 40 };
    expect(dimmed("07:59:59.999", hours)).toBe(0);
    expect(dimmed("08:00", hours)).toBe(0.6);
    expect(dimmed("11:59:59.999", hours)).toBe(0.6);
    expect(dimmed("12:00", hours)).toBe(0);
  });

  it("goes on over midnight when its end is earlier than its start", () => {
    const night = { startMinute: 1320, endMinute: 300, percent: 10 };
    expect(["21:59", "22:00", "00:00", "04:59", "05:00"].map((time) => dimmed(time, night))).toEqual([0, 0.9, 0.9, 0.9, 0]);
  });

  it("lasts all day when it ends as it starts", () => {
    const always = { startMinute: 600, endMinute: 600, percent: 50 };
    expect(["00:00", "09:59", "10:00", "23:59"].map((time) => dimmed(time, always))).toEqual([0.5, 0.5, 0.5, 0.5]);
  });

  it("is the darkest where hours overlap", () => {
    const [evening, night] = [
      { startMinute: 1080, endMinute: 0, percent: 50 },
      { startMinute: 1260, endMinute: 360, percent: 25 },
    ];
    expect(["20:59", "21:00", "23:59", "00:00"].map((time) => dimmed(time, evening, night))).toEqual([0.5, 0.75, 0.75, 0.75]);
    expect(dimmed("21:00", night, evening)).toBe(0.75);
  });
});
