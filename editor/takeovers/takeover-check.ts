import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import { Problem } from "../../domain/model/problem.ts";
import { problemSummary, problemText } from "../elements/problem-summary.ts";
import "../elements/ui-icon.ts";
import { base } from "../style/base.ts";
import { buttons } from "../style/buttons.ts";
import { notes } from "../style/notes.ts";
import { t } from "../texts.ts";
import { clock, drillBadge, listed, supplementLine, takeoverStyles } from "./takeover-look.ts";
import "./takeover-preview.ts";
import type { Writing } from "./writing.ts";
import type { Reach } from "./writing-controller.ts";

const TICK_MS = 5000;

/**
 * The second step: says in one sentence what will happen, and does it.
 * @fires check-back - to change something
 * @fires check-send - the red button
 */
@customElement("takeover-check")
export class TakeoverCheck extends LitElement {
  static override styles = [
    base,
    buttons,
    notes,
    takeoverStyles,
    css`
      .columns {
        display: grid;
        grid-template-columns: repeat(2, minmax(0, 1fr));
        gap: 1.5rem 2rem;
        align-items: start;
      }
      .side {
        display: grid;
        gap: 1.25rem;
      }
      .sentence {
        padding-left: 1rem;
        border-left: 5px solid var(--alarm-fill);
        font-size: 1.5rem;
        line-height: 1.4;
        text-wrap: pretty;
        overflow-wrap: anywhere;
      }
      .facts {
        display: grid;
        gap: 0.625rem;
      }
      .facts li {
        display: flex;
        gap: 0.625rem;
        align-items: start;
      }
      .facts ui-icon {
        margin-top: 0.125rem;
      }
      .warn {
        color: var(--warn);
      }
      .buttons {
        display: grid;
        gap: 0.75rem;
      }
      @media (max-width: 68rem) {
        .columns {
          grid-template-columns: minmax(0, 1fr);
        }
      }
      @media (max-width: 30rem) {
        .sentence {
          font-size: 1.25rem;
        }
      }
    `,
  ];

  @property({ attribute: false }) writing: Writing | undefined;
  /** The names of the groups. */
  @property({ attribute: false }) groups: readonly string[] = [];
  @property({ attribute: false }) reach: Reach | undefined;
  @property({ attribute: false }) problem: unknown;
  @property({ attribute: false }) sending = false;
  @property({ attribute: false }) secondPerson = false;
  #timer: number | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#timer = window.setInterval(() => this.requestUpdate(), TICK_MS);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.#timer);
  }

  protected override firstUpdated(): void {
    this.renderRoot.querySelector<HTMLElement>("h1")?.focus();
  }

  protected override render() {
    const { writing, sending } = this;
    if (!writing) return nothing;
    return html`
      <header class="page-header"><h1 tabindex="-1">${t(this.secondPerson ? "takeover.check.titleSecond" : "takeover.check.title")}</h1>${drillBadge(writing.message.drill)}</header>
      <div class="columns">
        <div class="side">
          <p class="sentence numbers">${this.#sentence(writing)}</p>
          <ul class="facts">${this.#facts(writing)}</ul>
          ${this.problem === undefined ? nothing : problemSummary(t("takeover.check.failed"), [{ text: failureText(this.problem) }, { text: t("takeover.check.kept") }])}
          <div class="buttons">
            <button class="button danger go numbers" type="button" aria-disabled=${sending} @click=${this.#send}><ui-icon name=${sending ? "loader-circle" : "siren"}></ui-icon>${this.#action()}</button>
            <button class="button" type="button" @click=${this.#back}><ui-icon name="arrow-left"></ui-icon>${t("takeover.check.back")}</button>
          </div>
          ${writing.message.drill ? nothing : supplementLine()}
        </div>
        <takeover-preview .message=${writing.message}></takeover-preview>
      </div>
    `;
  }

  #sentence({ message, lastsMs }: Writing): string {
    const nowMs = Date.now();
    const words = { title: message.variants[0]?.title.trim() ?? "", groups: listed(this.groups), until: clock(nowMs + lastsMs, nowMs) };
    const key = this.secondPerson ? "takeover.check.sentenceSecond" : "takeover.check.sentence";
    return this.reach ? t(key, { ...words, count: this.reach.screens }) : t("takeover.check.sentenceUnknown", words);
  }

  #facts({ message }: Writing): readonly TemplateResult[] {
    const { reach } = this;
    const away = reach ? reach.screens - reach.connected : 0;
    const fact = (icon: "users" | "wifi-off" | "clipboard-check" | "clock" | "triangle-alert", text: string, kind = "") =>
      html`<li class=${kind}><ui-icon name=${icon}></ui-icon><span>${text}</span></li>`;
    return [
      ...(this.secondPerson ? [fact("users", t("takeover.check.second"), "warn")] : []),
      ...(message.drill ? [fact("clipboard-check", t("takeover.check.drill"))] : []),
      ...(reach?.screens === 0 ? [fact("triangle-alert", t("takeover.check.nobody"), "warn")] : []),
      ...(away > 0 ? [fact("wifi-off", t("takeover.check.away", { count: away }), "warn")] : []),
      fact("clock", t("takeover.check.ends")),
    ];
  }

  #action(): string {
    if (this.sending) return t("takeover.check.sending");
    if (this.problem !== undefined) return t("takeover.check.again");
    if (this.secondPerson) return t("takeover.check.ask");
    return this.reach ? t("takeover.check.go", { count: this.reach.screens }) : t("takeover.check.goUnknown");
  }

  readonly #back = (): void => {
    this.dispatchEvent(new CustomEvent("check-back"));
  };

  readonly #send = (): void => {
    if (!this.sending) this.dispatchEvent(new CustomEvent("check-send"));
  };
}

function failureText(problem: unknown): string {
  return problem instanceof Problem && problem.code === "unavailable" ? t("takeover.check.unavailable") : problemText(problem);
}
