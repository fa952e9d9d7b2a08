import { MOST_SLIDES } from "../../domain/model/announcement.ts";
import { countWords } from "../../domain/reading/dwell.ts";
import { copyOfSlide, withSlide, withSlideAfter } from "../composer/content.ts";
import { type DraftContent, type DraftSlide, fieldsOf } from "../composer/draft-content.ts";
import { rowsOf, wordsOf } from "../composer/typed-fields.ts";

/** The longest list, or else the formatted text of a slide in two halves that follow each other on two slides; null if it cannot be halved. */
export function splitSlide(content: DraftContent, slide: DraftSlide): { readonly content: DraftContent; readonly slide: string } | null {
  if (content.slides.length >= MOST_SLIDES) return null;
  const halves = halvesOf(slide);
  if (!halves) return null;
  const [name, first, second] = halves;
  const rest = copyOfSlide({ ...slide, fields: { ...slide.fields, [name]: second } });
  const shortened = withSlide(content, slide.key, { fields: { ...slide.fields, [name]: first } });
  return { content: withSlideAfter(shortened, rest, slide.key), slide: slide.key };
}

function halvesOf({ template, fields }: DraftSlide): readonly [name: string, first: unknown, second: unknown] | null {
  for (const [name, { form }] of Object.entries(fieldsOf(template))) {
    if (form.kind === "rich-text") {
      const halves = halvesOfWords(wordsOf(fields[name]));
      if (halves) return [name, ...halves];
    }
    // Columns of a table and figures belong together; rows of dates, dishes and steps follow each other.
    if (form.kind === "list" && form.max > 8) {
      const rows = rowsOf(fields[name]);
      const middle = Math.ceil(rows.length / 2);
      if (rows.length >= 4) return [name, rows.slice(0, middle), rows.slice(middle)];
    }
  }
  return null;
}

/** Halved in each language where a paragraph or a list item ends; null unless that can be done in one of them. */
function halvesOfWords(words: Readonly<Record<string, string | undefined>>) {
  const halves = Object.entries(words).map(([language, text = ""]) => [language, halvesOfText(text)] as const);
  if (halves.every(([, [, second]]) => second === "")) return null;
  return [0, 1].map((half) => Object.fromEntries(halves.map(([language, parts]) => [language, parts[half]]))) as [object, object];
}

function halvesOfText(markdown: string): readonly [string, string] {
  const blocks = markdown.split(/\n{2,}|\n(?=(?:[-*]|\d+[.)])\s)/).filter((block) => block.trim() !== "");
  const separator = blocks.every((block) => /^(?:[-*]|\d+[.)])\s/.test(block)) ? "\n" : "\n\n";
  const total = countWords(markdown);
  let words = 0;
  const until = blocks.findIndex((block) => {
    words += countWords(block);
    return words >= total / 2;
  });
  const first = Math.min(Math.max(1, until + 1), Math.max(1, blocks.length - 1));
  return [blocks.slice(0, first).join(separator), blocks.slice(first).join(separator)];
}
