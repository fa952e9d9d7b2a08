import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import type { ScreenHistory as History, ScreenFault } from "../../domain/api/screens.ts";
import type { ScreenId } from "../../domain/model/id.ts";
import { DAY_MS } from "../../domain/model/time.ts";
import { api } from "../api-client.ts";
import { listFailure } from "../elements/list-notes.ts";
import { selectField } from "../elements/select-field.ts";
import "../elements/time-ago.ts";
import { LiveController } from "../live.ts";
import { base } from "../style/base.ts";
import { buttons } from "../style/buttons.ts";
import { eventList } from "../style/event-list.ts";
import { fields } from "../style/fields.ts";
import { notes } from "../style/notes.ts";
import { t } from "../texts.ts";
import { dateAndTime, lasting } from "../when.ts";
import { STATE_LOOKS, stateStyles } from "./screen-look.ts";
import "./state-chart.ts";
import type { ScreenPast } from "./state-rows.ts";
import { spansOf, troublesOf } from "./state-spans.ts";

/** How many days back; changes are kept for 35. */
const PERIODS = ["2", "7", "30"] as const;
const TOLD = 6;
const TOLD_MORE = 30;

/** How a screen was in the last days: as a line of time, its troubles in words, and what it reported. */
@customElement("screen-history")
export class ScreenHistory extends LitElement {
  static override styles = [
    base,
    buttons,
    fields,
    notes,
    stateStyles,
    eventList,
    css`
      :host {
        display: grid;
        gap: 0.75rem;
      }
      .period {
        justify-self: start;
      }
      .period label {
        position: absolute;
        clip-path: inset(50%);
      }
    `,
  ];

  @property({ attribute: false }) screenId: ScreenId | undefined;
  @state() private past: ScreenPast | undefined;
  @state() private period: (typeof PERIODS)[number] = "2";
  @state() private told = TOLD;
  @state() private faults: readonly ScreenFault[] = [];
  @state() private failed: unknown;

  constructor() {
    super();
    new LiveController(this, "screens", ({ presences }) => {
      const now = presences.find(({ screenId }) => screenId === this.screenId);
      if (now && now.state !== this.past?.spans.at(-1)?.state) void this.#load();
    });
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has("screenId")) return;
    this.past = undefined;
    this.told = TOLD;
    this.faults = [];
    void this.#load();
  }

  protected override render(): TemplateResult {
    return html`
      <div class="period">${selectField({
        id: "period",
        label: t("past.period"),
        value: this.period,
        options: PERIODS.map((value) => ({ value, label: t("past.days", { count: Number(value) }) })),
        onChange: (period) => {
          this.period = period;
          void this.#load();
        },
      })}</div>
      ${listFailure(this.failed, () => this.#load())}
      ${this.past ? html`<state-chart .past=${this.past}></state-chart>${this.#troubles(this.past)}` : nothing}
      ${this.#faults()}
    `;
  }

  #troubles({ spans, fromMs, untilMs }: ScreenPast): TemplateResult {
    const all = troublesOf(spans);
    const days = { count: Math.round((untilMs - fromMs) / DAY_MS) };
    if (all.length === 0) return html`<p class="soft">${t("past.calm", days)}</p>`;
    const more = Math.min(TOLD_MORE, all.length - this.told);
    return html`<ul class="event-list troubles small" aria-label=${t("past.troubles", days)}>${all
      .slice(0, this.told)
      .map(
        (span) =>
          html`<li tabindex="-1"><span class="state-mark ${STATE_LOOKS[span.state].kind}"><span class="dot"></span>${t(`presence.${span.state}`)}, ${lasting(span.untilMs - span.fromMs)}</span><span class="soft">${dateAndTime(span.fromMs)}</span></li>`,
      )}</ul>${more > 0 ? html`<p><button class="link small" type="button" @click=${this.#tellMore}>${t("past.more", { count: more })}</button></p>` : nothing}`;
  }

  /** The button may go; whoever pressed it reads on with what came. */
  readonly #tellMore = async (): Promise<void> => {
    const before = this.told;
    this.told += TOLD_MORE;
    await this.updateComplete;
    this.renderRoot.querySelectorAll<HTMLElement>(".troubles li")[before]?.focus();
  };

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
    const { screenId: id, period } = this;
    if (!id) return;
    const untilMs = Date.now();
    const frame = { fromMs: untilMs - Number(period) * DAY_MS, untilMs };
    try {
      const [history, { items }] = await Promise.all([
        api.screens.history({ id, from: frame.fromMs, until: untilMs }),
        api.screens.faults({ id }),
      ]);
      if (id !== this.screenId || period !== this.period) return;
      this.past = { ...frame, spans: spansOf(history satisfies History, frame), unwatched: history.unwatched };
      this.faults = items;
      this.failed = undefined;
    } catch (error) {
      if (id === this.screenId && period === this.period) this.failed = error;
    }
  }
}
