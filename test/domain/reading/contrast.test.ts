import { expect, it } from "vitest";
import { contrast } from "../../../domain/reading/contrast.ts";

it.each([
  ["#000000", "#ffffff", 21],
  ["#ffffff", "#000000", 21],
  ["#777777", "#ffffff", 4.48],
  ["#767676", "#FFFFFF", 4.54],
  ["#14213a", "#14213a", 1],
])("of %s and %s is %f", (a, b, expected) => {
  expect(contrast(a, b)).toBeCloseTo(expected, 2);
});

it.each(["red", "#fff", "#12345g", ""])("refuses %j", (colour) => {
  expect(() => contrast(colour, "#ffffff")).toThrow(RangeError);
});
