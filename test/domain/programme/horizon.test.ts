import { expect, it } from "vitest";
import { horizonOf, sameHorizon } from "../../../domain/programme/horizon.ts";
import { at } from "./sample.ts";

it("answers the same horizon from the first instant until just before the end, and another outside", () => {
  const { fromMs, untilMs } = sameHorizon(at("2027-06-07T08:00:00Z"));
  expect([fromMs, untilMs]).toEqual([at("2027-06-02T00:00:00Z"), at("2027-06-09T00:00:00Z")]);
  const horizons = [fromMs - 1, fromMs, untilMs - 1, untilMs].map((ms) => horizonOf(ms, 14).untilMs);
  expect(horizons).toEqual(["2027-06-17", "2027-06-24", "2027-06-24", "2027-07-01"].map((day) => at(`${day}T00:00:00Z`)));
});
