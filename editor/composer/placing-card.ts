import { css, html, nothing, type TemplateResult } from "lit";
import type { GroupId } from "../../domain/model/id.ts";
import type { Group } from "../../domain/model/place.ts";
import "../elements/ui-icon.ts";
import { scheduleCard } from "../schedule/schedule-card.ts";
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

export const placingStyles = css`
  .placing {
    display: grid;
    gap: 1rem;
    padding-top: 1.125rem;
    border-top: 1px solid var(--line);
  }
  .placing .head {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    justify-content: space-between;
    gap: 0.125rem 1rem;
  }
  .chips {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem;
  }
`;

/** Where and when all slides of an announcement show. Needs `placingStyles` and those of the schedule card. */
export function placingCard(placing: Placing): TemplateResult {
  const { content, errors, onSchedule } = placing;
  return html`<div class="placing">${targets(placing)} ${scheduleCard(content.schedule, errors.schedule, onSchedule)}</div>`;
}

function targets({ content, groups, reached, errors, onTargets, onGroups }: Placing): TemplateResult {
  const { targets } = content;
  const chosen = groups.filter(({ id }) => targets.includes(id));
  return html`<div class="field" role="group" aria-labelledby="targets-label">
    <div class="head"><span class="label" id="targets-label">${t("composer.targets")}</span>
      <span class="hint" role="status">${targets.length > 0 && reached !== undefined ? t("composer.reached", { count: reached }) : nothing}</span></div>
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
    </div>
    <p class="error" id="targets-error" ?hidden=${!errors.targets}>${errors.targets}</p>
  </div>`;
}
