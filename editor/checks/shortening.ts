import type { Language } from "../../domain/model/language.ts";
import { wordsTooMany } from "../../domain/reading/amount.ts";
import { countWords } from "../../domain/reading/dwell.ts";
import type { DraftSlide } from "../composer/draft-content.ts";
import { fieldLabel } from "../composer/fields/field-words.ts";
import { t } from "../texts.ts";
import type { Remedy } from "./check.ts";
import { wordsOn } from "./places.ts";

/** A slide that does not fit although it has few words is to lose at least so many. */
const LEAST = 3;

/** The field with the most words, to go to, and by about how many words to shorten it. */
export function shortening(slide: DraftSlide, language: Language): readonly Remedy[] {
  const places = wordsOn(slide, language);
  const longest = places.reduce<(typeof places)[number] | undefined>(
    (most, place) => (most && countWords(most.text) >= countWords(place.text) ? most : place),
    undefined,
  );
  if (!longest) return [];
  const all = places.map(({ text }) => text).join("\n");
  const words = Math.max(LEAST, wordsTooMany(slide.template, all));
  return [{ label: t("check.shorten", { field: fieldLabel(slide.template, longest.path), words }), path: [...longest.path] }];
}
