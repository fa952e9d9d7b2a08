import { html, type TemplateResult } from "lit";
import { type Announcement, type AnnouncementState, titleIn } from "../domain/model/announcement.ts";
import type { Category } from "../domain/model/category.ts";
import type { Language } from "../domain/model/language.ts";
import { categoryLook } from "../domain/reading/category-look.ts";
import { ICON_NAMES, type IconName } from "./elements/icon-names.ts";
import { wording } from "./schedule/calendar-words.ts";
import { scheduleSentence } from "./schedule/sentence.ts";
import { today } from "./schedule/today.ts";
import { currentLanguage, t } from "./texts.ts";
import { localDateTime } from "./when.ts";

const STATES = {
  draft: { kind: "", icon: "pencil" },
  scheduled: { kind: "calm", icon: "calendar-clock" },
  live: { kind: "good", icon: "circle-check" },
  ended: { kind: "", icon: "check" },
  withdrawn: { kind: "warn", icon: "archive-x" },
} as const satisfies Record<AnnouncementState, { readonly kind: string; readonly icon: IconName }>;

/** The state of an announcement as a badge: colour, icon and word. */
export function stateBadge(state: AnnouncementState): TemplateResult {
  const { kind, icon } = STATES[state];
  return html`<span class="badge ${kind}"><ui-icon name=${icon}></ui-icon>${t(`state.${state}`)}</span>`;
}

/** The icon of a category; lucide's megaphone should the look ever name one the editor has not got. */
export function categoryIcon(category: Category): IconName {
  const wanted = categoryLook[category].icon;
  return ICON_NAMES.find((name) => name === wanted) ?? "megaphone";
}

export function categoryName(category: Category): string {
  return categoryLook[category].label[currentLanguage()];
}

/** A language in the editor's own language: "Türkisch"; `de-x-leicht` is "Leichte Sprache". */
export function languageName(language: Language): string {
  if (language === "de-x-leicht") return t("language.plain");
  return new Intl.DisplayNames(currentLanguage(), { type: "language" }).of(language) ?? language;
}

/** The title to show for an announcement, even if none was written yet. */
export function titleOf({ content }: Pick<Announcement, "content">): string {
  return titleIn(content) || t("announcement.untitled");
}

/** When an announcement may be shown: its windows in a sentence, or just beginning and end, which wrap before the end. */
export function scheduleText(schedule: Announcement["content"]["schedule"]): string {
  return schedule.windows.length > 0 ? scheduleSentence(schedule, wording(today())) : validityText(schedule);
}

/** Beginning and end alone, without the windows between them. */
export function validityText({ from, until }: Announcement["content"]["schedule"], nowMs = Date.now()): string {
  const words = (local: string) => localDateTime(local, nowMs);
  if (from !== null && until !== null) return t("validity.both", { from: words(from), until: words(until) });
  if (from !== null) return t("validity.from", { from: words(from) });
  return until === null ? t("validity.always") : t("validity.until", { until: words(until) });
}
