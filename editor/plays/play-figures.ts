import { css, html, nothing, type TemplateResult } from "lit";
import { progressBar } from "../style/progress.ts";
import { t } from "../texts.ts";
import { durationText, shareText, timesText } from "./amounts.ts";
import { panelSentence } from "./panel-words.ts";
import type { PlaySums } from "./play-sums.ts";

/** Styles of `playFigures`. */
export const playFigureStyles = [
  progressBar,
  css`
  .figures {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(11rem, 100%), 1fr));
    gap: 0.75rem 2rem;
    max-width: 36rem;
  }
  .figures dt {
    color: var(--ink-soft);
    font-size: 0.9375rem;
  }
  .figures dd {
    display: grid;
    font-variant-numeric: tabular-nums;
  }
  .figures .amount {
    font-size: 1.375rem;
    font-weight: 700;
    letter-spacing: -0.01em;
  }
  .bar {
    --progress: var(--good);
  }
  .bar.short {
    --progress: var(--warn);
  }
`,
];

/** Scheduled and painted side by side, how much of it that is, and what is known of the panels. */
export function playFigures({ scheduled, painted, panel, lostMs }: PlaySums): TemplateResult {
  const share = scheduled.ms > 0 ? shareText(painted.ms, scheduled.ms) : undefined;
  return html`<dl class="figures">
      <div><dt>${t("plays.scheduled")}</dt><dd><span class="amount">${durationText(scheduled.ms)}</span><span class="soft small">${timesText(scheduled)}</span></dd></div>
      <div><dt>${t("plays.painted")}</dt><dd><span class="amount">${durationText(painted.ms)}</span><span class="soft small">${timesText(painted)}</span></dd></div>
    </dl>
    ${share === undefined ? nothing : html`<div class="share">${shareBar(painted.ms, scheduled.ms)}<p class="soft small">${t("plays.share", { share })}</p></div>`}
    ${painted.ms > 0 ? html`<p class="panel">${panelSentence(panel)}</p>` : nothing}
    ${lostMs > 0 ? html`<p class="soft small">${t("plays.lost", { time: durationText(lostMs) })}</p>` : nothing}`;
}

/** Less than this part of what was scheduled is worth a look. */
const ENOUGH = 0.9;

/** How much of what was scheduled was painted, as a bar; words beside it say the same. */
export function shareBar(paintedMs: number, scheduledMs: number): TemplateResult {
  return html`<progress class="bar ${paintedMs < ENOUGH * scheduledMs ? "short" : ""}" max=${Math.max(1, scheduledMs)} .value=${Math.min(paintedMs, Math.max(1, scheduledMs))} aria-label=${t("plays.shareLabel")}></progress>`;
}
