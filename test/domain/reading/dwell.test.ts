import { describe, expect, it } from "vitest";
import { countWords, dwellOf, readingTimeMs } from "../../../domain/reading/dwell.ts";
import { parseMarkdown } from "../../../domain/reading/markdown.ts";

const reading = (words: number) => ({ title: "Titel", body: parseMarkdown(Array.from({ length: words - 1 }, () => "Wort").join(" ")) });

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
    expect(readingTimeMs({ title: "Zwei Worte", body: parseMarkdown("**drei** vier\n\n- fünf\n- sechs") })).toBe(3000);
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
    expect(dwellOf([reading(words)], null)).toBe(expected);
  });

  it("goes by the longest variant, unless stated", () => {
    expect(dwellOf([reading(2), reading(20), reading(3)], null)).toBe(13_000);
    expect(dwellOf([reading(20)], 4000)).toBe(4000);
  });
});
