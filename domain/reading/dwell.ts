export const SHORTEST_DWELL_MS = 8_000;
export const LONGEST_DWELL_MS = 60_000;
const MS_PER_WORD = 500;
const ORIENTATION_MS = 3_000;

/** The number of words in a text: runs without white space that hold a letter or a digit. A dash alone is none. */
export function countWords(text: string): number {
  return text.split(/\s+/u).filter((run) => /[\p{L}\p{N}]/u.test(run)).length;
}

/** How long a practised reader needs: two words a second, in ms. */
export function readingTimeMs(text: string): number {
  return countWords(text) * MS_PER_WORD;
}

/**
 * How long a slide stays, in ms, by what is read on it in each language: the reading time of the longest plus 3 s to find the beginning, at
 * least 8 s and at most 60 s.
 */
export function dwellOf(texts: readonly string[]): number {
  const longestMs = Math.max(0, ...texts.map(readingTimeMs));
  return Math.min(LONGEST_DWELL_MS, Math.max(SHORTEST_DWELL_MS, longestMs + ORIENTATION_MS));
}
