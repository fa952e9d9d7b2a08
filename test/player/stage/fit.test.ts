import { describe, expect, it } from "vitest";
import { chooseFit, firstFitting, sizesToTry } from "../../../player/stage/fit.ts";

const RANGE = { largest: { title: 100, body: 46 }, floor: { title: 60, body: 34 } };

describe("sizesToTry", () => {
  it("goes from the largest to the floor in nine steps", () => {
    expect(sizesToTry(RANGE).slice(0, 9)).toEqual([
      { title: 100, body: 46 },
      { title: 95, body: 45 },
      { title: 90, body: 43 },
      { title: 85, body: 42 },
      { title: 80, body: 40 },
      { title: 75, body: 39 },
      { title: 70, body: 37 },
      { title: 65, body: 36 },
      { title: 60, body: 34 },
    ]);
  });

  it("goes on shrinking under the floor until 5000 characters fit", () => {
    const smallest = sizesToTry(RANGE).at(-1);
    expect(smallest?.body).toBeLessThan(3);
    expect(smallest?.body).toBeGreaterThan(2);
  });
});

describe("firstFitting", () => {
  it("finds the first step that fits, and the end if none does", () => {
    expect(firstFitting(0, 9, (step) => step >= 4)).toBe(4);
    expect(firstFitting(0, 9, () => true)).toBe(0);
    expect(firstFitting(0, 9, () => false)).toBe(9);
  });
});

describe("chooseFit", () => {
  it("takes the largest size that fits", () => {
    expect(chooseFit(RANGE, ({ title }) => title <= 82)).toEqual({ size: { title: 80, body: 40 }, breaking: "whole", fits: true });
  });

  it("rather shrinks than breaks a word", () => {
    const fit = chooseFit(RANGE, ({ title }, breaking) => breaking === "anywhere" || title <= 60);
    expect(fit).toEqual({ size: { title: 60, body: 34 }, breaking: "whole", fits: true });
  });

  it("breaks a word that no legible size can hold, and then stays large", () => {
    const fit = chooseFit(RANGE, (_, breaking) => breaking === "anywhere");
    expect(fit).toEqual({ size: { title: 100, body: 46 }, breaking: "anywhere", fits: true });
  });

  it("shrinks under the floor rather than cutting, and says so", () => {
    const fit = chooseFit(RANGE, ({ body }) => body < 20);
    expect(fit.fits).toBe(false);
    expect(fit.size.body).toBeLessThan(20);
    expect(fit.size.body).toBeGreaterThan(18);
  });
});
