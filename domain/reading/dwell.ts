import type { RichText } from "../model/rich-text.ts";
import { plainText } from "./plain-text.ts";

export const SHORTEST_DWELL_MS = 8_000;
export const LONGEST_DWELL_MS = 60_000;
const MS_PER_WORD = 500;
const ORIENTATION_MS = 3_000;

/** What is read of a slide. */
export interface Reading {
  readonly title: string;
  readonly body: RichText;
}

/** The number of words in a text: runs without white space that hold a letter or a digit. A dash alone is none. */
export function countWords(text: string): number {
  return text.split(/\s+/u).filter((run) => /[\p{L}\p{N}]/u.test(run)).length;
}

/** How long a practised reader needs: two words a second, in ms. */
export function readingTimeMs({ title, body }: Reading): number {
  return (countWords(title) + countWords(plainText(body))) * MS_PER_WORD;
}

/**
 * How long each slide of an announcement stays, in ms: as stated, or computed from the longest variant as reading time plus 3 s to find the
 * beginning, at least 8 s and at most 60 s.
 */
export function dwellOf(variants: readonly Reading[], statedMs: number | null): number {
  if (statedMs !== null) return statedMs;
  const longestMs = Math.max(0, ...variants.map(readingTimeMs));
  return Math.min(LONGEST_DWELL_MS, Math.max(SHORTEST_DWELL_MS, longestMs + ORIENTATION_MS));
}
