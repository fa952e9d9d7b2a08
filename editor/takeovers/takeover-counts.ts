import { css, html, type TemplateResult } from "lit";
import type { TakeoverProgress, TakeoverSummary } from "../../domain/api/takeovers.ts";
import type { TakeoverReach } from "../../domain/model/takeover.ts";
import "../elements/ui-icon.ts";
import { t } from "../texts.ts";
import { tenths } from "./screen-table.ts";
import { REACH_LOOKS } from "./takeover-look.ts";

/** The big numbers: on how many screens it is, is not yet, cannot be; once it is over, how many are back at their programme. */
export function takeoverCounts({ state, progress }: Pick<TakeoverSummary, "state" | "progress">): TemplateResult {
  const over = state === "cleared" || state === "ended";
  const shown: readonly TakeoverReach[] = over ? ["restored", "confirmed", "pending", "offline"] : ["confirmed", "pending", "offline"];
  return html`<div role="status"><ul class="counts" aria-label=${t("takeover.counts")}>
    ${shown.map((reach) => count(reach, progress, over))}
  </ul></div>`;
}

function count(reach: TakeoverReach, progress: TakeoverProgress, over: boolean): TemplateResult {
  const { kind, icon } = REACH_LOOKS[reach];
  const number = progress[reach];
  const words = over && reach === "confirmed" ? t("takeover.count.notYetRestored") : t(`takeover.count.${reach}`);
  return html`<li class="count ${number === 0 && reach !== "confirmed" ? "" : kind}">
    <ui-icon name=${icon}></ui-icon><strong class="numbers">${number}</strong> <span>${words}</span>
    ${reach === "confirmed" && !over && progress.slowestMs !== null ? html`<span class="small soft numbers">${t("takeover.slowest", { seconds: tenths(progress.slowestMs) })}</span>` : ""}
  </li>`;
}

export const countsStyles = css`
  .counts {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 11rem), 1fr));
    gap: 0.75rem;
  }
  .count {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    align-items: center;
    align-content: start;
    gap: 0 0.75rem;
    padding: 1rem 1.25rem;
    border: 1px solid var(--line);
    border-radius: var(--radius-large);
    background: var(--surface);
    color: var(--ink-soft);
  }
  .count ui-icon {
    grid-row: 1;
    width: 2rem;
    height: 2rem;
  }
  .count strong {
    font-size: 2.75rem;
    line-height: 1.1;
  }
  .count span {
    grid-column: 1 / -1;
  }
  .count.good {
    color: var(--good);
  }
  .count.warn {
    color: var(--warn);
  }
  .count.bad {
    color: var(--alarm);
  }
  .count.calm {
    color: var(--calm);
  }
  @media (max-width: 30rem) {
    .counts {
      grid-template-columns: repeat(auto-fit, minmax(6rem, 1fr));
      gap: 0.5rem;
    }
    .count {
      padding: 0.75rem;
      gap: 0 0.5rem;
      align-content: start;
    }
    .count ui-icon {
      width: 1.5rem;
      height: 1.5rem;
    }
    .count strong {
      font-size: 2rem;
    }
  }
`;
