import { html, type TemplateResult } from "lit";
import type { AnnouncementContent } from "../../domain/model/announcement.ts";
import { shownPicture } from "../../domain/programme/shown-picture.ts";
import { categoryLook } from "../../domain/reading/category-look.ts";
import { contrast } from "../../domain/reading/contrast.ts";
import { dwellOf, readingTimeMs } from "../../domain/reading/dwell.ts";
import { parseMarkdown } from "../../domain/reading/markdown.ts";
import { currentLanguage, t } from "../texts.ts";
import { seconds } from "../when.ts";

/** Whether something about the announcement is as it should be, in words. */
export interface Check {
  readonly good: boolean;
  readonly text: string;
}

const PAPER = "#f6f4ee";
const NIGHT = "#0e1830";
const LEAST_CONTRAST = 4.5;

/** How long each slide stays and how long the longest variant takes to read, in ms. */
export function timesOf({ variants, dwellMs }: Pick<AnnouncementContent, "variants" | "dwellMs">): {
  readonly dwellMs: number;
  readonly readingMs: number;
} {
  const readings = variants.map(({ title, body }) => ({ title, body: parseMarkdown(body) }));
  return { dwellMs: dwellOf(readings, dwellMs), readingMs: Math.max(...readings.map(readingTimeMs)) };
}

/** What the composer checks as somebody writes. `fits` comes from the stage: undefined until it has measured. */
export function checksOf(content: AnnouncementContent, fits: boolean | undefined): readonly Check[] {
  return [readingCheck(content), ...fitCheck(fits), ...pictureCheck(content), contrastCheck(content)];
}

function readingCheck(content: AnnouncementContent): Check {
  const { dwellMs, readingMs } = timesOf(content);
  const good = dwellMs >= readingMs;
  return { good, text: t(good ? "check.reading" : "check.readingShort", { reading: seconds(readingMs), dwell: seconds(dwellMs) }) };
}

function fitCheck(fits: boolean | undefined): readonly Check[] {
  return fits === undefined ? [] : [{ good: fits, text: t(fits ? "check.fits" : "check.tooLong") }];
}

function pictureCheck(content: AnnouncementContent): readonly Check[] {
  if (content.template === "text") return [];
  const picture = shownPicture(content);
  if (!picture) return [{ good: false, text: t("check.pictureMissing") }];
  if (picture.decorative) return [{ good: true, text: t("check.decorative") }];
  const described = content.variants.every(({ alt }) => alt.trim() !== "");
  return [{ good: described, text: t(described ? "check.described" : "check.undescribed") }];
}

function contrastCheck({ category }: AnnouncementContent): Check {
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
