import { describe, expect, it } from "vitest";
import { heatCells, heatPaths } from "../../../editor/timeline/heat.ts";
import { labelOf, lanesOf, needsOf, roomOf } from "../../../editor/timeline/lanes.ts";

const bar = (start: number, end: number) => ({ start, end });

describe("lanes", () => {
  it("share a lane where bars only touch, and take the next where they overlap", () => {
    expect(lanesOf([bar(0, 0.5), bar(0.5, 1), bar(0.4, 0.6)])).toEqual([0, 0, 1]);
  });

  it("put the longer of two that begin together higher, whatever their order", () => {
    expect(lanesOf([bar(0, 0.2), bar(0, 1)])).toEqual([1, 0]);
  });

  it("keep room for the title of a short bar, which is written after it, or before it at the end of the frame", () => {
    const needs = { inside: 0.05, beside: 0.1 };
    expect(lanesOf([roomOf(bar(0.1, 0.125), needs), roomOf(bar(0.2, 0.5), needs)])).toEqual([0, 1]);
    expect(lanesOf([roomOf(bar(0.1, 0.125), needs), roomOf(bar(0.25, 0.5), needs)])).toEqual([0, 0]);
    expect([labelOf(bar(0.1, 0.2), needs), labelOf(bar(0.1, 0.125), needs), labelOf(bar(0.98, 0.99), needs)]).toEqual([
      "inside",
      "after",
      "before",
    ]);
    expect(roomOf(bar(0.5, 0.75), needs)).toEqual({ start: 0.5, end: 0.75 });
    expect(roomOf(bar(0.75, 1), { inside: 0.5, beside: 0.25 })).toEqual({ start: 0.5, end: 1 });
  });

  it("take a title of so many signs to be so wide, up to a limit", () => {
    expect(needsOf(10, false, 1000)).toEqual({ inside: 0.098, beside: 0.098 });
    expect(needsOf(100, true, 1000)).toEqual({ inside: 0.11, beside: 0.28 });
  });

  it("are as many as overlap at once, for three hundred bars", () => {
    const bars = Array.from({ length: 300 }, (_, index) => bar((index % 100) / 100, (index % 100) / 100 + 0.01));
    expect(Math.max(...lanesOf(bars))).toBe(2);
  });
});

describe("heat", () => {
  const frame = { fromMs: 0, untilMs: 250 };
  const cells = heatCells([0, 10, 180, 181], 80, 180, frame);

  it("is shaded by the part of the limit, and marked over it", () => {
    expect(cells.map(({ shade, isOver }) => [shade, isOver])).toEqual([
      [0, false],
      [1, false],
      [5, false],
      [5, true],
    ]);
  });

  it("ends with the frame: a day of 25 hours has a short last cell", () => {
    expect(cells.at(-1)).toMatchObject({ fromMs: 240, untilMs: 250 });
  });

  it("is one path a shade, with those over the limit apart", () => {
    const paths = heatPaths(cells, frame, 250, 14);
    expect(paths).toHaveLength(7);
    expect(paths.map((path) => path.split("M").length - 1)).toEqual([0, 1, 0, 0, 0, 1, 1]);
    expect(paths[1]).toBe("M82.8 3h74.5a2 2 0 0 1 2 2v4a2 2 0 0 1 -2 2h-74.5a2 2 0 0 1 -2 -2v-4a2 2 0 0 1 2 -2z");
  });
});
