import { expect, it } from "vitest";
import { legibilityOn } from "../../../domain/reading/legible-screens.ts";

const screen = (diagonalInches: number, farthestM: number, isPortrait = false) => ({ viewing: { diagonalInches, farthestM }, isPortrait });

it("counts who can read it and tells the scarcest screen", () => {
  const told = legibilityOn(44, [screen(55, 2), screen(43, 4), screen(55, 6)]);
  expect(told).toMatchObject({ good: 1, short: 2, unknown: 0 });
  expect(told.scarcest?.farthestM).toBe(6);
  expect(told.scarcest?.legibleM).toBeCloseTo(2.89, 2);
});

it("calls unmeasured screens unknown and assumes nothing", () => {
  expect(legibilityOn(44, [{ viewing: null, isPortrait: false }])).toEqual({ good: 0, short: 0, unknown: 1, scarcest: null });
});

it("reaches as far upright as lying, as a unit is a part of the same long side", () => {
  expect(legibilityOn(44, [screen(55, 2, true)]).scarcest?.legibleM).toBeCloseTo(2.89, 2);
});
