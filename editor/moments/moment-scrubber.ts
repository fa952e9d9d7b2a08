import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import { live } from "lit/directives/live.js";
import type { ScreenMoment } from "../../domain/api/screens.ts";
import { MINUTE_MS, type TimeZone } from "../../domain/model/time.ts";
import { cssVars } from "../elements/css-vars.ts";
import { base } from "../style/base.ts";
import { t } from "../texts.ts";
import { type BlockKind, dayBlocks } from "./day-blocks.ts";
import { dayAround, dayText, timeText } from "./wall.ts";

interface Block {
  readonly kind: BlockKind | "unknown";
  readonly fromMs: number;
  readonly untilMs: number;
}

const LEGEND: readonly Block["kind"][] = ["programme", "house", "quiet", "takeover", "unknown"];

/**
 * A day of a screen as a bar, and a slider along it.
 * @fires moment-pick - `detail` is the instant, UTC epoch ms
 */
@customElement("moment-scrubber")
export class MomentScrubber extends LitElement {
  static override shadowRootOptions: ShadowRootInit = { mode: "open", delegatesFocus: true };
  static override styles = [
    base,
    css`
      :host {
        display: block;
      }
      .bar {
        position: relative;
        height: 1.75rem;
        border-radius: 6px;
        overflow: hidden;
        background: var(--surface-sunk);
      }
      .bar i {
        position: absolute;
        inset-block: 0;
        left: calc(var(--from) * 100%);
        width: calc(var(--length) * 100%);
        border-left: 1px solid var(--surface);
      }
      .programme {
        background: var(--good);
      }
      .house {
        background: repeating-linear-gradient(-45deg, var(--line) 0 3px, transparent 3px 7px), var(--surface-sunk);
      }
      .quiet {
        background: #14213a;
      }
      .takeover {
        background: #a81c18;
      }
      .unknown {
        background: var(--surface-sunk);
      }
      input {
        display: block;
        width: 100%;
        height: 1.75rem;
        margin: 0.125rem 0 0;
        accent-color: var(--ink);
      }
      .hours {
        display: flex;
        justify-content: space-between;
      }
      .legend {
        display: flex;
        flex-wrap: wrap;
        gap: 0.25rem 1rem;
        margin-top: 0.5rem;
      }
      .legend li {
        display: flex;
        align-items: center;
        gap: 0.375rem;
      }
      .legend i {
        width: 0.875rem;
        height: 0.875rem;
        border-radius: 3px;
        border: 1px solid var(--line);
      }
    `,
  ];

  @property({ attribute: false }) zone!: TimeZone;
  @property({ attribute: false }) atMs = 0;
  /** What is known of the day; the rest of it is shown as not known. */
  @property({ attribute: false }) pieces: readonly ScreenMoment[] = [];

  protected override render() {
    const { fromMs, untilMs } = dayAround(this.atMs, this.zone);
    const blocks = this.#blocks(fromMs, untilMs);
    const kinds = new Set(blocks.map(({ kind }) => kind));
    return html`
      <div class="bar" aria-hidden="true">${blocks.map((block) => this.#block(block, fromMs, untilMs))}</div>
      <input type="range" min="0" max=${(untilMs - fromMs) / MINUTE_MS - 1} step="1" .value=${live(String(Math.floor((this.atMs - fromMs) / MINUTE_MS)))}
        aria-label=${t("moment.scrub", { day: dayText(this.atMs, this.zone) })} aria-valuetext=${timeText(this.atMs, this.zone)} @input=${(event: Event) => this.#pick(event, fromMs)} />
      <div class="hours soft small" aria-hidden="true">${[0, 6, 12, 18, 24].map((hour) => html`<span>${String(hour).padStart(2, "0")}:00</span>`)}</div>
      <ul class="legend soft small">${LEGEND.map((kind) => (kinds.has(kind) ? html`<li><i class=${kind}></i>${t(`moment.legend.${kind}`)}</li>` : nothing))}</ul>
    `;
  }

  #blocks(fromMs: number, untilMs: number): readonly Block[] {
    return this.pieces.flatMap(({ playlist, validFromMs, validUntilMs }): readonly Block[] => {
      const span = { fromMs: Math.max(fromMs, validFromMs), untilMs: Math.min(untilMs, validUntilMs) };
      if (span.fromMs >= span.untilMs) return [];
      return playlist ? dayBlocks(playlist, span.fromMs, span.untilMs) : [{ kind: "unknown", ...span }];
    });
  }

  #block({ kind, ...block }: Block, fromMs: number, untilMs: number): TemplateResult {
    const share = (ms: number) => String(ms / (untilMs - fromMs));
    const vars = { "--from": share(block.fromMs - fromMs), "--length": share(block.untilMs - block.fromMs) };
    const words = { kind: t(`moment.legend.${kind}`), from: timeText(block.fromMs, this.zone), until: timeText(block.untilMs, this.zone) };
    return html`<i class=${kind} title=${t("moment.block", words)} ${cssVars(vars)}></i>`;
  }

  #pick({ target }: Event, fromMs: number): void {
    if (!(target instanceof HTMLInputElement)) return;
    this.dispatchEvent(new CustomEvent("moment-pick", { detail: fromMs + Number(target.value) * MINUTE_MS }));
  }
}
