import { describe, expect, it } from "vitest";
import { instantOf } from "../../../domain/programme/wall-clock.ts";
import { local, zone } from "./sample.ts";

const berlin = zone("Europe/Berlin");
const iso = (ms: number) => new Date(ms).toISOString();

describe("instantOf", () => {
  it.each([
    ["before the gap of 28 March 2027", "2027-03-28T01:59", "2027-03-28T00:59:00.000Z"],
    ["at the start of the gap: an hour later by the clock", "2027-03-28T02:00", "2027-03-28T01:00:00.000Z"],
    ["in the gap: 02:30 becomes 03:30", "2027-03-28T02:30", "2027-03-28T01:30:00.000Z"],
    ["after the gap", "2027-03-28T03:00", "2027-03-28T01:00:00.000Z"],
    ["before the repeated hour of 31 October 2027", "2027-10-31T01:59", "2027-10-30T23:59:00.000Z"],
    ["in the repeated hour: the first 02:30", "2027-10-31T02:30", "2027-10-31T00:30:00.000Z"],
    ["after the repeated hour", "2027-10-31T03:00", "2027-10-31T02:00:00.000Z"],
    ["on a leap day", "2028-02-29T12:00", "2028-02-29T11:00:00.000Z"],
  ])("in Berlin %s", (_, text, expected) => {
    expect(iso(instantOf(local(text), berlin))).toBe(expected);
  });

  it("knows zones with half an hour of summer time", () => {
    expect(iso(instantOf(local("2027-10-03T02:15"), zone("Australia/Lord_Howe")))).toBe("2027-10-02T15:45:00.000Z");
  });
});
