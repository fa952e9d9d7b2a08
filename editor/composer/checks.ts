import { html, type TemplateResult } from "lit";
import type { Language } from "../../domain/model/language.ts";
import { textOfSlide } from "../../domain/programme/content.ts";
import { categoryLook } from "../../domain/reading/category-look.ts";
import { contrast } from "../../domain/reading/contrast.ts";
import { dwellOf, readingTimeMs } from "../../domain/reading/dwell.ts";
import { currentLanguage, t } from "../texts.ts";
import { seconds } from "../when.ts";
import { type DraftContent, type DraftSlide, fieldOf, soundSlide } from "./draft-content.ts";
import { typedPicture } from "./typed-fields.ts";

/** Whether something about the announcement is as it should be, in words. */
export interface Check {
  readonly good: boolean;
  readonly text: string;
}

const PAPER = "#f6f4ee";
const NIGHT = "#0e1830";
const LEAST_CONTRAST = 4.5;

/** How long a slide stays and how long its longest language takes to read, in ms. */
function timesOf(slide: DraftSlide, languages: readonly Language[]): { readonly dwellMs: number; readonly readingMs: number } {
  const texts = languages.map((language) => textOfSlide(soundSlide(slide), language));
  return { dwellMs: slide.dwellMs ?? dwellOf(texts), readingMs: Math.max(...texts.map(readingTimeMs)) };
}

/** What the composer checks as somebody writes. `fits` comes from the stage: undefined until it has measured. */
export function checksOf(content: DraftContent, slide: DraftSlide, fits: boolean | undefined): readonly Check[] {
  return [readingCheck(slide, content.languages), ...fitCheck(fits), ...pictureCheck(slide, content.languages), contrastCheck(content)];
}

function readingCheck(slide: DraftSlide, languages: readonly Language[]): Check {
  const { dwellMs, readingMs } = timesOf(slide, languages);
  const good = dwellMs >= readingMs;
  return { good, text: t(good ? "check.reading" : "check.readingShort", { reading: seconds(readingMs), dwell: seconds(dwellMs) }) };
}

function fitCheck(fits: boolean | undefined): readonly Check[] {
  return fits === undefined ? [] : [{ good: fits, text: t(fits ? "check.fits" : "check.tooLong") }];
}

function pictureCheck({ template, fields }: DraftSlide, languages: readonly Language[]): readonly Check[] {
  const form = fieldOf(template, "picture")?.form;
  if (form?.kind !== "picture") return [];
  const picture = typedPicture(fields["picture"]);
  if (!picture) return form.required ? [{ good: false, text: t("check.pictureMissing") }] : [];
  if (picture.decorative) return [{ good: true, text: t("check.decorative") }];
  const described = languages.every((language) => picture.alt[language]?.trim());
  return [{ good: described, text: t(described ? "check.described" : "check.undescribed") }];
}

function contrastCheck({ category }: DraftContent): Check {
  const { paper, night } = categoryLook[category];
  const least = Math.min(contrast(paper, PAPER), contrast(night, NIGHT));
  const ratio = new Intl.NumberFormat(currentLanguage(), { maximumFractionDigits: 1 }).format(Math.floor(least * 10) / 10);
  return { good: least >= LEAST_CONTRAST, text: t("check.contrast", { ratio }) };
}

/** The checks as a list: sign, colour and words say the same. */
export function checkList(checks: readonly Check[]): TemplateResult {
  return html`<ul class="checks" aria-label=${t("check.label")}>
    ${checks.map(({ good, text }) => html`<li class=${good ? "good" : "warn"}><ui-icon name=${good ? "circle-check" : "triangle-alert"}></ui-icon><span>${text}</span></li>`)}
  </ul>`;
}
