import * as z from "zod/mini";
import { AnnouncementContent, MOST_SLIDES } from "../../domain/model/announcement.ts";
import { Language } from "../../domain/model/language.ts";
import { Template } from "../../templates/registry.ts";
import { SlideKey, StatedDwell } from "../../templates/template.ts";
import { scheduleFromJournal } from "../schedule/typed-schedule.ts";
import { freshSlide } from "./content.ts";
import { type DraftContent, fieldsOf, storable } from "./draft-content.ts";
import { typedFields } from "./typed-fields.ts";

const TypedSlide = z.strictObject({ key: SlideKey, template: Template, dwellMs: StatedDwell, fields: z.record(z.string(), z.unknown()) });
const TypedContent = z.strictObject({
  ...AnnouncementContent.shape,
  slides: z.array(TypedSlide).check(z.minLength(1), z.maxLength(MOST_SLIDES)),
  schedule: z.unknown(),
});

/** What was typed, read back from the journal: rules of length and order may be broken, the shape may not. */
export function contentFromJournal(value: unknown): DraftContent | undefined {
  const typed = TypedContent.safeParse(value).data;
  if (!typed) return contentOfOneSlide(value);
  const schedule = scheduleFromJournal(typed.schedule);
  const slides = typed.slides.map((slide) => ({ ...slide, fields: typedFields(fieldsOf(slide.template), slide.fields) }));
  return schedule && { ...typed, slides, schedule };
}

const { languages: _languages, slides: _slides, ...ALWAYS_THERE } = AnnouncementContent.shape;

/** As journals were until announcements had slides. */
const OneSlide = z.object({
  ...ALWAYS_THERE,
  schedule: z.unknown(),
  template: z.enum(["text", "text-image"]),
  variants: z.array(z.object({ language: Language, title: z.string(), body: z.string(), alt: z.string() })).check(z.minLength(1)),
  picture: z.nullable(z.object({ mediaId: z.uuid(), decorative: z.boolean() })),
  dwellMs: StatedDwell,
});

function contentOfOneSlide(value: unknown): DraftContent | undefined {
  const old = z.safeParse(OneSlide, value).data;
  const schedule = old && scheduleFromJournal(old.schedule);
  if (!schedule) return undefined;
  const { template, variants, picture, dwellMs, category, targets, precedence, weight } = old;
  const words = (part: "title" | "body" | "alt") => Object.fromEntries(variants.map((variant) => [variant.language, variant[part]]));
  const fields = { title: words("title"), body: words("body"), picture: picture && { ...picture, alt: words("alt") } };
  const slide = { ...freshSlide(template), dwellMs, fields: typedFields(fieldsOf(template), fields) };
  const languages = variants.map(({ language }) => language);
  const content = { category, languages, slides: [slide], targets, schedule, precedence, weight };
  return storable({ ...content, schedule: { from: null, until: null, windows: [] } }) && content;
}
