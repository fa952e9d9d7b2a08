import { textOfSlide } from "../../domain/programme/content.ts";
import { dwellMsOf, readingsOf } from "../../domain/programme/slide-dwell.ts";
import { tooLongSentence, wordsTooMany } from "../../domain/reading/amount.ts";
import { shoutedWords, withoutShouting } from "../../domain/reading/capitals.ts";
import { readingTimeMs } from "../../domain/reading/dwell.ts";
import { parseMarkdown } from "../../domain/reading/markdown.ts";
import { plainText } from "../../domain/reading/plain-text.ts";
import { withSlide } from "../composer/content.ts";
import { soundSlide } from "../composer/draft-content.ts";
import { fieldLabel } from "../composer/fields/field-words.ts";
import { t } from "../texts.ts";
import { seconds } from "../when.ts";
import { type Check, good, warn } from "./check.ts";
import { withWordsAt, wordsOn } from "./places.ts";
import { shortening } from "./shortening.ts";
import { splitSlide } from "./split-slide.ts";
import type { Writing } from "./writing.ts";

/** What lasts as long as it lasts, or is looked at rather than read. */
const NOT_READ: readonly string[] = ["video", "document", "web-page"];
const ORIENTATION_MS = 3000;

/** Reading time against how long it stays, in the language that takes longest. */
export function readingCheck({ content, slide }: Writing): readonly Check[] {
  if (NOT_READ.includes(slide.template)) return [];
  const sound = soundSlide(slide);
  const readingMs = Math.max(0, ...readingsOf(sound, content.languages).map(readingTimeMs));
  const dwellMs = dwellMsOf(sound, content.languages, null);
  const times = { reading: seconds(readingMs), dwell: seconds(dwellMs) };
  if (dwellMs >= readingMs) return [good("reading", t("check.reading", times))];
  const enoughMs = Math.min(600_000, Math.ceil((readingMs + ORIENTATION_MS) / 1000) * 1000);
  const longer = { label: t("check.dwell", { dwell: seconds(enoughMs) }), content: withSlide(content, slide.key, { dwellMs: enoughMs }) };
  return [warn("reading", t("check.readingShort", times), longer)];
}

/** More words than people in passing read, in the language that is written. */
export function amountCheck({ content, slide, language }: Writing): readonly Check[] {
  const words = wordsTooMany(slide.template, textOfSlide(soundSlide(slide), language));
  if (words === 0) return [];
  const split = splitSlide(content, slide);
  const remedies = [...(split ? [{ label: t("check.split"), ...split }] : []), ...shortening(slide, language)];
  return [warn("amount", t("check.amount", { words }), ...remedies.slice(0, 2))];
}

export function sentenceCheck({ slide, language }: Writing): readonly Check[] {
  for (const { path, text } of wordsOn(slide, language)) {
    const long = tooLongSentence(plainText(parseMarkdown(text)), language);
    if (!long) continue;
    const go = { label: t("check.goTo", { field: fieldLabel(slide.template, path) }), path };
    return [warn("sentence", t("check.sentence", { words: long.words, most: long.most }), go)];
  }
  return [];
}

/** Words in capitals are slow to read and sound like shouting. */
export function capitalsCheck({ content, slide, language }: Writing): readonly Check[] {
  const shouting = wordsOn(slide, language).filter(({ text }) => shoutedWords(text).length > 0);
  const [first] = shouting;
  if (!first) return [];
  const words = shouting.flatMap(({ text }) => shoutedWords(text));
  let calm = content;
  for (const { path, text } of shouting) {
    const current = calm.slides.find(({ key }) => key === slide.key) ?? slide;
    calm = withWordsAt(calm, current, path, language, withoutShouting(text));
  }
  const remedy = { label: t("check.calm"), content: calm };
  return [warn("capitals", t("check.capitals", { words: words.slice(0, 3).join(" ") }), remedy)];
}
