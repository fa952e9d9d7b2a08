import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type CropBox, cropOf, HANDLES, kept, moved, pulled, shaped, wholePicture } from "../../../editor/library/crop-box.ts";

const SIZE = { width: 1600, height: 900 };

describe("a part of a picture", () => {
  it("starts as the whole picture", () => {
    expect(cropOf(wholePicture(SIZE), SIZE)).toEqual({ x: 0, y: 0, width: 1, height: 1 });
  });

  it("takes the largest square around its middle", () => {
    expect(shaped(wholePicture(SIZE), 1, SIZE)).toEqual({ left: 350, top: 0, width: 900, height: 900 });
  });

  it("stops at the edge when it is moved", () => {
    expect(moved({ left: 1500, top: 0, width: 100, height: 100 }, 50, -50, SIZE)).toEqual({ left: 1500, top: 0, width: 100, height: 100 });
  });

  it("keeps the opposite corner when a corner is pulled", () => {
    expect(pulled({ left: 100, top: 100, width: 400, height: 300 }, "nw", 50, 40, SIZE)).toEqual({
      left: 150,
      top: 140,
      width: 350,
      height: 260,
    });
  });

  it("keeps its shape when it has one", () => {
    expect(pulled({ left: 0, top: 0, width: 400, height: 400 }, "se", 900, 100, SIZE, 1)).toEqual({
      left: 0,
      top: 0,
      width: 900,
      height: 900,
    });
  });

  it("takes typed numbers as far as the picture goes", () => {
    expect(kept({ left: 1590, top: 20, width: 9999, height: 200 }, SIZE)).toEqual({ left: 0, top: 20, width: 1600, height: 200 });
  });

  it("is always inside the picture, whatever is pulled", () => {
    const move = fc.record({
      handle: fc.constantFrom(...HANDLES),
      dx: fc.integer({ min: -2000, max: 2000 }),
      dy: fc.integer({ min: -2000, max: 2000 }),
    });
    fc.assert(
      fc.property(fc.array(move, { maxLength: 8 }), fc.constantFrom(undefined, 1, 16 / 9, 9 / 16), (moves, ratio) => {
        let box: CropBox = wholePicture(SIZE);
        for (const { handle, dx, dy } of moves) box = pulled(box, handle, dx, dy, SIZE, ratio);
        return (
          box.left >= 0 && box.top >= 0 && box.width >= 9 && box.height >= 9 && box.left + box.width <= 1600 && box.top + box.height <= 900
        );
      }),
    );
  });
});
