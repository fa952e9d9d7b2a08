import { css, html, nothing, type TemplateResult } from "lit";
import type { GroupId } from "../../domain/model/id.ts";
import type { Group } from "../../domain/model/place.ts";
import "../elements/ui-icon.ts";
import { wording } from "../schedule/calendar-words.ts";
import { faultOf } from "../schedule/faults.ts";
import { scheduleSentence } from "../schedule/sentence.ts";
import { today } from "../schedule/today.ts";
import { t } from "../texts.ts";
import type { DraftContent } from "./draft-content.ts";
import type { FormErrors } from "./form-errors.ts";

interface Placing {
  readonly content: DraftContent;
  readonly groups: readonly Group[];
  /** Different screens reached, undefined while unknown. */
  readonly reached: number | undefined;
  readonly errors: FormErrors;
  readonly onTargets: (targets: readonly GroupId[]) => void;
  readonly onGroups: () => void;
  readonly onSchedule: () => void;
}

/** It stays in view while a long form is scrolled, where there is room for both. */
export const placingStyles = css`
  .placing {
    display: grid;
    border: 1px solid var(--line);
    border-radius: var(--radius-large);
    background: var(--surface);
    box-shadow: var(--shadow);
  }
  .placing > div {
    display: grid;
    grid-template-columns: 3.5rem minmax(0, 1fr);
    gap: 0.125rem 0.75rem;
    align-items: start;
    padding: 0.625rem 0.75rem;
  }
  .placing > div + div {
    border-top: 1px solid var(--line);
  }
  .placing .label {
    line-height: 2.125rem;
  }
  .placing .error {
    grid-column: 2;
    color: var(--alarm);
    font-weight: 600;
    font-size: 0.9375rem;
  }
  .placing .hint {
    color: var(--ink-soft);
    font-size: 0.875rem;
  }
  .placing .wrong {
    color: var(--alarm);
  }
  .placing .when {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    gap: 0.75rem;
    align-items: center;
    overflow-wrap: anywhere;
  }
  .chips {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.375rem;
  }
  .chips .hint {
    margin-left: 0.375rem;
  }
  @media (min-width: 68.01rem) and (min-height: 44rem) {
    .placing {
      position: sticky;
      bottom: 0.75rem;
      z-index: 2;
      max-height: 40vh;
      overflow: auto;
      box-shadow: 0 0.75rem 0 var(--paper), var(--shadow-high);
    }
  }
`;

/** Where and when all slides of an announcement show. Needs `placingStyles` and those of buttons. */
export function placingCard(placing: Placing): TemplateResult {
  return html`<div class="placing">${targets(placing)}${times(placing)}</div>`;
}

function targets({ content, groups, reached, errors, onTargets, onGroups }: Placing): TemplateResult {
  const { targets } = content;
  const chosen = groups.filter(({ id }) => targets.includes(id));
  return html`<div role="group" aria-labelledby="targets-label">
    <span class="label" id="targets-label">${t("composer.targets")}</span>
    <div class="chips">
      ${chosen.map(
        ({
          id,
          name,
          screenCount,
        }) => html`<button class="chip" type="button" title=${t("composer.removeGroup")} @click=${() => onTargets(targets.filter((target) => target !== id))}>
        <span>${t("composer.groupChip", { name, count: screenCount })}</span><ui-icon name="x"></ui-icon><span class="hidden-text">${t("composer.removeGroup")}</span>
      </button>`,
      )}
      <button class="chip" id="targets" type="button" aria-describedby="targets-error" @click=${onGroups}><ui-icon name="plus"></ui-icon>${t("composer.addGroup")}</button>
      <span class="hint" role="status">${targets.length > 0 && reached !== undefined ? t("composer.reached", { count: reached }) : nothing}</span>
    </div>
    <p class="error" id="targets-error" ?hidden=${!errors.targets}>${errors.targets}</p>
  </div>`;
}

function times({ content: { schedule }, errors, onSchedule }: Placing): TemplateResult {
  const fault = faultOf(schedule);
  const wrong = fault ? t(fault) : errors.schedule;
  const details = [
    ...(schedule.windows.length > 0 ? [t("schedule.windowCount", { count: schedule.windows.length })] : []),
    t(schedule.until === null ? "schedule.endless" : "schedule.endsItself"),
  ];
  return html`<div role="group" aria-labelledby="when-label">
    <span class="label" id="when-label">${t("composer.when")}</span>
    <div class="when"><p>${scheduleSentence(schedule, wording(today()))} <span class="hint">${details.join(", ")}</span></p>
      <button class="button small" id="schedule" type="button" aria-label=${t("schedule.change")} aria-describedby="schedule-error" @click=${onSchedule}>${t("schedule.changeShort")}</button></div>
    <p class="error" id="schedule-error" ?hidden=${!wrong}>${wrong}</p>
  </div>`;
}
