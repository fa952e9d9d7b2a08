import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import type { PresenceState } from "../../domain/model/screen.ts";
import type { IconName } from "../elements/icon-names.ts";
import "../elements/ui-icon.ts";
import { base } from "../style/base.ts";
import { buttons } from "../style/buttons.ts";
import { notes } from "../style/notes.ts";
import { t } from "../texts.ts";
import { ScreenWatch } from "./screen-watch.ts";

/** A browser that got its token connects within two seconds; after this one something is in its way. */
const PATIENCE_MS = 20_000;

/** Also dark by plan or with a fault, it has reported. */
const HEARD: ReadonlySet<PresenceState> = new Set(["live", "off", "faulty"]);

/**
 * How a pairing ended: says that the screen runs once it has reported, and never before.
 * @fires pair-again
 * @fires pair-done
 */
@customElement("pair-outcome")
export class PairOutcome extends LitElement {
  static override styles = [
    base,
    buttons,
    notes,
    css`
      .empty {
        padding: 1.5rem 0.5rem;
      }
      .empty.runs > ui-icon {
        color: var(--good);
      }
      .choices {
        display: flex;
        flex-wrap: wrap;
        justify-content: center;
        gap: 0.625rem;
        margin-top: 0.5rem;
      }
    `,
  ];

  @property() screenId = "";
  /** Only this one was to be paired. */
  @property({ type: Boolean }) single = false;
  @state() private impatient = false;
  readonly #watch = new ScreenWatch(this);
  #timer: number | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#timer = window.setTimeout(() => {
      this.impatient = true;
    }, PATIENCE_MS);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("screenId")) this.#watch.show(this.screenId);
  }

  protected override firstUpdated(): void {
    this.renderRoot.querySelector<HTMLElement>("h2")?.focus();
  }

  protected override render() {
    const name = this.#watch.screen?.name ?? "";
    if (this.#hasReported) return this.#note("circle-check", "runs", t("pair.runs"), t("pair.runsHint", { name }));
    if (this.impatient) return this.#note("clock", "", t("pair.silent"), t("pair.silentHint", { name }));
    return this.#note("loader-circle", "waits", t("pair.waits"), t("pair.waitsHint"));
  }

  /** What the device before it said is forgotten by now, so what is there is of this one. */
  get #hasReported(): boolean {
    const { presence } = this.#watch.screen ?? {};
    return presence !== undefined && presence.player !== null && HEARD.has(presence.state);
  }

  #note(icon: IconName, kind: "runs" | "waits" | "", heading: string, text: string): TemplateResult {
    return html`<div class="empty ${kind}" role="status">
      <ui-icon class=${kind === "waits" ? "spinner" : ""} name=${icon}></ui-icon>
      <h2 tabindex="-1">${heading}</h2>
      <p>${text}</p>
      <div class="choices">
        ${this.single ? nothing : html`<button class="button" type="button" @click=${() => this.dispatchEvent(new CustomEvent("pair-again"))}>${t("pair.another")}</button>`}
        <a class="button primary" href="/screens/${this.screenId}" @click=${() => this.dispatchEvent(new CustomEvent("pair-done"))}>${t("pair.show")}</a>
      </div>
    </div>`;
  }
}
