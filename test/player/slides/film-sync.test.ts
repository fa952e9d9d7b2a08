import { describe, expect, it } from "vitest";
import { correctionFor } from "../../../player/slides/film-sync.ts";

describe("a film and the clock", () => {
  it("leaves a film alone that is where it should be", () => {
    expect(correctionFor(5010, 5000, 20_000)).toEqual({ seekToMs: null, rate: 1 });
  });

  it("lets one that is behind run faster and one that is ahead slower, by a tenth at most", () => {
    expect(correctionFor(4925, 5000, 20_000)).toEqual({ seekToMs: null, rate: 1.05 });
    expect(correctionFor(5075, 5000, 20_000)).toEqual({ seekToMs: null, rate: 0.95 });
    expect(correctionFor(4100, 5000, 20_000)).toEqual({ seekToMs: null, rate: 1.1 });
    expect(correctionFor(5900, 5000, 20_000)).toEqual({ seekToMs: null, rate: 0.9 });
  });

  it("jumps to its place when it is more than a second off", () => {
    expect(correctionFor(0, 7500, 20_000)).toEqual({ seekToMs: 7500, rate: 1 });
  });

  it("begins again in a turn that is longer than the film", () => {
    expect(correctionFor(0, 47_500, 20_000)).toEqual({ seekToMs: 7500, rate: 1 });
    expect(correctionFor(19_990, 20_000, 20_000)).toEqual({ seekToMs: null, rate: 1 });
    expect(correctionFor(75, 40_000, 20_000).rate).toBe(0.95);
  });
});
