import { html, LitElement, nothing, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import type { MediaId } from "../../domain/model/id.ts";
import type { Language } from "../../domain/model/language.ts";
import type { Media } from "../../domain/model/media.ts";
import { languageName } from "../announcement-look.ts";
import { selectField } from "../elements/select-field.ts";
import "../elements/ui-dialog.ts";
import "../gallery/slide-thumbnail.ts";
import { base } from "../style/base.ts";
import { buttons } from "../style/buttons.ts";
import { fields } from "../style/fields.ts";
import { t } from "../texts.ts";
import { compareStyles } from "./compare-styles.ts";
import { type DraftContent, fieldOf, slideTitle } from "./draft-content.ts";
import { fieldLabel, optionLabel } from "./fields/field-words.ts";
import type { Earlier } from "./history-drawer.ts";
import { settingWords } from "./setting-words.ts";
import { type Difference, differencesBetween, type FieldDifference } from "./version-differences.ts";
import { diffWords } from "./word-diff.ts";

/**
 * Two versions side by side: how they look, and what differs in words.
 * @fires dialog-close
 */
@customElement("version-compare")
export class VersionCompare extends LitElement {
  static override styles = [base, buttons, fields, compareStyles];

  @property({ attribute: false }) earlier: Earlier | undefined;
  @property({ attribute: false }) content: DraftContent | undefined;
  @property({ attribute: false }) language: Language = "de";
  @property({ attribute: false }) media: ReadonlyMap<MediaId, Media> = new Map();
  @property({ attribute: false }) groupName: (id: string) => string = String;
  /** The key of the slide that is looked at; the first one if it is empty. */
  @state() private slide = "";

  protected override render() {
    const { earlier, content } = this;
    const isOpen = earlier !== undefined && content !== undefined;
    return html`<ui-dialog wide .open=${isOpen} heading=${t("compare.title")} @dialog-close=${() => this.dispatchEvent(new CustomEvent("dialog-close"))}>
      ${isOpen ? this.#both(earlier, content) : nothing}
    </ui-dialog>`;
  }

  #both(earlier: Earlier, content: DraftContent): TemplateResult {
    const found = differencesBetween(earlier.content, content);
    const slides = [...content.slides, ...earlier.content.slides.filter(({ key }) => !content.slides.some((slide) => slide.key === key))];
    const chosen = slides.find(({ key }) => key === this.slide) ?? slides[0];
    const key = chosen?.key ?? "";
    return html`${
      slides.length > 1
        ? selectField({
            id: "which",
            label: t("compare.which"),
            value: key,
            options: slides.map((slide, index) => ({
              value: slide.key,
              label: `${String(index + 1)}. ${slideTitle(slide, content.languages) || t(`template.${slide.template}`)}`,
            })),
            onChange: (value) => {
              this.slide = value;
            },
          })
        : nothing
    }
      <div class="both">${this.#stage(earlier.name, earlier.content, key)}${this.#stage(t("compare.current"), content, key)}</div>
      <h3>${t("compare.differences")}</h3>
      ${found.length === 0 ? html`<p class="soft">${t("compare.same")}</p>` : html`<ul class="differences">${found.map((one) => html`<li>${this.#difference(one, earlier.content, content)}</li>`)}</ul>`}`;
  }

  #stage(name: string, content: DraftContent, key: string): TemplateResult {
    const slide = content.slides.find((one) => one.key === key);
    const language = content.languages.includes(this.language) ? this.language : (content.languages[0] ?? "de");
    const title = slide ? slideTitle(slide, content.languages, language) : "";
    return html`<figure><figcaption>${name}</figcaption>
      ${slide ? html`<div class="glass" role="img" aria-label=${t("compare.image", { name, title })}><slide-thumbnail .slide=${slide} .category=${content.category} .language=${language} .media=${this.media}></slide-thumbnail></div>` : html`<div class="glass none"></div>`}
    </figure>`;
  }

  #difference(one: Difference, before: DraftContent, after: DraftContent): TemplateResult {
    switch (one.kind) {
      case "slide-added":
      case "slide-removed": {
        const key = one.kind === "slide-added" ? "compare.slideAdded" : "compare.slideRemoved";
        return html`${t(key, { number: one.number, title: one.title || t(`template.${one.template}`) })}`;
      }
      case "slides-moved":
        return html`${t("compare.slidesMoved")}`;
      case "template":
        return change(where(one.number, t("composer.template")), t(`template.${one.before}`), t(`template.${one.after}`));
      case "dwell":
        return change(where(one.number, t("composer.dwell")), dwellWords(one.before), dwellWords(one.after));
      case "field":
        return this.#field(one);
      default: {
        const { label, words } = settingWords(one.kind, this.groupName);
        return change(label, words(before), words(after));
      }
    }
  }

  #field(one: FieldDifference): TemplateResult {
    const { template, name, language, number } = one;
    const form = fieldOf(template, name)?.form.kind;
    const label = fieldLabel(template, [name]);
    const place = where(number, language ? `${label} (${languageName(language)})` : label);
    if (language)
      return html`<strong>${place}</strong> <span class="words" lang=${language}>${diffWords(one.before, one.after).map(({ kind, text }) => (kind === "same" ? text : kind === "before" ? html`<del>${text}</del>` : html`<ins>${text}</ins>`))}</span>`;
    if (form === "choice") return change(place, optionLabel(template, [name], one.before), optionLabel(template, [name], one.after));
    if (one.before === one.after) return html`<strong>${place}</strong> ${t("compare.otherValue")}`;
    return change(place, one.before, one.after);
  }
}

function where(number: number, field: string): string {
  return t("compare.field", { number, field });
}

function dwellWords(dwellMs: number | null): string {
  return dwellMs === null ? t("compare.computed") : t("composer.dwellComputed", { seconds: dwellMs / 1000 });
}

function change(place: string, before: string, after: string): TemplateResult {
  return html`<strong>${place}</strong> <del>${before || t("compare.nothing")}</del> <ins>${after || t("compare.nothing")}</ins>`;
}
