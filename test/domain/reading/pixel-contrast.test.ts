import { expect, it } from "vitest";
import { contrastOver } from "../../../domain/reading/pixel-contrast.ts";

const pixels = (...greys: readonly number[]) => Uint8ClampedArray.from(greys.flatMap((grey) => [grey, grey, grey, 255]));

it("is 21 for white on black and 1 for white on white", () => {
  expect(contrastOver([255, 255, 255], pixels(0, 0))).toBeCloseTo(21, 5);
  expect(contrastOver([255, 255, 255], pixels(255))).toBeCloseTo(1, 5);
});

it("tells the worst part, single pixels left aside", () => {
  expect(contrastOver([255, 255, 255], pixels(...Array<number>(90).fill(0), ...Array<number>(10).fill(255)))).toBeCloseTo(1, 5);
  expect(contrastOver([255, 255, 255], pixels(...Array<number>(99).fill(0), 255))).toBeCloseTo(21, 5);
});

it("is 21 where there is nothing behind the words", () => {
  expect(contrastOver([0, 0, 0], pixels())).toBe(21);
});
