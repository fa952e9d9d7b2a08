import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { turnsOf } from "../../../domain/programme/loop.ts";

const weights = fc.array(fc.integer({ min: 1, max: 10 }), { minLength: 1, maxLength: 12 });
const RUNS = { numRuns: 1000 };

describe("turnsOf", () => {
  it.each([
    [[], []],
    [[3], [0, 0, 0]],
    [
      [1, 1, 1],
      [0, 1, 2],
    ],
    [
      [2, 2],
      [0, 1, 0, 1],
    ],
    [
      [1, 2, 1],
      [0, 1, 2, 1],
    ],
    [
      [1, 5, 1],
      [0, 1, 1, 1, 2, 1, 1],
    ],
    [
      [3, 1, 1, 1],
      [0, 1, 0, 2, 0, 3],
    ],
  ])("of %j are %j", (given, expected) => {
    expect(turnsOf(given)).toEqual(expected);
  });

  it("give each exactly its weight and begin with the first", () => {
    fc.assert(
      fc.property(weights, (given) => {
        const turns = turnsOf(given);
        expect(given.map((_, index) => turns.filter((turn) => turn === index).length)).toEqual(given);
        expect(turns[0]).toBe(0);
      }),
      RUNS,
    );
  });

  it("never let one follow itself, around the end too, unless it outweighs all others together", () => {
    fc.assert(
      fc.property(weights, (given) => {
        const turns = turnsOf(given);
        const repeated = turns.filter((turn, at) => turn === turns[(at + 1) % turns.length]);
        expect(repeated.filter((index) => 2 * (given[index] ?? 0) <= turns.length)).toEqual([]);
      }),
      RUNS,
    );
  });

  it("are spread: nobody waits longer than two and a half fair shares", () => {
    fc.assert(
      fc.property(weights, (given) => {
        const turns = turnsOf(given);
        given.forEach((weight, index) => {
          const places = turns.flatMap((turn, place) => (turn === index ? [place] : []));
          const waits = places.map((place, nth) => (places[nth + 1] ?? (places[0] ?? 0) + turns.length) - place);
          expect(Math.max(...waits)).toBeLessThanOrEqual(2.5 * (turns.length / weight));
        });
      }),
      RUNS,
    );
  });
});
