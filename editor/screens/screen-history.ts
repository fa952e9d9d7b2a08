import { css, html, LitElement, nothing, type PropertyValues, svg, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import type { ScreenHistory as History, ScreenFault } from "../../domain/api/screens.ts";
import type { ScreenId } from "../../domain/model/id.ts";
import type { PresenceState } from "../../domain/model/screen.ts";
import { DAY_MS } from "../../domain/model/time.ts";
import { api } from "../api-client.ts";
import { listFailure } from "../elements/list-notes.ts";
import "../elements/time-ago.ts";
import { LiveController } from "../live.ts";
import { base } from "../style/base.ts";
import { eventList } from "../style/event-list.ts";
import { notes } from "../style/notes.ts";
import { t } from "../texts.ts";
import { dateAndTime, lasting } from "../when.ts";
import { STATE_LOOKS, stateStyles } from "./screen-look.ts";
import { type Span, spansOf, troublesOf } from "./state-spans.ts";

const SHOWN_MS = 2 * DAY_MS;
const TOLD = 6;
const WIDTH = 1000;
const HEIGHT = 28;

/** How a screen was in the last two days: as a strip of time, its troubles in words, and what it reported. */
@customElement("screen-history")
export class ScreenHistory extends LitElement {
  static override styles = [
    base,
    notes,
    stateStyles,
    eventList,
    css`
      :host {
        display: grid;
        gap: 0.75rem;
      }
      svg {
        display: block;
        width: 100%;
        height: 1.75rem;
        border-radius: var(--radius);
        background: var(--line);
      }
      svg rect {
        fill: currentColor;
      }
      .ends {
        display: flex;
        justify-content: space-between;
      }
    `,
  ];

  @property({ attribute: false }) screenId: ScreenId | undefined;
  @state() private history: { readonly fromMs: number; readonly untilMs: number; readonly spans: readonly Span[] } | undefined;
  @state() private faults: readonly ScreenFault[] = [];
  @state() private failed: unknown;

  constructor() {
    super();
    new LiveController(this, "screens", ({ presences }) => {
      const now = presences.find(({ screenId }) => screenId === this.screenId);
      if (now && now.state !== this.history?.spans.at(-1)?.state) void this.#load();
    });
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has("screenId")) return;
    this.history = undefined;
    this.faults = [];
    void this.#load();
  }

  protected override render(): TemplateResult {
    return html`${listFailure(this.failed, () => this.#load())} ${this.history ? html`${this.#strip()} ${this.#troubles()}` : nothing} ${this.#faults()}`;
  }

  #strip(): TemplateResult | typeof nothing {
    const { history } = this;
    if (!history) return nothing;
    const { fromMs, untilMs, spans } = history;
    const x = (ms: number) => ((Math.max(ms, fromMs) - fromMs) / (untilMs - fromMs)) * WIDTH;
    const rects = spans.map((span) => {
      const width = Math.max(1.5, x(span.untilMs) - x(span.fromMs));
      return svg`<g class=${kindOf(span.state)}><rect x=${x(span.fromMs)} y="0" width=${width} height=${HEIGHT}><title>${t(`presence.${span.state}`)}, ${dateAndTime(span.fromMs)}</title></rect></g>`;
    });
    return html`<div>
      <svg viewBox="0 0 ${WIDTH} ${HEIGHT}" preserveAspectRatio="none" role="img" aria-label=${t("past.strip")}>${rects}</svg>
      <div class="ends soft small"><span>${dateAndTime(fromMs)}</span><span>${t("past.now")}</span></div>
    </div>`;
  }

  #troubles(): TemplateResult {
    const troubles = troublesOf(this.history?.spans ?? []).slice(0, TOLD);
    if (troubles.length === 0) return html`<p class="soft">${t("past.calm")}</p>`;
    return html`<ul class="event-list small" aria-label=${t("past.troubles")}>${troubles.map(
      ({ state: was, fromMs, untilMs }) =>
        html`<li><span class="state-mark ${kindOf(was)}"><span class="dot"></span>${t(`presence.${was}`)}, ${lasting(untilMs - fromMs)}</span><span class="soft">${dateAndTime(fromMs)}</span></li>`,
    )}</ul>`;
  }

  #faults(): TemplateResult | typeof nothing {
    if (this.faults.length === 0) return nothing;
    return html`<h4>${t("past.faults")}</h4><ul class="event-list small">${this.faults
      .slice(0, TOLD)
      .map(
        (fault) =>
          html`<li><span>${t(`fault.${fault.kind}`)}${fault.slideTitle ? html`: ${fault.slideTitle}` : nothing}</span><span class="soft"><time-ago .ms=${fault.lastAtMs}></time-ago></span><span class="below">${t(`remedy.${fault.kind}`)}</span><span class="below soft">${t("fault.times", { count: fault.count })} ${fault.message}</span></li>`,
      )}</ul>`;
  }

  async #load(): Promise<void> {
    const id = this.screenId;
    if (!id) return;
    const untilMs = Date.now();
    const fromMs = untilMs - SHOWN_MS;
    try {
      const [history, { items }] = await Promise.all([
        api.screens.history({ id, from: fromMs, until: untilMs }),
        api.screens.faults({ id }),
      ]);
      if (id !== this.screenId) return;
      this.history = { fromMs, untilMs, spans: spansOf(history satisfies History, { fromMs, untilMs }) };
      this.faults = items;
      this.failed = undefined;
    } catch (error) {
      if (id === this.screenId) this.failed = error;
    }
  }
}

function kindOf(state: PresenceState): string {
  return STATE_LOOKS[state].kind;
}
