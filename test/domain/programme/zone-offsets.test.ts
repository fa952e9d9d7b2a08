import { expect, it } from "vitest";
import { zoneOffsets } from "../../../domain/programme/zone-offsets.ts";
import { at, zone } from "./sample.ts";

const year = { fromMs: at("2027-01-01T00:00Z"), untilMs: at("2028-01-01T00:00Z") };

it("is the offset at the start and every switch inside", () => {
  expect(zoneOffsets(zone("Europe/Berlin"), year)).toEqual([
    { fromMs: at("2027-01-01T00:00Z"), offsetMinutes: 60 },
    { fromMs: at("2027-03-28T01:00Z"), offsetMinutes: 120 },
    { fromMs: at("2027-10-31T01:00Z"), offsetMinutes: 60 },
  ]);
});

it("is one entry where clocks are never changed, to the quarter hour", () => {
  expect(zoneOffsets(zone("Asia/Kathmandu"), year)).toEqual([{ fromMs: at("2027-01-01T00:00Z"), offsetMinutes: 345 }]);
});

it("tells a switch at the start once and leaves out one at the end", () => {
  const summer = { fromMs: at("2027-03-28T01:00Z"), untilMs: at("2027-10-31T01:00Z") };
  expect(zoneOffsets(zone("Europe/Berlin"), summer)).toEqual([{ fromMs: at("2027-03-28T01:00Z"), offsetMinutes: 120 }]);
});
