import { css, html, type TemplateResult } from "lit";
import type { Schedule } from "../../domain/model/schedule.ts";
import "../elements/ui-icon.ts";
import { t } from "../texts.ts";
import { wording } from "./calendar-words.ts";
import { faultOf } from "./faults.ts";
import { scheduleSentence } from "./sentence.ts";
import { today } from "./today.ts";

export const scheduleCardStyles = css`
  .schedule {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr) auto;
    gap: 0.125rem 0.75rem;
    align-items: start;
    padding: 0.75rem 0.75rem 0.75rem 0.875rem;
  }
  .schedule > ui-icon {
    margin-top: 0.1875rem;
  }
  .schedule .words {
    overflow-wrap: anywhere;
  }
  .schedule.wrong {
    border-color: var(--alarm);
  }
`;

/** When an announcement shows, as a sentence, and the way to change it. Needs `scheduleCardStyles`, `notes`, `fields`. */
export function scheduleCard(schedule: Schedule, error: string | undefined, onChange: () => void): TemplateResult {
  const fault = faultOf(schedule);
  const wrong = fault ? t(fault) : error;
  const details = [
    t("schedule.windowCount", { count: schedule.windows.length }),
    t(schedule.until === null ? "schedule.endless" : "schedule.endsItself"),
  ];
  return html`<div class="field" role="group" aria-labelledby="when-label">
    <span class="label" id="when-label">${t("composer.when")}</span>
    <div class="card schedule ${wrong ? "wrong" : ""}">
      <ui-icon name="calendar-clock"></ui-icon>
      <div><p class="words">${scheduleSentence(schedule, wording(today()))}</p><p class="soft small">${details.join(", ")}</p></div>
      <button class="button small" id="schedule" type="button" aria-label=${t("schedule.change")} aria-describedby="schedule-error" @click=${onChange}>${t("schedule.changeShort")}</button>
    </div>
    <p class="error" id="schedule-error" ?hidden=${!wrong}>${wrong}</p>
  </div>`;
}
