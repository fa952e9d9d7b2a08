import { describe, expect, it } from "vitest";
import { linesBelow } from "../../../player/stage/surround.ts";
import { LOOK } from "../playlist.ts";

const look = (text: string, ...ticker: readonly string[]) => ({ ...LOOK, footer: { progress: true, text }, ticker });
const SHORT = "Die Kantine schließt um 13 Uhr";
const LONG = "x".repeat(120);

describe("linesBelow", () => {
  it("leaves no room for what is not there", () => {
    expect(linesBelow(look(""), "landscape")).toBe(0);
  });

  it("is one line while everything stands beside each other", () => {
    expect(linesBelow(look("dortmund.de"), "landscape")).toBe(1);
    expect(linesBelow(look("dortmund.de", SHORT), "landscape")).toBe(1);
  });

  it("goes by the longest line of the ticker, so that nothing moves when it flips", () => {
    expect(linesBelow(look("", SHORT, LONG), "landscape")).toBe(2);
    expect(linesBelow(look("", SHORT, LONG), "portrait")).toBe(3);
  });

  it("puts the organisation's line under the ticker in portrait", () => {
    expect(linesBelow(look("dortmund.de", SHORT), "portrait")).toBe(2);
    expect(linesBelow(look("dortmund.de"), "portrait")).toBe(1);
  });
});
