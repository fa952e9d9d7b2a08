import { AnnouncementContent } from "../../domain/model/announcement.ts";
import type { Language } from "../../domain/model/language.ts";
import type { Field, Fields } from "../../templates/field.ts";
import { definitionOf, SlideContent, type Template } from "../../templates/registry.ts";
import { soundFields, type TypedFields, wordsOf } from "./typed-fields.ts";

/** A slide as it is being written: what stands in its fields may still break a rule, such as half an address. */
export interface DraftSlide {
  readonly key: string;
  readonly template: Template;
  readonly dwellMs: number | null;
  readonly fields: TypedFields;
}

/** An announcement as it is being written. What the server stores is one, too. */
export type DraftContent = Omit<AnnouncementContent, "slides"> & { readonly slides: readonly DraftSlide[] };

/** The fields of a template, as those of any template. */
export function fieldsOf(template: Template): Fields {
  return definitionOf(template).fields;
}

/** One field of a template, if it has it. */
export function fieldOf(template: Template, name: string): Field | undefined {
  return fieldsOf(template)[name];
}

/** The content as the server would store it, or undefined while it breaks a rule. */
export function storable(content: DraftContent): AnnouncementContent | undefined {
  const parsed = AnnouncementContent.safeParse(content);
  return parsed.success ? parsed.data : undefined;
}

/** The slide as far as it keeps the rules: what is too long is shortened, what cannot be mended left out. */
export function soundSlide({ key, template, dwellMs, fields }: DraftSlide): SlideContent {
  return SlideContent.parse({ key, template, dwellMs, fields: soundFields(fieldsOf(template), fields) });
}

/** What can be drawn of it and asked about while it breaks rules; never for saving. The schedule stays as it was typed. */
export function soundContent(content: DraftContent): AnnouncementContent {
  return { ...content, slides: content.slides.map(soundSlide) };
}

/** The title of a slide in a language, else in the original; empty if none is written. */
export function slideTitle({ fields }: DraftSlide, languages: readonly Language[], language = languages[0]): string {
  const title = wordsOf(fields["title"]);
  const own = language && title[language];
  return own?.trim() ? own : (languages[0] && title[languages[0]]) || "";
}

/** What the announcement is called in its original language; empty if nothing is written. */
export function draftTitle({ slides, languages }: DraftContent): string {
  return slides[0] ? slideTitle(slides[0], languages) : "";
}

/** Whether two contents mean the same: what the server trims makes no difference. */
export function isSameContent(a: DraftContent, b: DraftContent): boolean {
  return a === b || canonical(storable(a) ?? a) === canonical(storable(b) ?? b);
}

function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    typeof part === "object" && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}
