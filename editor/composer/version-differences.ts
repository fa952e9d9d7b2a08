import type { Language } from "../../domain/model/language.ts";
import { parseMarkdown } from "../../domain/reading/markdown.ts";
import { plainText } from "../../domain/reading/plain-text.ts";
import type { Field } from "../../templates/field.ts";
import type { Template } from "../../templates/registry.ts";
import { type DraftContent, type DraftSlide, fieldOf, fieldsOf, slideTitle } from "./draft-content.ts";
import { soundValue, typedPicture } from "./typed-fields.ts";

/** One thing in which two versions differ. Numbers of slides count from 1, in the version named last. */
export type Difference =
  | { readonly kind: "slide-added" | "slide-removed"; readonly number: number; readonly title: string; readonly template: Template }
  | { readonly kind: "slides-moved" }
  | FieldDifference
  | { readonly kind: "template"; readonly number: number; readonly before: Template; readonly after: Template }
  | { readonly kind: "dwell"; readonly number: number; readonly before: number | null; readonly after: number | null }
  | { readonly kind: Setting };

export interface FieldDifference {
  readonly kind: "field";
  readonly number: number;
  readonly template: Template;
  readonly name: string;
  /** Null for what is the same in all languages. */
  readonly language: Language | null;
  readonly before: string;
  readonly after: string;
}

/** What belongs to the announcement as a whole. */
const SETTINGS = ["category", "languages", "targets", "schedule", "precedence", "weight"] as const;
type Setting = (typeof SETTINGS)[number];

/** Everything in which a later version differs from an earlier one: slide by slide, then the announcement as a whole. Slides are told apart by their keys. */
export function differencesBetween(before: DraftContent, after: DraftContent): readonly Difference[] {
  const languages = [...new Set([...before.languages, ...after.languages])];
  const kept = after.slides.filter(({ key }) => before.slides.some((slide) => slide.key === key));
  const oldOrder = before.slides.filter(({ key }) => kept.some((slide) => slide.key === key));
  const slides = after.slides.flatMap((slide, index): readonly Difference[] => {
    const old = before.slides.find(({ key }) => key === slide.key);
    return old ? betweenSlides(old, slide, index + 1, languages) : [named("slide-added", slide, index + 1, after.languages)];
  });
  const removed = before.slides.flatMap((slide, index) =>
    kept.some(({ key }) => key === slide.key) ? [] : [named("slide-removed", slide, index + 1, before.languages)],
  );
  const isMoved = kept.some(({ key }, index) => oldOrder[index]?.key !== key);
  const settings = SETTINGS.filter((name) => !isSame(before[name], after[name])).map((kind): Difference => ({ kind }));
  return [...slides, ...removed, ...(isMoved ? [{ kind: "slides-moved" } as const] : []), ...settings];
}

function named(kind: "slide-added" | "slide-removed", slide: DraftSlide, number: number, languages: readonly Language[]): Difference {
  return { kind, number, title: slideTitle(slide, languages), template: slide.template };
}

function betweenSlides(before: DraftSlide, after: DraftSlide, number: number, languages: readonly Language[]): readonly Difference[] {
  const template: readonly Difference[] =
    before.template === after.template ? [] : [{ kind: "template", number, before: before.template, after: after.template }];
  const names = [...new Set([...Object.keys(fieldsOf(after.template)), ...Object.keys(fieldsOf(before.template))])];
  const fields = names.flatMap((name) => betweenFields(before, after, name, number, languages));
  const dwell: readonly Difference[] =
    before.dwellMs === after.dwellMs ? [] : [{ kind: "dwell", number, before: before.dwellMs, after: after.dwellMs }];
  return [...template, ...fields, ...dwell];
}

function betweenFields(
  before: DraftSlide,
  after: DraftSlide,
  name: string,
  number: number,
  languages: readonly Language[],
): readonly FieldDifference[] {
  const [oldField, newField] = [fieldOf(before.template, name), fieldOf(after.template, name)];
  const field = newField ?? oldField;
  if (!field || isSame(before.fields[name], after.fields[name])) return [];
  const common = { kind: "field", number, template: newField ? after.template : before.template, name } as const;
  const said = (language: Language) => ({
    before: words(oldField, before.fields[name], language),
    after: words(newField, after.fields[name], language),
  });
  const texts = languages.map((language) => ({ language, ...said(language) })).filter((text) => text.before !== text.after);
  const isSpoken = field.form.kind === "line" || field.form.kind === "rich-text" || field.form.kind === "list";
  if (isSpoken && texts.length > 0) return texts.map((text) => ({ ...common, ...text }));
  return [{ ...common, language: null, before: plainly(before.fields[name]), after: plainly(after.fields[name]) }];
}

function words(field: Field | undefined, value: unknown, language: Language): string {
  return field ? plainText(parseMarkdown(field.textIn(soundValue(field, value), language))).trim() : "";
}

/** A value that is the same in all languages, in signs; nothing can be said of files, and of a picture only what it is described as. */
function plainly(value: unknown): string {
  const picture = typedPicture(value);
  if (picture) return Object.values(picture.alt).join(" / ");
  return typeof value === "string" || typeof value === "number" ? String(value) : "";
}

function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a ?? null) === JSON.stringify(b ?? null);
}
