import { describe, expect, it } from "vitest";
import type { PlayedLook } from "../../../domain/model/look.ts";
import { Instant } from "../../../domain/model/time.ts";
import { nextLookChangeMs, themeAt, tickerLine } from "../../../player/stage/look.ts";
import { LOOK } from "../playlist.ts";

const night = (fromMs: number, untilMs: number) => ({ fromMs: Instant.parse(fromMs), untilMs: Instant.parse(untilMs) });
const NIGHTS: PlayedLook = { ...LOOK, nights: [night(1000, 2000), night(5000, 6000)] };
const NEWS: PlayedLook = { ...LOOK, ticker: ["eins", "zwei", "drei"] };

describe("themeAt", () => {
  it("is night from the beginning of a night until its end, which is half-open", () => {
    expect([999, 1000, 1999, 2000, 5500].map((atMs) => themeAt(NIGHTS, "paper", atMs))).toEqual([
      "paper",
      "night",
      "night",
      "paper",
      "night",
    ]);
  });

  it("is what the playlist says without nights", () => {
    expect(themeAt(LOOK, "night", 1500)).toBe("night");
  });
});

describe("tickerLine", () => {
  it("turns every eight seconds by the clock alone, and begins anew after the last line", () => {
    const texts = [0, 7999, 8000, 16_000, 24_000].map((atMs) => tickerLine(NEWS, atMs)?.text);
    expect(texts).toEqual(["eins", "eins", "zwei", "drei", "eins"]);
  });

  it("is none without lines", () => {
    expect(tickerLine(LOOK, 0)).toBeNull();
  });
});

describe("nextLookChangeMs", () => {
  it("names the next edge of a night or flip of the ticker, whichever comes first", () => {
    expect(nextLookChangeMs(NIGHTS, 1000)).toBe(2000);
    expect(nextLookChangeMs(NEWS, 8000)).toBe(16_000);
    expect(nextLookChangeMs({ ...NEWS, nights: NIGHTS.nights }, 0)).toBe(1000);
  });

  it("never comes if nothing changes: a single line stays", () => {
    expect(nextLookChangeMs({ ...LOOK, ticker: ["eins"] }, 0)).toBe(Number.POSITIVE_INFINITY);
    expect(nextLookChangeMs(NIGHTS, 6000)).toBe(Number.POSITIVE_INFINITY);
  });
});
