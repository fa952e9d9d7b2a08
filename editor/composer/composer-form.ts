import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import { CATEGORIES } from "../../domain/model/category.ts";
import type { MediaId } from "../../domain/model/id.ts";
import type { Language } from "../../domain/model/language.ts";
import type { Media } from "../../domain/model/media.ts";
import type { Group } from "../../domain/model/place.ts";
import { textOfSlide } from "../../domain/programme/content.ts";
import { parseMarkdown } from "../../domain/reading/markdown.ts";
import { plainText } from "../../domain/reading/plain-text.ts";
import { TEMPLATES, type Template } from "../../templates/registry.ts";
import { categoryIcon, categoryName, languageName } from "../announcement-look.ts";
import { selectField } from "../elements/select-field.ts";
import "../elements/ui-icon.ts";
import { base } from "../style/base.ts";
import { buttons } from "../style/buttons.ts";
import { fields } from "../style/fields.ts";
import { notes } from "../style/notes.ts";
import { t } from "../texts.ts";
import { withField, withLanguage, withoutLanguage, withSlide } from "./content.ts";
import { type DraftContent, type DraftSlide, soundSlide } from "./draft-content.ts";
import type { Edit } from "./edit.ts";
import { type FieldPath, fieldId } from "./fields/field-place.ts";
import { type FormErrors, fieldsIn } from "./form-errors.ts";
import { dwellField, oftenFields } from "./often-fields.ts";
import { placingCard, placingStyles } from "./placing-card.ts";
import "./language-tabs.ts";
import type { FieldChange, SlideForm } from "./slide-form.ts";
import "./slide-form.ts";

/**
 * Everything that can be written about an announcement: the slide that is chosen, then where, when and how often all of them show.
 * @fires content-change - `detail: Edit`
 * @fires template-change - `detail` is the template the slide is to have
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
    placingStyles,
    css`
      form,
      .panel {
        display: grid;
        gap: 1.125rem;
        min-width: 0;
      }
      .pair {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(13rem, 100%), 1fr));
        gap: 1rem;
        align-items: start;
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
    `,
  ];

  @property({ attribute: false }) content: DraftContent | undefined;
  /** The key of the slide that is written. */
  @property({ attribute: false }) slide: string | undefined;
  @property({ attribute: false }) language: Language = "de";
  @property({ attribute: false }) media: ReadonlyMap<MediaId, Media> = new Map();
  @property({ attribute: false }) groups: readonly Group[] = [];
  /** Different screens reached, undefined while unknown. */
  @property({ attribute: false }) reached: number | undefined;
  @property({ attribute: false }) errors: FormErrors = { slides: new Map() };

  protected override render() {
    const { content } = this;
    const slide = this.#slide;
    if (!content || !slide) return nothing;
    return html`<form novalidate @submit=${(event: Event) => event.preventDefault()}>
      <language-tabs .languages=${content.languages} .current=${this.language} @language-change=${this.#forward} @language-add=${this.#onAdd} @language-remove=${this.#onRemove}></language-tabs>
      <div class="pair">
        ${selectField({ id: "template", label: t("composer.template"), value: slide.template, options: TEMPLATES.map((value) => ({ value, label: t(`template.${value}`) })), onChange: (template) => this.#changeTemplate(template) })}
        ${selectField({ id: "category", label: t("composer.category"), value: content.category, options: CATEGORIES.map((value) => ({ value, label: categoryName(value), icon: categoryIcon(value) })), onChange: (category) => this.#tell({ content: { ...content, category }, run: "" }) })}
      </div>
      <div class="panel" role="group" aria-label=${languageName(this.language)}>
        ${this.language === content.languages[0] ? nothing : this.#original(slide, content.languages[0] ?? "de")}
        <slide-form .slide=${slide} .language=${this.language} .media=${this.media} .errors=${fieldsIn(this.errors, slide.key)} @field-change=${this.#onField}></slide-form>
        ${dwellField(slide, { languages: content.languages, filmMs: this.#filmMs(slide) }, (dwellMs) => this.#tell({ content: withSlide(content, slide.key, { dwellMs }), run: `${slide.key} dwell` }))}
      </div>
      ${oftenFields(content, (change) => this.#tell({ content: { ...content, ...change }, run: "" }))}
      ${placingCard({
        content,
        groups: this.groups,
        reached: this.reached,
        errors: this.errors,
        onTargets: (targets) => this.#tell({ content: { ...content, targets: [...targets] }, run: "" }),
        onGroups: () => this.dispatchEvent(new CustomEvent("groups-open")),
        onSchedule: () => this.dispatchEvent(new CustomEvent("schedule-open")),
      })}
    </form>`;
  }

  /** Brings the focus to a field of the slide, by its path, or to another control by its id. */
  async focusAt(path: FieldPath | string): Promise<void> {
    await this.updateComplete;
    if (typeof path === "string") this.shadowRoot?.getElementById(path)?.focus();
    else await this.shadowRoot?.querySelector<SlideForm>("slide-form")?.focusField(path);
  }

  get #slide(): DraftSlide | undefined {
    return this.content?.slides.find(({ key }) => key === this.slide) ?? this.content?.slides[0];
  }

  #filmMs({ fields }: DraftSlide): number | null {
    const film = [...this.media.values()].find(({ id }) => id === fields["video"])?.film;
    return film?.durationMs ?? null;
  }

  /** What is being translated, to be read beside it. */
  #original(slide: DraftSlide, language: Language): TemplateResult {
    const words = plainText(parseMarkdown(textOfSlide(soundSlide(slide), language)));
    return html`<section class="original" aria-label=${t("composer.original")}>
      <p class="soft small">${t("composer.originalIn", { language: languageName(language) })}</p>
      <p class="words" lang=${language}>${words}</p>
    </section>`;
  }

  #changeTemplate(detail: Template): void {
    this.dispatchEvent(new CustomEvent("template-change", { detail }));
  }

  #tell(detail: Edit): void {
    this.content = detail.content;
    this.dispatchEvent(new CustomEvent("content-change", { detail }));
  }

  readonly #onField = ({ detail: { name, value } }: CustomEvent<FieldChange>): void => {
    const { content } = this;
    const slide = this.#slide;
    if (!content || !slide) return;
    this.#tell({ content: withField(content, slide.key, name, value), run: `${slide.key} ${this.language} ${fieldId([name])}` });
  };

  readonly #onAdd = ({ detail }: CustomEvent<Language>): void => {
    if (this.content) this.#tell({ content: withLanguage(this.content, detail), run: "", language: detail });
  };

  readonly #onRemove = ({ detail }: CustomEvent<Language>): void => {
    if (this.content) this.#tell({ content: withoutLanguage(this.content, detail), run: "" });
  };

  readonly #forward = (event: CustomEvent<Language>): void => {
    this.dispatchEvent(new CustomEvent("language-change", { detail: event.detail }));
  };
}
