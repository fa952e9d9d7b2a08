import { expect, it } from "vitest";
import type { QuietHours } from "../../../domain/model/quiet-hours.ts";
import type { LocalTime, TimeZone } from "../../../domain/model/time.ts";
import { quietUntil } from "../../../domain/programme/channel-quiet.ts";

const berlin = "Europe/Berlin" as TimeZone;
const quiet = (start: string, end: string, weekdays: readonly number[] = [1, 2, 3, 4, 5, 6, 7]): QuietHours => ({
  start: start as LocalTime,
  end: end as LocalTime,
  weekdays: [...weekdays],
});
const at = (text: string) => Date.parse(text);

it.each([
  ["2027-01-04T21:59:59+01:00", "2027-01-04T21:59:59+01:00"],
  ["2027-01-04T22:00:00+01:00", "2027-01-05T06:00:00+01:00"],
  ["2027-01-05T03:00:00+01:00", "2027-01-05T06:00:00+01:00"],
  ["2027-01-05T06:00:00+01:00", "2027-01-05T06:00:00+01:00"],
  // The night in which clocks are put forward.
  ["2027-03-28T01:00:00+01:00", "2027-03-28T06:00:00+02:00"],
])("quiet from ten at night to six: at %s until %s", (now, until) => {
  expect(quietUntil([quiet("22:00", "06:00")], berlin, at(now))).toBe(at(until));
});

it("ends where the last of hours that touch ends", () => {
  const weekend = [quiet("18:00", "00:00", [5]), quiet("00:00", "00:00", [6, 7])];
  expect(quietUntil(weekend, berlin, at("2027-01-08T19:00:00+01:00"))).toBe(at("2027-01-11T00:00:00+01:00"));
});

it("is over after a week, should the hours never end", () => {
  expect(quietUntil([quiet("00:00", "00:00")], berlin, at("2027-01-04T12:00:00+01:00"))).toBe(at("2027-01-11T12:00:00+01:00"));
});

it("is none without hours", () => {
  expect(quietUntil([], berlin, 1000)).toBe(1000);
});
