import { describe, expect, it } from "vitest";
import { countWords, dwellOf, readingTimeMs } from "../../../domain/reading/dwell.ts";

const reading = (words: number) => Array.from({ length: words }, () => "Wort").join(" ");

describe("countWords", () => {
  it.each([
    ["", 0],
    ["  ein   Wort\nnoch – eins ", 4],
    ["7:30 Uhr, U-Bahn", 3],
    ["مرحبا بكم", 2],
    ["*** ---", 0],
  ])("of %j is %i", (text, expected) => {
    expect(countWords(text)).toBe(expected);
  });
});

describe("readingTimeMs", () => {
  it("counts title, paragraphs and list items at two words a second", () => {
    expect(readingTimeMs("Zwei Worte\n**drei** vier\n\n- fünf\n- sechs")).toBe(3000);
  });
});

describe("dwellOf", () => {
  it.each([
    [1, 8000],
    [10, 8000],
    [11, 8500],
    [19, 12_500],
    [114, 60_000],
    [115, 60_000],
    [900, 60_000],
  ])("%i words take %i ms", (words, expected) => {
    expect(dwellOf([reading(words)])).toBe(expected);
  });

  it("goes by the longest language", () => {
    expect(dwellOf([reading(2), reading(20), reading(3)])).toBe(13_000);
  });
});
