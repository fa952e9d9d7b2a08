import fc from "fast-check";
import { expect, it } from "vitest";
import { rangeWithin } from "../../../editor/elements/virtual-rows.ts";

function topsOf(heights: readonly number[]): Float64Array {
  const tops = new Float64Array(heights.length + 1);
  for (const [row, height] of heights.entries()) tops[row + 1] = (tops[row] ?? 0) + height;
  return tops;
}

it("draws every row that is to be seen, and not many more, however high they are and wherever somebody has scrolled", () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 20, max: 90 }), { maxLength: 400 }),
      fc.integer({ min: -2000, max: 40_000 }),
      fc.integer({ min: 1, max: 1500 }),
      (heights, scrolled, high) => {
        const tops = topsOf(heights);
        const { from, until } = rangeWithin(tops, [scrolled, scrolled + high]);
        const seen = heights.flatMap((height, row) => {
          const top = tops[row] ?? 0;
          return top + height > scrolled && top < scrolled + high ? [row] : [];
        });
        expect(seen.every((row) => from <= row && row < until)).toBe(true);
        expect(until - from).toBeLessThanOrEqual(seen.length + 2 * 8 + 2 * 4 + 2);
        expect(from).toBeGreaterThanOrEqual(0);
        expect(until).toBeLessThanOrEqual(heights.length);
      },
    ),
  );
});
