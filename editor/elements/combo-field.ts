import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import { live } from "lit/directives/live.js";
import { base } from "../style/base.ts";
import { fields } from "../style/fields.ts";
import { t } from "../texts.ts";
import { placeBelow } from "./place-below.ts";
import "./ui-icon.ts";

export interface Choice {
  readonly value: string;
  readonly label: string;
  /** Said beside the label, and found by the search too. */
  readonly hint?: string;
  /** How far below the top of a tree it stands. */
  readonly depth?: number;
}

const MAX_SHOWN = 100;

/**
 * A choice of one among many, found by typing. Arrows move, Enter takes, Escape leaves things as they were; what fits nothing is not taken.
 * With `clearable` an emptied field means no choice.
 * @fires combo-change - `detail` is the value, `""` for none
 */
@customElement("combo-field")
export class ComboField extends LitElement {
  static override shadowRootOptions: ShadowRootInit = { mode: "open", delegatesFocus: true };
  static override styles = [
    base,
    fields,
    css`
      .box {
        position: relative;
      }
      .control {
        padding-right: 2.5rem;
        text-overflow: ellipsis;
      }
      .side {
        position: absolute;
        right: 0.25rem;
        top: 0;
        bottom: 0;
        display: grid;
        place-items: center;
        width: 2.25rem;
        border: 0;
        background: none;
        color: var(--ink-soft);
      }
      .choices {
        position: fixed;
        inset: auto;
        margin: 0;
        padding: 0.375rem;
        overflow-y: auto;
        border: 1px solid var(--line);
        border-radius: var(--radius);
        background: var(--surface);
        color: var(--ink);
        box-shadow: var(--shadow-high);
      }
      li {
        display: flex;
        align-items: baseline;
        gap: 0.625rem;
        min-height: 2.25rem;
        padding: 0.4rem 0.625rem;
        border-radius: 6px;
        cursor: pointer;
      }
      li[aria-selected="true"] {
        font-weight: 700;
      }
      li.active {
        background: var(--surface-hover);
        box-shadow: inset 3px 0 0 var(--focus);
      }
      .hint-text {
        margin-left: auto;
        font-weight: 400;
      }
      .depth-1 {
        padding-left: 1.625rem;
      }
      .depth-2 {
        padding-left: 2.625rem;
      }
      .depth-3 {
        padding-left: 3.625rem;
      }
      .none {
        padding: 0.5rem 0.625rem;
        color: var(--ink-soft);
      }
      label.hidden-text + .box {
        margin: 0;
      }
    `,
  ];

  @property() label = "";
  @property() value = "";
  @property() placeholder = "";
  @property() hint = "";
  @property() error = "";
  @property({ type: Boolean }) clearable = false;
  @property({ type: Boolean, attribute: "hide-label" }) hideLabel = false;
  @property({ attribute: false }) choices: readonly Choice[] = [];
  @state() private typed: string | undefined;
  @state() private active = -1;
  @state() private open = false;
  @query(".choices") private readonly list!: HTMLElement;
  @query("input") private readonly input!: HTMLInputElement;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener("scroll", this.#place, true);
  }

  protected override render() {
    const described = [this.hint ? "hint" : "", this.error ? "error" : ""].join(" ").trim();
    return html`<div class="field">
      <label for="input" class=${this.hideLabel ? "hidden-text" : ""}>${this.label}</label>
      ${this.hint ? html`<p class="hint" id="hint">${this.hint}</p>` : nothing}
      <div class="box">
        <input class="control" id="input" role="combobox" autocomplete="off" spellcheck="false" aria-autocomplete="list" aria-controls="choices"
          aria-expanded=${this.open} aria-activedescendant=${this.open && this.active >= 0 ? `choice-${this.active}` : nothing}
          aria-invalid=${this.error ? "true" : "false"} aria-describedby=${described || nothing}
          placeholder=${this.placeholder} .value=${live(this.typed ?? this.#labelOf(this.value))}
          @input=${this.#type} @click=${this.#show} @keydown=${this.#key} @blur=${this.#leave} />
        ${this.#side()}
        <ul class="choices" id="choices" role="listbox" popover="manual" aria-label=${this.label} @pointerdown=${keepFocus}>${this.open ? this.#options() : nothing}</ul>
      </div>
      ${this.error ? html`<p class="error" id="error"><ui-icon name="circle-alert"></ui-icon><span>${this.error}</span></p>` : nothing}
    </div>`;
  }

  #side(): TemplateResult {
    if (this.clearable && this.value !== "" && this.typed === undefined)
      return html`<button class="side" type="button" aria-label=${t("combo.clear", { label: this.label })} @click=${() => this.#take("")}><ui-icon name="x"></ui-icon></button>`;
    return html`<span class="side" aria-hidden="true" @pointerdown=${keepFocus} @click=${this.#toggle}><ui-icon name="chevron-down"></ui-icon></span>`;
  }

  #options() {
    const found = this.#found();
    if (found.length === 0)
      return html`<li class="none" role="option" aria-disabled="true" aria-selected="false">${t("combo.nothing")}</li>`;
    return found.map(
      (
        choice,
        index,
      ) => html`<li id="choice-${index}" role="option" class="depth-${Math.min(choice.depth ?? 0, 3)} ${index === this.active ? "active" : ""}" aria-selected=${choice.value === this.value} @click=${() => this.#take(choice.value)}>
        <span>${choice.label}</span>${choice.hint ? html`<span class="hint-text soft small">${choice.hint}</span>` : nothing}
      </li>`,
    );
  }

  /** The choices may come later than the words that look for one. */
  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("choices") && this.typed && this.active < 0 && this.#found().length > 0) this.active = 0;
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (this.open !== this.list.matches(":popover-open")) this.#turn();
    if (this.open && changed.size > 0) this.list.querySelector(".active")?.scrollIntoView({ block: "nearest" });
  }

  #turn(): void {
    if (this.open) {
      this.list.showPopover();
      this.#place();
      this.list.querySelector(".active, [aria-selected=true]")?.scrollIntoView({ block: "nearest" });
      window.addEventListener("scroll", this.#place, true);
    } else {
      this.list.hidePopover();
      window.removeEventListener("scroll", this.#place, true);
    }
  }

  readonly #place = (): void => placeBelow(this.list, this.input);

  #labelOf(value: string): string {
    return this.choices.find((choice) => choice.value === value)?.label ?? "";
  }

  #found(): readonly Choice[] {
    const words = (this.typed ?? "").toLowerCase().split(/\s+/).filter(Boolean);
    const fits = ({ label, hint, value }: Choice) => words.every((word) => `${label} ${hint ?? ""} ${value}`.toLowerCase().includes(word));
    return this.choices.filter(fits).slice(0, MAX_SHOWN);
  }

  readonly #type = (): void => {
    this.typed = this.input.value;
    this.open = true;
    this.active = this.#found().length > 0 && this.typed !== "" ? 0 : -1;
  };

  readonly #show = (): void => {
    if (this.open) return;
    this.input.select();
    this.open = true;
    this.active = this.#found().findIndex(({ value }) => value === this.value);
  };

  readonly #toggle = (): void => {
    this.input.focus();
    if (this.open) this.#close();
    else this.#show();
  };

  readonly #key = (event: KeyboardEvent): void => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") this.#move(event.key === "ArrowDown" ? 1 : -1);
    else if (event.key === "Enter" && this.open) this.#takeActive();
    else if (event.key === "Escape" && this.open) this.#close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  #move(step: number): void {
    const { length } = this.#found();
    if (!this.open) this.#show();
    else if (length > 0) this.active = (this.active + step + length + (this.active < 0 && step < 0 ? 1 : 0)) % length;
  }

  #takeActive(): void {
    const choice = this.#found()[this.active];
    if (choice) this.#take(choice.value);
    // What was typed waits for choices that are still to come.
    else if (this.choices.length > 0) this.#leave();
  }

  #take(value: string): void {
    const before = this.value;
    this.value = value;
    this.#close();
    if (value !== before) this.dispatchEvent(new CustomEvent("combo-change", { detail: value }));
  }

  #close(): void {
    this.typed = undefined;
    this.open = false;
    this.active = -1;
  }

  /** Whoever types a whole name and moves on has chosen it. */
  readonly #leave = (): void => {
    const typed = this.typed?.trim().toLowerCase();
    const meant = this.choices.find(({ label }) => label.toLowerCase() === typed);
    if (meant) this.#take(meant.value);
    else if (typed === "" && this.clearable) this.#take("");
    else this.#close();
  };
}

/** The field keeps the focus while its list is used, so that leaving it means leaving both. */
function keepFocus(event: Event): void {
  event.preventDefault();
}

declare global {
  interface HTMLElementTagNameMap {
    "combo-field": ComboField;
  }
}
