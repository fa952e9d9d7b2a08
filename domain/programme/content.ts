import { type FieldGap, type Fields, gapsOfAll, speakAll, textOfAll, type Voice } from "../../templates/field.ts";
import { definitionOf, type SlideContent } from "../../templates/registry.ts";
import type { AnnouncementContent } from "../model/announcement.ts";
import type { MediaId } from "../model/id.ts";
import type { Language } from "../model/language.ts";
import type { LocalDate } from "../model/time.ts";

/** The fields of a slide's template, as those of any template. */
function fieldsOf({ template }: SlideContent): Fields {
  return definitionOf(template).fields;
}

/** What stands in a slide's fields, said in one language. */
export function speakSlide(slide: SlideContent, voice: Voice): Record<string, unknown> {
  return speakAll(fieldsOf(slide), slide.fields, voice);
}

/** Everything that is read on a slide in one language; formatted text as Markdown. */
export function textOfSlide(slide: SlideContent, language: Language): string {
  return textOfAll(fieldsOf(slide), slide.fields, language);
}

/** Everything that is read in an announcement in one language. */
export function textIn({ slides }: AnnouncementContent, language: Language): string {
  return slides.map((slide) => textOfSlide(slide, language)).join("\n");
}

/** What is missing on a slide, with paths from its fields on. */
export function gapsOfSlide(slide: SlideContent, languages: readonly Language[]): readonly FieldGap[] {
  return gapsOfAll(fieldsOf(slide), slide.fields, languages);
}

/** What of the library stands on a slide, in the order of its fields. */
export function mediaOfSlide(slide: SlideContent): readonly MediaId[] {
  const values: Readonly<Record<string, unknown>> = slide.fields;
  return Object.entries(fieldsOf(slide)).flatMap(([name, field]) => field.mediaIn(values[name]));
}

/** Where something of the library stands on a slide: `path` leads to it from the slide's fields. */
export interface MediaPlace {
  readonly path: readonly (string | number)[];
  readonly kind: "picture" | "file";
  readonly mediaId: MediaId;
}

/** Where what of the library stands on a slide, in the order of its fields. */
export function mediaPlacesOfSlide(slide: SlideContent): readonly MediaPlace[] {
  return mediaPlacesIn(fieldsOf(slide), slide.fields);
}

function mediaPlacesIn(fields: Fields, values: Readonly<Record<string, unknown>>): readonly MediaPlace[] {
  return Object.entries(fields).flatMap(([name, field]): readonly MediaPlace[] => {
    const value = values[name];
    const { form } = field;
    if (form.kind !== "list") {
      const kind = form.kind === "picture" ? "picture" : "file";
      return field.mediaIn(value).map((mediaId) => ({ path: [name], kind, mediaId }));
    }
    const rows: readonly Readonly<Record<string, unknown>>[] = Array.isArray(value) ? value : [];
    return rows.flatMap((row, index) => mediaPlacesIn(form.of, row).map((place) => ({ ...place, path: [name, index, ...place.path] })));
  });
}

/** What of the library stands in an announcement, each once. */
export function mediaOf({ slides }: AnnouncementContent): readonly MediaId[] {
  return [...new Set(slides.flatMap(mediaOfSlide))];
}

/** The last day on which everybody shown in an announcement has consented to it; null if it shows nobody. */
export function lastDayOfConsent({ slides }: AnnouncementContent): LocalDate | null {
  const days = slides.flatMap((slide) => (slide.template === "person" ? (slide.fields.consentUntil ?? []) : []));
  return days.reduce<LocalDate | null>((first, day) => (first === null || day < first ? day : first), null);
}
