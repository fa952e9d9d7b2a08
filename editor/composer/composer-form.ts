import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { AnnouncementContent } from "../../domain/model/announcement.ts";
import { CATEGORIES } from "../../domain/model/category.ts";
import type { Language } from "../../domain/model/language.ts";
import type { Media } from "../../domain/model/media.ts";
import type { Group } from "../../domain/model/place.ts";
import type { Precedence } from "../../domain/model/precedence.ts";
import { TEMPLATES } from "../../domain/model/template.ts";
import { parseMarkdown } from "../../domain/reading/markdown.ts";
import { plainText } from "../../domain/reading/plain-text.ts";
import { categoryIcon, categoryName, languageName } from "../announcement-look.ts";
import { checkField, textArea, textField } from "../elements/field.ts";
import "../elements/rich-text-editor.ts";
import { selectField } from "../elements/select-field.ts";
import "../elements/ui-icon.ts";
import { scheduleCard, scheduleCardStyles } from "../schedule/schedule-card.ts";
import { base } from "../style/base.ts";
import { buttons } from "../style/buttons.ts";
import { fields } from "../style/fields.ts";
import { notes } from "../style/notes.ts";
import { t } from "../texts.ts";
import { seconds } from "../when.ts";
import { timesOf } from "./checks.ts";
import { withVariant } from "./content.ts";
import "./language-tabs.ts";
import "./picture-field.ts";

/** The usual one first. */
const PRECEDENCE_CHOICES = ["normal", "exclusive", "filler"] as const satisfies readonly Precedence[];
const WEIGHTS = ["1", "2", "3", "4", "5", "6", "8", "10"] as const;

/** What is missing, by the place where it can be put right. */
export type FieldErrors = Readonly<Partial<Record<"title" | "alt" | "targets" | "picture" | "schedule", string>>>;

/**
 * Everything that can be written about an announcement.
 * @fires content-change - `detail` is the new content
 * @fires language-change - `detail` is the language to be written
 * @fires groups-open
 * @fires schedule-open
 */
@customElement("composer-form")
export class ComposerForm extends LitElement {
  static override styles = [
    base,
    buttons,
    fields,
    notes,
    scheduleCardStyles,
    css`
      form {
        display: grid;
        gap: 1.125rem;
      }
      .pair {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(13rem, 100%), 1fr));
        gap: 1rem;
        align-items: start;
      }
      .head {
        display: flex;
        flex-wrap: wrap;
        align-items: baseline;
        justify-content: space-between;
        gap: 0.125rem 1rem;
      }
      .picture {
        display: grid;
        gap: 0.875rem;
      }
      .picture .check {
        gap: 0.5rem;
        min-height: 1.5rem;
        padding: 0;
        font-size: 0.9375rem;
      }
      .picture textarea {
        field-sizing: content;
        min-height: var(--control);
        max-height: 12rem;
        resize: none;
      }
      .original {
        display: grid;
        gap: 0.25rem;
        padding: 0.75rem 1rem;
        border-left: 3px solid var(--line-control);
        background: var(--surface-sunk);
        border-radius: 0 var(--radius) var(--radius) 0;
        overflow-wrap: anywhere;
      }
      .words {
        white-space: pre-line;
      }
      .chips {
        display: flex;
        flex-wrap: wrap;
        gap: 0.5rem;
      }
      .panel {
        display: grid;
        gap: 1.125rem;
      }
    `,
  ];

  @property({ attribute: false }) content: AnnouncementContent | undefined;
  @property({ attribute: false }) language: Language = "de";
  @property({ attribute: false }) media: Media | undefined;
  @property({ attribute: false }) groups: readonly Group[] = [];
  /** Different screens reached, undefined while unknown. */
  @property({ attribute: false }) reached: number | undefined;
  @property({ attribute: false }) errors: FieldErrors = {};

  protected override render() {
    const { content } = this;
    if (!content) return nothing;
    return html`<form novalidate @submit=${(event: Event) => event.preventDefault()}>
      <language-tabs .variants=${content.variants} .current=${this.language} @language-change=${this.#forward} @content-variants=${this.#onVariants}></language-tabs>
      <div class="panel" role="group" aria-label=${languageName(this.language)}>${this.#words(content)}</div>
      <div class="pair">
        ${selectField({ id: "category", label: t("composer.category"), value: content.category, options: CATEGORIES.map((value) => ({ value, label: categoryName(value), icon: categoryIcon(value) })), onChange: (category) => this.#set({ category }) })}
        ${selectField({ id: "template", label: t("composer.template"), value: content.template, options: TEMPLATES.map((value) => ({ value, label: t(`template.${value}`) })), onChange: (template) => this.#set({ template }) })}
      </div>
      ${this.#targets(content)} ${scheduleCard(content.schedule, this.errors.schedule, () => this.dispatchEvent(new CustomEvent("schedule-open")))} ${content.template === "text-image" ? this.#picture(content) : nothing} ${this.#often(content)}
    </form>`;
  }

  get #index(): number {
    return Math.max(0, this.content?.variants.findIndex(({ language }) => language === this.language) ?? 0);
  }

  #words(content: AnnouncementContent): TemplateResult {
    const index = this.#index;
    const variant = content.variants[index];
    if (!variant) return html``;
    const original = index > 0 ? content.variants[0] : undefined;
    return html`
      ${original ? this.#original(original) : nothing}
      ${textField({ id: "title", label: t("composer.title"), value: variant.title, large: true, maxLength: 300, lang: variant.language, error: this.errors.title, onInput: (title) => this.#write({ title }) })}
      <rich-text-editor label=${t("composer.text")} lang=${variant.language} .value=${variant.body} @rich-text-change=${(event: CustomEvent<string>) => this.#write({ body: event.detail })}></rich-text-editor>
    `;
  }

  #original({ language, title, body }: AnnouncementContent["variants"][number]): TemplateResult {
    return html`<section class="original" aria-label=${t("composer.original")}>
      <p class="soft small">${t("composer.originalIn", { language: languageName(language) })}</p>
      <p lang=${language}><strong>${title}</strong></p>
      <p class="words" lang=${language}>${plainText(parseMarkdown(body))}</p>
    </section>`;
  }

  #picture(content: AnnouncementContent): TemplateResult {
    return html`<div class="picture">
      <picture-field id="picture" .media=${this.media} @picture-change=${this.#onPicture}></picture-field>
      ${this.errors.picture ? html`<div class="field"><p class="error">${this.errors.picture}</p></div>` : nothing}
      ${content.picture ? this.#description(content, content.picture) : nothing}
    </div>`;
  }

  /** The description of the picture, with the way out beside its label for pictures that say nothing. */
  #description(content: AnnouncementContent, picture: NonNullable<AnnouncementContent["picture"]>): TemplateResult {
    const label = t(picture.decorative ? "picture.decorativeAlone" : "picture.decorative");
    const decorative = checkField({
      id: "decorative",
      label,
      checked: picture.decorative,
      onChange: (checked) => this.#set({ picture: { ...picture, decorative: checked } }),
    });
    if (picture.decorative) return decorative;
    return textArea({
      id: "alt",
      label: t("picture.alt"),
      beside: decorative,
      hint: t("picture.altHint"),
      value: content.variants[this.#index]?.alt ?? "",
      rows: 1,
      maxLength: 500,
      lang: this.language,
      error: this.errors.alt,
      onInput: (value) => this.#write({ alt: value }),
    });
  }

  #targets({ targets }: AnnouncementContent): TemplateResult {
    const chosen = this.groups.filter(({ id }) => targets.includes(id));
    return html`<div class="field" role="group" aria-labelledby="targets-label">
      <div class="head"><span class="label" id="targets-label">${t("composer.targets")}</span>
        <span class="hint" role="status">${targets.length > 0 && this.reached !== undefined ? t("composer.reached", { count: this.reached }) : nothing}</span></div>
      <div class="chips">
        ${chosen.map(
          ({
            id,
            name,
            screenCount,
          }) => html`<button class="chip" type="button" title=${t("composer.removeGroup")} @click=${() => this.#set({ targets: targets.filter((target) => target !== id) })}>
          <span>${t("composer.groupChip", { name, count: screenCount })}</span><ui-icon name="x"></ui-icon><span class="hidden-text">${t("composer.removeGroup")}</span>
        </button>`,
        )}
        <button class="chip" id="targets" type="button" aria-describedby="targets-error" @click=${() => this.dispatchEvent(new CustomEvent("groups-open"))}><ui-icon name="plus"></ui-icon>${t("composer.addGroup")}</button>
      </div>
      <p class="error" id="targets-error" ?hidden=${!this.errors.targets}>${this.errors.targets}</p>
    </div>`;
  }

  #often(content: AnnouncementContent): TemplateResult {
    const weight = WEIGHTS.find((value) => value === String(content.weight)) ?? "1";
    const computedMs = timesOf({ variants: content.variants, dwellMs: null }).dwellMs;
    const { dwellMs } = content;
    return html`${selectField({ id: "precedence", label: t("composer.precedence"), value: content.precedence, options: PRECEDENCE_CHOICES.map((value) => ({ value, label: t(`composer.precedence.${value}`) })), onChange: (precedence) => this.#set({ precedence }) })}
    <div class="pair">
      ${selectField({ id: "weight", label: t("composer.weight"), value: weight, options: WEIGHTS.map((value) => ({ value, label: t("composer.weightOption", { times: Number(value) }) })), onChange: (value) => this.#set({ weight: Number(value) }) })}
      <div class="field">
        ${
          dwellMs === null
            ? html`<span class="label">${t("composer.dwell")}</span><p class="dwell">${t("composer.dwellComputed", { seconds: seconds(computedMs) })}</p><p class="hint">${t("composer.dwellRule")}</p>`
            : textField({
                id: "dwell",
                label: t("composer.dwellStated"),
                type: "number",
                min: 3,
                max: 600,
                value: String(dwellMs / 1000),
                hint: t("composer.dwellComputedInstead", { seconds: seconds(computedMs) }),
                onInput: (value) => this.#setDwell(value),
              })
        }
        ${checkField({ id: "dwell-own", label: t("composer.dwellOwn"), checked: dwellMs !== null, onChange: (own) => this.#set({ dwellMs: own ? computedMs : null }) })}
      </div>
    </div>`;
  }

  #setDwell(value: string): void {
    const wanted = Math.round(Number(value));
    if (wanted >= 3 && wanted <= 600) this.#set({ dwellMs: wanted * 1000 });
  }

  #set(change: Partial<AnnouncementContent>): void {
    if (this.content) this.#tell({ ...this.content, ...change });
  }

  #write(change: Partial<AnnouncementContent["variants"][number]>): void {
    if (this.content) this.#tell(withVariant(this.content, this.#index, change));
  }

  #tell(detail: AnnouncementContent): void {
    this.content = detail;
    this.dispatchEvent(new CustomEvent("content-change", { detail }));
  }

  readonly #onPicture = (event: CustomEvent<Media | null>): void => {
    this.#set({ picture: event.detail ? { mediaId: event.detail.id, decorative: false } : null });
  };

  readonly #onVariants = (event: CustomEvent<AnnouncementContent["variants"]>): void => this.#set({ variants: event.detail });

  readonly #forward = (event: CustomEvent<Language>): void => {
    this.dispatchEvent(new CustomEvent("language-change", { detail: event.detail }));
  };
}
