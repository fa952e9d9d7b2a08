import { describe, expect, it } from "vitest";
import type { PresenceState } from "../../../domain/model/screen.ts";
import { hasGaps, rowsOf, stateAt } from "../../../editor/screens/state-rows.ts";

const past = (...states: readonly PresenceState[]) => ({
  spans: states.map((state, place) => ({ state, fromMs: place * 10, untilMs: place * 10 + 8 })),
});

describe("the rows of a screen's past", () => {
  it("are running and whatever else there was, the worst last, each once", () => {
    expect(rowsOf(past("offline", "off", "offline", "faulty"))).toEqual(["live", "off", "faulty", "offline"]);
  });

  it("are there before anything is known", () => {
    expect(rowsOf(past())).toEqual(["live"]);
  });
});

describe("the state at an instant", () => {
  const known = past("live", "off");

  it("begins with its span and ends before its end", () => {
    expect([0, 7, 10, 17].map((atMs) => stateAt(known, atMs))).toEqual(["live", "live", "off", "off"]);
  });

  it("is unknown where nobody listened", () => {
    expect([-1, 8, 9, 18].map((atMs) => stateAt(known, atMs))).toEqual([undefined, undefined, undefined, undefined]);
  });
});

describe("a past in which nobody listened", () => {
  const frame = (...unwatched: readonly { readonly fromMs: number; readonly untilMs: number }[]) => ({
    fromMs: 1000,
    untilMs: 2000,
    spans: [],
    unwatched,
  });

  it("has gaps if one of them is to be seen in the frame", () => {
    expect(hasGaps(frame({ fromMs: 1995, untilMs: 2000 }))).toBe(false);
    expect(hasGaps(frame({ fromMs: 1994, untilMs: 2000 }))).toBe(true);
    expect(hasGaps(frame({ fromMs: 0, untilMs: 1005 }, { fromMs: 1995, untilMs: 9000 }))).toBe(false);
    expect(hasGaps(frame())).toBe(false);
  });
});
