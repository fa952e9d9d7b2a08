import type { MediaId } from "../../domain/model/id.ts";
import type { Language } from "../../domain/model/language.ts";
import type { Words } from "../../templates/picture-use.ts";
import type { SlideContent } from "../../templates/registry.ts";

/** What a plan says in one language. */
export interface PlannedVariant {
  readonly language: Language;
  readonly title: string;
  readonly body: string;
  readonly alt: string;
}

/** The one slide of a planned announcement: words, and beside them a picture if it has one. */
export function plannedSlide(variants: readonly PlannedVariant[], mediaId: MediaId | undefined): SlideContent {
  const words = (text: (variant: PlannedVariant) => string): Words =>
    Object.fromEntries(variants.map((variant) => [variant.language, text(variant)]));
  const common = { key: "slide1", dwellMs: null };
  const texts = { title: words(({ title }) => title), body: words(({ body }) => body) };
  if (mediaId === undefined) return { ...common, template: "text", fields: texts };
  const picture = { mediaId, decorative: false, alt: words(({ alt }) => alt) };
  return { ...common, template: "text-image", fields: { ...texts, picture, crop: "upright" } };
}
