import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { MediaId } from "../../domain/model/id.ts";
import type { Language } from "../../domain/model/language.ts";
import type { Media } from "../../domain/model/media.ts";
import { categoryIcon, categoryName } from "../announcement-look.ts";
import "../elements/ui-icon.ts";
import { base } from "../style/base.ts";
import { t } from "../texts.ts";
import { type DraftContent, type DraftSlide, fieldsOf, slideTitle } from "./draft-content.ts";
import { readField } from "./phone-fields.ts";

/** The announcement as somebody reads it on a phone: all slides one below the other, in large plain type, every picture with its description. */
@customElement("phone-view")
export class PhoneView extends LitElement {
  static override styles = [
    base,
    css`
      :host {
        display: grid;
        justify-items: center;
      }
      .phone {
        width: min(100%, 24rem);
        max-height: 42rem;
        overflow-y: auto;
        padding: 1.25rem 1.125rem 1.75rem;
        border: 0.5rem solid #14213a;
        border-radius: 2rem;
        background: #f6f4ee;
        color: #14213a;
        color-scheme: light;
        font-size: 1.125rem;
        line-height: 1.5;
        overflow-wrap: break-word;
        hyphens: auto;
        scrollbar-width: thin;
      }
      .phone.night {
        background: #0e1830;
        color: #f7f5ef;
        color-scheme: dark;
      }
      .phone.large {
        font-size: 1.5rem;
      }
      .category {
        display: flex;
        align-items: center;
        gap: 0.5rem;
        font-size: 0.9em;
        font-weight: 600;
      }
      article {
        display: grid;
        gap: 0.75rem;
      }
      article + article {
        margin-top: 1.5rem;
        padding-top: 1.25rem;
        border-top: 1px solid currentcolor;
      }
      h3 {
        font-size: 1.5em;
        text-wrap: pretty;
      }
      img {
        display: block;
        width: 100%;
        border-radius: 10px;
      }
      ul.bullets {
        padding-left: 1.2em;
        list-style: disc;
      }
      ol.numbers {
        padding-left: 1.5em;
        list-style: decimal;
      }
      .rows {
        display: grid;
        gap: 0.625rem;
      }
      .rows li {
        display: grid;
        padding-bottom: 0.625rem;
        border-bottom: 1px solid color-mix(in srgb, currentcolor 25%, transparent);
      }
      .rows li > :first-child {
        font-weight: 700;
      }
      table {
        width: 100%;
        border-collapse: collapse;
        font-size: 0.9em;
      }
      th,
      td {
        padding: 0.375rem 0.5rem 0.375rem 0;
        border-bottom: 1px solid color-mix(in srgb, currentcolor 25%, transparent);
        text-align: left;
        vertical-align: top;
      }
    `,
  ];

  @property({ attribute: false }) content: DraftContent | undefined;
  @property({ attribute: false }) language: Language = "de";
  @property({ attribute: false }) media: ReadonlyMap<MediaId, Media> = new Map();
  @property({ type: Boolean }) night = false;
  @property({ type: Boolean }) large = false;

  protected override render() {
    const { content, language } = this;
    if (!content) return nothing;
    const direction = language === "ar" ? "rtl" : "ltr";
    const title = content.slides[0] ? slideTitle(content.slides[0], content.languages, language) : "";
    return html`<div class="phone ${this.night ? "night" : ""} ${this.large ? "large" : ""}" role="region" tabindex="0" aria-label=${t("preview.phoneView", { title })} lang=${language} dir=${direction}>
      <p class="category"><ui-icon name=${categoryIcon(content.category)}></ui-icon>${categoryName(content.category)}</p>
      ${content.slides.map((slide) => this.#slide(slide, content))}
    </div>`;
  }

  #slide(slide: DraftSlide, { languages }: DraftContent): TemplateResult {
    const { language, media } = this;
    const others = Object.entries(fieldsOf(slide.template)).filter(([name]) => name !== "title");
    return html`<article>
      <h3>${slideTitle(slide, languages, language)}</h3>
      ${others.map(([name, field]) => readField(name, field, slide, { language, media }))}
    </article>`;
  }
}
