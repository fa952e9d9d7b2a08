import { css, html, LitElement, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { TAKEOVER_LASTS } from "../../domain/model/takeover.ts";
import { MINUTE_MS } from "../../domain/model/time.ts";
import { textField } from "../elements/field.ts";
import { base } from "../style/base.ts";
import { buttons } from "../style/buttons.ts";
import { fields } from "../style/fields.ts";
import { t } from "../texts.ts";
import { clock } from "./takeover-look.ts";

const OFFERED = [15, 30, 60, 120] as const;
const TICK_MS = 5000;

/**
 * How long a takeover lasts, and the time of day at which it then ends by itself.
 * @fires lasts-change - `detail` is the duration in ms; outside the limits while somebody types
 */
@customElement("takeover-duration")
export class TakeoverDuration extends LitElement {
  static override styles = [
    base,
    buttons,
    fields,
    css`
      .chips {
        display: flex;
        flex-wrap: wrap;
        gap: 0.5rem;
        margin-bottom: 0.625rem;
      }
      .chip {
        min-height: var(--control);
      }
      .field {
        max-width: 14rem;
        margin-bottom: 0.625rem;
      }
    `,
  ];

  @property({ attribute: false }) lastsMs: number = TAKEOVER_LASTS.usualMs;
  @property() error = "";
  @state() private own = false;
  #timer: number | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#timer = window.setInterval(() => this.requestUpdate(), TICK_MS);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.#timer);
  }

  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>("#minutes, .chip")?.focus();
  }

  protected override render() {
    const minutes = this.lastsMs / MINUTE_MS;
    const own = this.own || !OFFERED.some((offered) => offered === minutes);
    const nowMs = Date.now();
    return html`
      <div class="chips" role="group" aria-label=${t("takeover.lasts")}>
        ${OFFERED.map((offered) => html`<button class="chip numbers" type="button" aria-pressed=${!own && offered === minutes} @click=${() => this.#choose(offered)}>${t("takeover.minutes", { minutes: offered })}</button>`)}
        <button class="chip" type="button" aria-pressed=${own} @click=${this.#chooseOwn}>${t("takeover.lasts.own")}</button>
      </div>
      ${own ? textField({ id: "minutes", label: t("takeover.lasts.minutes"), type: "number", min: 1, max: TAKEOVER_LASTS.longestMs / MINUTE_MS, value: Number.isNaN(minutes) ? "" : String(minutes), error: this.error, onInput: (value) => this.#tell(value === "" ? Number.NaN : Math.round(Number(value) * MINUTE_MS)) }) : nothing}
      ${Number.isFinite(this.lastsMs) && this.lastsMs > 0 ? html`<p class="numbers">${t("takeover.endsBySelf", { time: clock(nowMs + this.lastsMs, nowMs) })}</p>` : nothing}
    `;
  }

  #choose(minutes: number): void {
    this.own = false;
    this.#tell(minutes * MINUTE_MS);
  }

  readonly #chooseOwn = async (): Promise<void> => {
    this.own = true;
    await this.updateComplete;
    this.focus();
  };

  #tell(detail: number): void {
    this.lastsMs = detail;
    this.dispatchEvent(new CustomEvent("lasts-change", { detail }));
  }
}
