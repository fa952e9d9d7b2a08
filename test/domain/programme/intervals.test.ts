import { describe, expect, it } from "vitest";
import { meet, without } from "../../../domain/programme/intervals.ts";

const intervals = (...pairs: readonly (readonly [number, number])[]) => pairs.map(([fromMs, untilMs]) => ({ fromMs, untilMs }));

describe("without", () => {
  it("cuts out what the others cover, and nothing at edges that only touch", () => {
    expect(without(intervals([0, 10], [20, 30]), intervals([2, 4], [8, 22], [30, 40]))).toEqual(intervals([0, 2], [4, 8], [22, 30]));
    expect(without(intervals([10, 20]), intervals([0, 10], [20, 30]))).toEqual(intervals([10, 20]));
    expect(without(intervals([10, 20]), intervals([0, 30]))).toEqual([]);
  });
});

describe("meet", () => {
  it("is about a common instant: intervals that touch have none", () => {
    expect(meet(intervals([0, 10]), intervals([10, 20]))).toBe(false);
    expect(meet(intervals([0, 11]), intervals([10, 20]))).toBe(true);
    expect(meet(intervals([0, 1], [5, 6], [30, 40]), intervals([2, 3], [7, 8], [39, 50]))).toBe(true);
    expect(meet([], intervals([0, 1]))).toBe(false);
  });
});
