import type { Template } from "../../templates/registry.ts";
import type { Language } from "../model/language.ts";
import { countWords } from "./dwell.ts";

/**
 * How many words a slide carries before people in passing stop reading: what can be read in 20 s at two words a second, less where a picture
 * or a figure is to speak, more where one looks something up rather than reading all of it.
 */
const MOST_WORDS: Readonly<Record<Template, number>> = {
  text: 40,
  "text-image": 40,
  "full-image": 25,
  "photo-story": 25,
  dates: 60,
  menu: 110,
  numbers: 40,
  person: 45,
  quotation: 45,
  countdown: 30,
  steps: 60,
  table: 110,
  video: 15,
  document: 15,
  services: 50,
  "web-page": 15,
  poll: 45,
};

export function mostWords(template: Template): number {
  return MOST_WORDS[template];
}

/** How many words more than it carries a slide has; 0 if it carries them. `text` is all that is read on it in one language. */
export function wordsTooMany(template: Template, text: string): number {
  return Math.max(0, countWords(text) - MOST_WORDS[template]);
}

/** The most words of a sentence: 20 are read in one breath; rules of Leichte Sprache allow 8 to 12. */
const LONGEST_SENTENCE = 20;
const LONGEST_PLAIN_SENTENCE = 12;

export interface LongSentence {
  readonly sentence: string;
  readonly words: number;
  readonly most: number;
}

/** The longest sentence, if it has more words than a sentence should; null otherwise. Dots in dates, times and abbreviations end none. */
export function tooLongSentence(text: string, language: Language): LongSentence | null {
  const most = language === "de-x-leicht" ? LONGEST_PLAIN_SENTENCE : LONGEST_SENTENCE;
  let longest: LongSentence | null = null;
  for (const sentence of sentencesOf(text)) {
    const words = countWords(sentence);
    if (words > Math.max(most, longest?.words ?? 0)) longest = { sentence, words, most };
  }
  return longest;
}

function sentencesOf(text: string): readonly string[] {
  return text
    .split(/\n+|(?<=[\p{L})“"»]{2}[.!?…])\s+(?=\p{Lu}|\p{Lo}|\p{N})/u)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== "");
}
