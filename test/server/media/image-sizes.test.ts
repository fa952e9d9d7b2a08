import fc from "fast-check";
import { expect, it } from "vitest";
import { renditionSizes, sizeWithin } from "../../../server/media/image-sizes.ts";

it("makes every step of a large image", () => {
  expect(renditionSizes({ width: 4000, height: 3000 })).toEqual([
    { width: 480, height: 360 },
    { width: 960, height: 720 },
    { width: 1920, height: 1440 },
    { width: 3840, height: 2880 },
  ]);
});

it("ends with the image's own width and never enlarges", () => {
  expect(renditionSizes({ width: 1000, height: 500 })).toEqual([
    { width: 480, height: 240 },
    { width: 960, height: 480 },
    { width: 1000, height: 500 },
  ]);
  expect(renditionSizes({ width: 960, height: 10 }).map(({ width }) => width)).toEqual([480, 960]);
  expect(renditionSizes({ width: 40, height: 30 })).toEqual([{ width: 40, height: 30 }]);
  expect(sizeWithin({ width: 40, height: 30 }, 320)).toEqual({ width: 40, height: 30 });
});

it("bounds very tall images by their height and keeps a pixel of very thin ones", () => {
  expect(renditionSizes({ width: 600, height: 60_000 })).toEqual([{ width: 82, height: 8192 }]);
  expect(renditionSizes({ width: 40_000, height: 1 }).at(-1)).toEqual({ width: 3840, height: 1 });
  expect(renditionSizes({ width: 1, height: 40_000 })).toEqual([{ width: 1, height: 8192 }]);
});

it("bounds large images by their area", () => {
  expect(renditionSizes({ width: 7000, height: 9000 }).at(-1)).toEqual({ width: 3528, height: 4536 });
  expect(renditionSizes({ width: 8000, height: 8000 }).at(-1)).toEqual({ width: 3840, height: 3840 });
});

it("makes one to four sizes, narrow to wide, for any image", () => {
  const side = fc.integer({ min: 1, max: 65_535 });
  fc.assert(
    fc.property(side, side, (width, height) => {
      const widths = renditionSizes({ width, height }).map((size) => size.width);
      expect(widths.length).toBeGreaterThanOrEqual(1);
      expect(widths).toEqual([...new Set(widths)].sort((a, b) => a - b));
      expect(Math.max(...widths)).toBeLessThanOrEqual(Math.min(width, 3840));
    }),
  );
});
