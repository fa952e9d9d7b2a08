import type { Category } from "../../domain/model/category.ts";
import type { Language } from "../../domain/model/language.ts";
import type { Template } from "../../templates/registry.ts";
import { type DraftContent, type DraftSlide, fieldsOf } from "./draft-content.ts";
import type { TypedFields } from "./typed-fields.ts";

const KEY_SIGNS = "abcdefghijklmnopqrstuvwxyz0123456789";

/** A name for a slide that no other slide has. */
export function newSlideKey(): string {
  return Array.from(crypto.getRandomValues(new Uint32Array(6)), (dice) => KEY_SIGNS[dice % KEY_SIGNS.length]).join("");
}

/** A slide nobody has written anything on yet. */
export function freshSlide(template: Template, fields: TypedFields = {}): DraftSlide {
  const empty = Object.fromEntries(Object.entries(fieldsOf(template)).map(([name, field]) => [name, field.empty]));
  return { key: newSlideKey(), template, dwellMs: null, fields: { ...empty, ...fields } };
}

/** An announcement nobody has written anything into yet. */
export function emptyContent(template: Template = "text"): DraftContent {
  return {
    category: "general",
    languages: ["de"],
    slides: [freshSlide(template)],
    targets: [],
    schedule: { from: null, until: null, windows: [] },
    precedence: "normal",
    weight: 1,
  };
}

/** An announcement that begins with a finished slide. */
export function contentFrom(slide: DraftSlide, category: Category): DraftContent {
  return { ...emptyContent(), category, slides: [copyOfSlide(slide)] };
}

/** Another announcement like this one: days that are over for it, or fixed, are not taken along, weekly and monthly times are. */
export function duplicated(content: DraftContent): DraftContent {
  const windows = content.schedule.windows.filter(({ days }) => days.kind !== "dates").map((window) => ({ ...window, except: [] }));
  return { ...content, slides: content.slides.map(copyOfSlide), schedule: { from: null, until: null, windows } };
}

/** The content with one slide changed. */
export function withSlide(content: DraftContent, key: string, change: Partial<Omit<DraftSlide, "key">>): DraftContent {
  return { ...content, slides: content.slides.map((slide) => (slide.key === key ? { ...slide, ...change } : slide)) };
}

/** The content with one field of a slide changed. */
export function withField(content: DraftContent, key: string, name: string, value: unknown): DraftContent {
  const slide = content.slides.find((one) => one.key === key);
  return slide ? withSlide(content, key, { fields: { ...slide.fields, [name]: value } }) : content;
}

/** The content with a slide put in behind another one, or at the end. */
export function withSlideAfter(content: DraftContent, slide: DraftSlide, after: string | undefined): DraftContent {
  const at = content.slides.findIndex(({ key }) => key === after);
  return { ...content, slides: content.slides.toSpliced(at < 0 ? content.slides.length : at + 1, 0, slide) };
}

/** The content without a slide. The only one stays. */
export function withoutSlide(content: DraftContent, key: string): DraftContent {
  return content.slides.length > 1 ? { ...content, slides: content.slides.filter((slide) => slide.key !== key) } : content;
}

/** The content with a slide at another place; places beyond the ends are the ends. */
export function withSlideAt(content: DraftContent, key: string, place: number): DraftContent {
  const slide = content.slides.find((one) => one.key === key);
  if (!slide) return content;
  const others = content.slides.filter((one) => one !== slide);
  return { ...content, slides: others.toSpliced(Math.max(0, Math.min(place, others.length)), 0, slide) };
}

/** A slide like another one. */
export function copyOfSlide(slide: DraftSlide): DraftSlide {
  return { ...slide, key: newSlideKey() };
}

/** The languages with one more, or without one. What was written in a language stays on the slides, so that it is there when the language comes back. */
export function withLanguage(content: DraftContent, language: Language, at = content.languages.length): DraftContent {
  return content.languages.includes(language) ? content : { ...content, languages: content.languages.toSpliced(at, 0, language) };
}
export function withoutLanguage(content: DraftContent, language: Language): DraftContent {
  const languages = content.languages.filter((one) => one !== language);
  return languages.length > 0 ? { ...content, languages } : content;
}
