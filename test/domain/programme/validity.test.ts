import { describe, expect, it } from "vitest";
import { validityIn } from "../../../domain/programme/validity.ts";
import { at, local, schedule, zone } from "./sample.ts";

const berlin = zone("Europe/Berlin");

describe("validityIn", () => {
  it("is the same wall time in each zone, another instant", () => {
    const times = schedule({ from: local("2027-06-01T08:00"), until: local("2027-06-01T10:00") });
    expect(validityIn(times, berlin)).toEqual({ fromMs: at("2027-06-01T06:00Z"), untilMs: at("2027-06-01T08:00Z") });
    expect(validityIn(times, zone("Asia/Kathmandu"))).toEqual({ fromMs: at("2027-06-01T02:15Z"), untilMs: at("2027-06-01T04:15Z") });
  });

  it("is infinite on an open side", () => {
    expect(validityIn(schedule(), berlin)).toEqual({
      fromMs: Number.NEGATIVE_INFINITY,
      untilMs: Number.POSITIVE_INFINITY,
    });
  });

  it("lasts an hour less over the night clocks go forward, an hour more when they go back", () => {
    const lengthMs = (from: string, until: string) => {
      const { fromMs, untilMs } = validityIn(schedule({ from: local(from), until: local(until) }), berlin);
      return untilMs - fromMs;
    };
    expect(lengthMs("2027-03-27T22:00", "2027-03-28T06:00")).toBe(7 * 3_600_000);
    expect(lengthMs("2027-10-30T22:00", "2027-10-31T06:00")).toBe(9 * 3_600_000);
  });

  it("is empty, never inside out, when the gap puts the start behind the end", () => {
    const times = schedule({ from: local("2027-03-28T02:30"), until: local("2027-03-28T03:00") });
    expect(validityIn(times, berlin)).toEqual({ fromMs: at("2027-03-28T01:30Z"), untilMs: at("2027-03-28T01:30Z") });
  });
});
