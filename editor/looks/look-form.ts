import { html, LitElement, nothing, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import { live } from "lit/directives/live.js";
import type { MediaId } from "../../domain/model/id.ts";
import type { LookFooter, LookHeader, Typeface } from "../../domain/model/look.ts";
import { TYPEFACES } from "../../domain/model/look.ts";
import { checkField, textField } from "../elements/field.ts";
import { optionCards } from "../elements/option-cards.ts";
import { base } from "../style/base.ts";
import { buttons } from "../style/buttons.ts";
import { fields } from "../style/fields.ts";
import { forms } from "../style/forms.ts";
import { currentLanguage, t } from "../texts.ts";
import { accentField } from "./accent-field.ts";
import "./logo-field.ts";
import { lookFieldsStyles } from "./look-fields-styles.ts";
import type { LookInput } from "./look-input.ts";
import { tickerField } from "./ticker-field.ts";
import { toneField } from "./tone-field.ts";

/** What screens carry is named by itself; names of typefaces are not translated. */
const TYPEFACE_NAMES: Readonly<Record<Typeface, string>> = {
  atkinson: "Atkinson Hyperlegible",
  "noto-sans": "Noto Sans",
  "noto-serif": "Noto Serif",
};
const MOST_SAFE_AREA = 8;

/**
 * Everything that can be said about a look.
 * @fires look-input - `detail` is the changed `LookInput`
 */
@customElement("look-form")
export class LookForm extends LitElement {
  static override styles = [base, buttons, fields, forms, lookFieldsStyles];

  @property({ attribute: false }) input: LookInput | undefined;
  /** Why the logo was refused, if it was. */
  @property() logoError = "";

  protected override render() {
    const { input } = this;
    if (!input) return nothing;
    return html`
      <section aria-labelledby="logo"><h2 id="logo">${t("looks.logo")}</h2>
        <logo-field .logo=${input.logo} error=${this.logoError} @logo-change=${(event: CustomEvent<MediaId | null>) => this.#set({ logo: event.detail })}></logo-field>
      </section>
      <section class="choices">${accentField(input, (change) => this.#set(change))}</section>
      <section class="choices">${toneField(input.tone, (tone) => this.#set({ tone }))}</section>
      <section class="choices typefaces">${this.#typefaces(input)}</section>
      <section aria-labelledby="header"><h2 id="header">${t("looks.header")}</h2>${this.#header(input.header)}</section>
      <section aria-labelledby="footer"><h2 id="footer">${t("looks.footer")}</h2>${this.#footer(input.footer)}</section>
      <section aria-labelledby="ticker"><h2 id="ticker">${t("looks.ticker")}</h2><p class="soft small">${t("looks.tickerHint")}</p>
        ${tickerField(input.ticker, (ticker, focus) => void this.#setTicker(ticker, focus))}
      </section>
      <section aria-labelledby="edge"><h2 id="edge">${t("looks.edge")}</h2>${this.#edge(input.safeAreaPercent)}</section>`;
  }

  #typefaces({ typeface }: LookInput): TemplateResult {
    const options = TYPEFACES.map((value) => ({
      value,
      label: TYPEFACE_NAMES[value],
      hint: t(`looks.typeface.${value}`),
    }));
    return optionCards<Typeface>("typeface", t("looks.typeface"), typeface, options, (value) => this.#set({ typeface: value }));
  }

  #header(header: LookHeader): TemplateResult {
    const set = (change: Partial<LookHeader>) => this.#set({ header: { ...header, ...change } });
    const part = (name: "place" | "date" | "clock") =>
      checkField({
        id: `header-${name}`,
        label: t(`looks.header.${name}`),
        checked: header[name],
        onChange: (checked) => set({ [name]: checked }),
      });
    return html`${checkField({ id: "header-shown", label: t("looks.header.shown"), checked: header.shown, onChange: (shown) => set({ shown }) })}
      ${
        header.shown
          ? html`<div class="checks">${part("place")}${part("date")}${part("clock")}</div>
        ${textField({ id: "header-note", label: t("looks.header.note"), hint: t("looks.header.noteHint"), value: header.note, maxLength: 60, onInput: (note) => set({ note }) })}`
          : nothing
      }`;
  }

  #footer(footer: LookFooter): TemplateResult {
    const set = (change: Partial<LookFooter>) => this.#set({ footer: { ...footer, ...change } });
    return html`${checkField({ id: "footer-progress", label: t("looks.footer.progress"), checked: footer.progress, onChange: (progress) => set({ progress }) })}
      ${textField({ id: "footer-text", label: t("looks.footer.text"), hint: t("looks.footer.textHint"), value: footer.text, maxLength: 100, onInput: (text) => set({ text }) })}`;
  }

  #edge(percent: number): TemplateResult {
    const typed = ({ target }: Event) => target instanceof HTMLInputElement && this.#set({ safeAreaPercent: Number(target.value) });
    const shown = `${new Intl.NumberFormat(currentLanguage(), { maximumFractionDigits: 1 }).format(percent)} %`;
    return html`<label class="label" for="safe-area">${t("looks.edge.label")}</label>
      <p class="soft small" id="safe-area-hint">${t("looks.edge.hint")}</p>
      <div class="slider">
        <input id="safe-area" type="range" min="0" max=${MOST_SAFE_AREA} step="0.5" aria-describedby="safe-area-hint" aria-valuetext=${shown} .value=${live(String(percent))} @input=${typed} />
        <output for="safe-area">${shown}</output>
      </div>`;
  }

  async #setTicker(ticker: readonly string[], focus: string | undefined): Promise<void> {
    this.#set({ ticker });
    if (focus === undefined) return;
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(`#${focus}`)?.focus();
  }

  /** Puts the focus on the accent: the one thing that keeps a look from being saved. */
  focusAccent(): void {
    this.renderRoot.querySelector<HTMLElement>("#accent")?.focus();
  }

  #set(change: Partial<LookInput>): void {
    if (!this.input) return;
    this.input = { ...this.input, ...change };
    this.dispatchEvent(new CustomEvent("look-input", { detail: this.input }));
  }
}
