import { css, html, type TemplateResult } from "lit";
import type { Holiday } from "../../domain/api/schedules.ts";
import { t } from "../texts.ts";
import { dateText, lengthText } from "./words.ts";

export const legendStyles = css`
  .legend {
    display: flex;
    flex-wrap: wrap;
    gap: 0.25rem 1.5rem;
    margin-top: 0.75rem;
    color: var(--ink-soft);
    font-size: 0.875rem;
  }
  .legend div {
    display: flex;
    align-items: center;
    gap: 0.5rem;
  }
  .legend i {
    display: block;
    width: 1.25rem;
    height: 0.75rem;
    border-radius: 3px;
    box-shadow: inset 0 0 0 1px var(--line-control);
  }
  .legend .load {
    width: 2.5rem;
    box-shadow: none;
    background: linear-gradient(to right, color-mix(in oklab, var(--ink) 10%, var(--surface-sunk)), color-mix(in oklab, var(--ink) 86%, var(--surface-sunk)));
  }
  .legend .over {
    width: 0.75rem;
    height: 1rem;
    background: var(--ink);
    box-shadow: 0 0 0 2px var(--accent);
  }
  .legend .hatch {
    background-image: repeating-linear-gradient(-45deg, transparent 0 3px, var(--ink-soft) 3px 4px);
  }
  .legend .feast {
    background: var(--warn-soft);
  }
  .legend .times {
    background: linear-gradient(to right, transparent 20%, var(--ink-soft) 20% 45%, transparent 45% 65%, var(--ink-soft) 65% 90%, transparent 90%) bottom / 100% 45% no-repeat;
  }
  .teach {
    display: flex;
    gap: 1rem;
    align-items: center;
    margin-bottom: 0.875rem;
    padding: 1rem 1.25rem;
  }
  .teach > ui-icon {
    width: 2rem;
    height: 2rem;
    color: var(--ink-soft);
  }
`;

/** What the signs of the grid mean, and the holidays by name. */
export function legendTemplate(limitMs: number, holidays: readonly Holiday[]): TemplateResult {
  const entry = (kind: string, words: string) => html`<div role="listitem"><i class=${kind}></i><span>${words}</span></div>`;
  return html`<div class="legend" role="list" aria-label=${t("timeline.legend")}>
    ${entry("load", t("timeline.legendLoad"))} ${entry("over", t("timeline.legendOver", { limit: lengthText(limitMs) }))}
    ${entry("hatch", t("timeline.legendGap"))} ${entry("times", t("timeline.legendWindow"))} ${holidays.map(({ date, name }) => entry("feast", t("timeline.legendHoliday", { day: dateText(date, { weekday: "short", day: "numeric", month: "numeric" }), name })))}
  </div>`;
}
