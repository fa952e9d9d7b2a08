import { html, LitElement, nothing, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import type { Theme } from "../../domain/model/screen.ts";
import { TEMPLATES } from "../../templates/registry.ts";
import "../elements/ui-icon.ts";
import { base } from "../style/base.ts";
import { buttons } from "../style/buttons.ts";
import { fields } from "../style/fields.ts";
import { currentLanguage, t } from "../texts.ts";
import type { GalleryChoice } from "./begin.ts";
import { type GalleryItem, galleryItems, PURPOSES, type Purpose } from "./gallery-items.ts";
import { searchGallery } from "./gallery-search.ts";
import { galleryStyles } from "./gallery-styles.ts";
import { sampleMedia, samplePictures, sampleUrl } from "./sample-pictures.ts";
import "./slide-thumbnail.ts";

/**
 * Finished examples to begin with, by purpose, as they will hang there.
 * @fires gallery-choose - `detail: GalleryChoice`
 */
@customElement("template-gallery")
export class TemplateGallery extends LitElement {
  static override styles = [base, buttons, fields, galleryStyles];

  /** Small cards, for a dialog. */
  @property({ type: Boolean, reflect: true }) small = false;
  @property() theme: Theme = "paper";
  @state() private text = "";
  @state() private purpose: Purpose | undefined;

  protected override render() {
    const found = searchGallery(galleryItems(), { text: this.text, purpose: this.purpose, language: currentLanguage() }, ({ template }) =>
      t(`template.${template}`),
    );
    return html`
      <div class="tools">
        <div class="search-box"><ui-icon name="search"></ui-icon><input class="control" type="search" aria-label=${t("gallery.search")} placeholder=${t("gallery.search")} autocomplete="off" .value=${this.text} @input=${this.#onSearch} /></div>
        <div class="purposes" role="group" aria-label=${t("gallery.purposes")}>
          ${[undefined, ...PURPOSES].map((purpose) => this.#purposeChip(purpose))}
        </div>
      </div>
      <p class="hidden-text" role="status">${t("gallery.found", { count: found.length })}</p>
      ${found.length === 0 ? html`<p class="soft nothing">${t("gallery.nothing")}</p>` : PURPOSES.map((purpose) => this.#section(purpose, found))}
      ${this.#blanks()}
    `;
  }

  #purposeChip(purpose: Purpose | undefined): TemplateResult {
    return html`<button class="chip" type="button" aria-pressed=${this.purpose === purpose} @click=${() => {
      this.purpose = purpose;
    }}>${t(`gallery.purpose.${purpose ?? "all"}`)}</button>`;
  }

  #section(purpose: Purpose, found: readonly GalleryItem[]): TemplateResult | typeof nothing {
    const items = found.filter((item) => item.purpose === purpose);
    if (items.length === 0) return nothing;
    return html`<section aria-labelledby=${purpose}>
      <h2 id=${purpose}>${t(`gallery.purpose.${purpose}`)}</h2>
      <ul class="cards">${items.map((item) => this.#card(item))}</ul>
    </section>`;
  }

  #card(item: GalleryItem): TemplateResult {
    const language = currentLanguage();
    return html`<li><button class="card" type="button" @click=${() => this.#choose({ kind: "example", item })}>
      <slide-thumbnail .slide=${samplePictures(item.slide)} .category=${item.category} .language=${language} .media=${sampleMedia} .mediaUrl=${sampleUrl} theme=${this.theme}></slide-thumbnail>
      <span class="name">${item.name[language]}</span><span class="soft small">${t(`template.${item.template}`)}</span>
    </button></li>`;
  }

  /** For whoever knows what they want. */
  #blanks(): TemplateResult {
    return html`<section aria-labelledby="blank"><h2 id="blank">${t("gallery.blank")}</h2>
      <div class="blanks">${TEMPLATES.map((template) => html`<button class="chip" type="button" aria-label=${t("gallery.empty", { template: t(`template.${template}`) })} @click=${() => this.#choose({ kind: "blank", template })}>${t(`template.${template}`)}</button>`)}</div>
    </section>`;
  }

  readonly #onSearch = ({ target }: Event): void => {
    if (target instanceof HTMLInputElement) this.text = target.value;
  };

  #choose(detail: GalleryChoice): void {
    this.dispatchEvent(new CustomEvent("gallery-choose", { detail }));
  }
}
