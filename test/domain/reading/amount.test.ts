import { expect, it } from "vitest";
import { tooLongSentence, wordsTooMany } from "../../../domain/reading/amount.ts";

const words = (count: number) => Array.from({ length: count }, () => "wort").join(" ");

it("carries 40 words of text and counts what goes beyond", () => {
  expect(wordsTooMany("text", words(40))).toBe(0);
  expect(wordsTooMany("text", words(53))).toBe(13);
  expect(wordsTooMany("menu", words(53))).toBe(0);
});

it("finds the longest sentence of more than 20 words", () => {
  expect(tooLongSentence(`Kurz. Hier ${words(19)}.`, "de")).toBeNull();
  expect(tooLongSentence(`Kurz. Hier ${words(22)}. Ende.`, "de")).toMatchObject({ words: 23, most: 20 });
});

it("allows 12 words in Leichte Sprache", () => {
  expect(tooLongSentence(words(12), "de-x-leicht")).toBeNull();
  expect(tooLongSentence(words(13), "de-x-leicht")).toMatchObject({ words: 13, most: 12 });
});

it("takes no dot of a date for an end, and a line for a sentence of its own", () => {
  expect(tooLongSentence(`Am 25. November ${words(19)}`, "de")?.words).toBe(22);
  expect(tooLongSentence(`${words(15)}\n${words(15)}`, "de")).toBeNull();
});
