import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { LANGUAGES, Language } from "../../domain/model/language.ts";
import { SEVERITIES, type Severity, type TakeoverMessage, type TakeoverVariant } from "../../domain/model/takeover.ts";
import { languageName } from "../announcement-look.ts";
import { checkField, textArea, textField } from "../elements/field.ts";
import { optionCards } from "../elements/option-cards.ts";
import "../elements/ui-icon.ts";
import { base } from "../style/base.ts";
import { buttons } from "../style/buttons.ts";
import { fields } from "../style/fields.ts";
import { forms } from "../style/forms.ts";
import { t } from "../texts.ts";
import { SEVERITY_ICONS } from "./takeover-look.ts";

/**
 * The words of a takeover in all its languages, how bad it is, and whether it is a drill. Every language is written by hand.
 * @fires words-change - `detail` is the new `TakeoverMessage`, which may still lack a title
 */
@customElement("takeover-words")
export class TakeoverWords extends LitElement {
  static override styles = [
    base,
    buttons,
    fields,
    forms,
    css`
      .languages {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 0.5rem;
      }
      .languages select {
        width: auto;
        min-height: 2.125rem;
        padding-block: 0.2rem;
        border-radius: 99px;
        font-size: 0.9375rem;
      }
      .chip.wrong {
        border-color: var(--alarm);
        color: var(--alarm);
      }
      .chip.wrong[aria-pressed="true"] {
        background: var(--alarm-fill);
        color: #fff;
      }
      .note {
        display: flex;
        flex-wrap: wrap;
        justify-content: space-between;
        gap: 0.25rem 1rem;
      }
      .options {
        grid-template-columns: minmax(0, 1fr);
        gap: 0.375rem;
      }
      .option {
        align-items: center;
        padding-block: 0.5rem;
      }
      .option > span {
        flex: 1;
        display: flex;
        flex-wrap: wrap;
        align-items: baseline;
        column-gap: 0.625rem;
      }
      .option br {
        display: none;
      }
      .option strong {
        min-width: 4.75rem;
      }
      .extreme {
        color: var(--alarm);
      }
      .severe {
        color: var(--warn);
      }
      .moderate {
        color: var(--calm);
      }
    `,
  ];

  @property({ attribute: false }) message: TakeoverMessage | undefined;
  /** Languages that still lack a title, to be marked. */
  @property({ attribute: false }) lacking: readonly Language[] = [];
  @state() private language: Language | undefined;

  /** Brings a language to the front and puts the focus on its title. */
  async focusTitle(language: Language): Promise<void> {
    this.language = language;
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>("#title")?.focus();
  }

  protected override render() {
    const { message } = this;
    const current = this.#current;
    if (!message || !current) return nothing;
    return html`<div class="form">
      ${this.#languages(message)} ${this.#text(current, message.variants[0] === current)}
      ${optionCards<Severity>(
        "severity",
        t("takeover.severity"),
        message.severity,
        SEVERITIES.map((value) => ({
          value,
          label: t(`takeover.severity.${value}`),
          hint: t(`takeover.severity.${value}Hint`),
          picture: html`<ui-icon class=${value} name=${SEVERITY_ICONS[value]}></ui-icon>`,
        })),
        (severity) => this.#tell({ ...message, severity }),
      )}
      ${checkField({ id: "drill", label: html`<strong>${t("takeover.drillSwitch")}</strong><br /><span class="soft small">${t("takeover.drillHint")}</span>`, checked: message.drill, onChange: (drill) => this.#tell({ ...message, drill }) })}
    </div>`;
  }

  get #current(): TakeoverVariant | undefined {
    const variants = this.message?.variants ?? [];
    return variants.find(({ language }) => language === this.language) ?? variants[0];
  }

  #languages({ variants }: TakeoverMessage): TemplateResult {
    const free = LANGUAGES.filter((language) => !variants.some((variant) => variant.language === language));
    return html`<div class="languages" role="group" aria-label=${t("takeover.languages")}>
      ${variants.map(({ language }) => this.#chip(language))}
      ${
        free.length === 0
          ? nothing
          : html`<select class="control" aria-label=${t("takeover.addLanguage")} @change=${this.#onAdd}>
              <option value="" selected>${t("takeover.addLanguage")}</option>
              ${free.map((language) => html`<option value=${language}>${languageName(language)}</option>`)}
            </select>`
      }
    </div>`;
  }

  #chip(language: Language): TemplateResult {
    const lacks = this.lacking.includes(language);
    return html`<button class="chip ${lacks ? "wrong" : ""}" type="button" aria-pressed=${language === this.#current?.language} @click=${() => {
      this.language = language;
    }}>${lacks ? html`<ui-icon name="circle-alert"></ui-icon>` : nothing}${languageName(language)}</button>`;
  }

  #text({ language, title, body }: TakeoverVariant, original: boolean): TemplateResult {
    return html`
      ${textField({ id: "title", label: t("takeover.title"), value: title, lang: language, maxLength: 120, large: true, required: true, error: this.lacking.includes(language) ? t("takeover.gap.title") : undefined, onInput: (value) => this.#write({ title: value }) })}
      ${textArea({ id: "body", label: t("takeover.body"), value: body, lang: language, maxLength: 600, rows: 3, onInput: (value) => this.#write({ body: value }) })}
      <p class="note small"><span class="soft">${t("takeover.byHand")}</span>${original ? nothing : html`<button class="link" type="button" @click=${this.#remove}>${t("takeover.removeLanguage", { language: languageName(language) })}</button>`}</p>
    `;
  }

  #write(change: Partial<Pick<TakeoverVariant, "title" | "body">>): void {
    const { message } = this;
    const wanted = this.#current?.language;
    if (!message) return;
    this.#tell({
      ...message,
      variants: message.variants.map((variant) => (variant.language === wanted ? { ...variant, ...change } : variant)),
    });
  }

  readonly #onAdd = (event: Event): void => {
    const { target } = event;
    if (!(target instanceof HTMLSelectElement) || !this.message) return;
    const language = Language.safeParse(target.value).data;
    target.value = "";
    if (!language) return;
    this.#tell({ ...this.message, variants: [...this.message.variants, { language, title: "", body: "" }] });
    void this.focusTitle(language);
  };

  readonly #remove = (): void => {
    const wanted = this.#current?.language;
    if (!this.message) return;
    this.#tell({ ...this.message, variants: this.message.variants.filter(({ language }) => language !== wanted) });
    this.language = undefined;
  };

  #tell(detail: TakeoverMessage): void {
    this.message = detail;
    this.dispatchEvent(new CustomEvent("words-change", { detail }));
  }
}
