import { describe, expect, it } from "vitest";
import { LANDSCAPE, LARGE_TYPE_RATIO, legibleDistanceM, PORTRAIT, unitMm } from "../../../domain/reading/legibility.ts";

describe("unitMm", () => {
  it("is 1/1920 of the width of a 16:9 panel, and the same when it hangs upright", () => {
    expect(unitMm(55, LANDSCAPE) * 1920).toBeCloseTo(1217.6, 1);
    expect(unitMm(55, PORTRAIT)).toBeCloseTo(unitMm(55, LANDSCAPE), 10);
  });

  it("leaves bars on panels of another shape", () => {
    expect(unitMm(24, { width: 4, height: 3 }) * 1920).toBeCloseTo(24 * 25.4 * 0.8, 6);
    expect(unitMm(34, { width: 21, height: 9 }) * 1080).toBeCloseTo((34 * 25.4 * 9) / Math.hypot(21, 9), 6);
  });
});

describe("legibleDistanceM", () => {
  it.each([
    [44, 55, 2.89],
    [48, 55, 3.15],
    [100, 55, 6.57],
    [48, 65, 3.72],
  ])("of %i u on %i inches is %f m", (fontSizeU, diagonal, expected) => {
    expect(legibleDistanceM(fontSizeU, diagonal, LANDSCAPE)).toBeCloseTo(expected, 2);
  });

  it("is about half as far for people who need large type", () => {
    expect(legibleDistanceM(48, 55, LANDSCAPE, LARGE_TYPE_RATIO)).toBeCloseTo(1.67, 2);
  });
});
