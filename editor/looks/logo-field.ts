import { html, LitElement, nothing, type PropertyValues } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import type { MediaId } from "../../domain/model/id.ts";
import type { Media } from "../../domain/model/media.ts";
import "../elements/ui-icon.ts";
import "../library/media-picker.ts";
import { readMedia, rememberMedia } from "../media-cache.ts";
import { base } from "../style/base.ts";
import { buttons } from "../style/buttons.ts";
import { t } from "../texts.ts";
import { lookFieldsStyles } from "./look-fields-styles.ts";

/**
 * The logo, on the papers it will stand on, chosen from the library or uploaded.
 * @fires logo-change - `detail` is the id of the image, null for none
 */
@customElement("logo-field")
export class LogoField extends LitElement {
  static override styles = [base, buttons, lookFieldsStyles];

  @property({ attribute: false }) logo: MediaId | null = null;
  @property() error = "";
  @state() private media: Media | undefined;
  @state() private choosing = false;

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("logo") && this.logo !== this.media?.id) void this.#load(this.logo);
  }

  protected override render() {
    return html`<div class="nested">
      ${this.logo === null ? nothing : html`<div class="row">${this.#onPapers()}</div>`}
      <div class="row">
        <button class="button small" id="choose" type="button" aria-describedby=${this.error ? "error" : nothing} @click=${() => {
          this.choosing = true;
        }}><ui-icon name="image-plus"></ui-icon>${t(this.logo === null ? "looks.logo.choose" : "looks.logo.change")}</button>
        ${this.logo === null ? nothing : html`<button class="button small quiet" type="button" @click=${this.#clear}><ui-icon name="x"></ui-icon>${t("looks.logo.remove")}</button>`}
      </div>
      ${this.error ? html`<p class="verdict bad" id="error"><ui-icon name="circle-alert"></ui-icon><span>${this.error}</span></p>` : nothing}
      <media-picker .kind=${"image"} .open=${this.choosing} heading=${t("looks.logo.heading")} @media-chosen=${this.#onChosen} @dialog-close=${() => {
        this.choosing = false;
      }}></media-picker>
    </div>`;
  }

  /** Many a logo is made for white only: both papers show what becomes of it. */
  #onPapers() {
    const file = this.media?.renditions.at(0);
    const image = (alt: string) => (file ? html`<img src="/media/${file.hash}" alt=${alt} />` : nothing);
    return html`<div class="logo-box paper">${image(t("looks.logo.image", { name: this.media?.name ?? "" }))}</div><div class="logo-box night">${image("")}</div>`;
  }

  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>("#choose")?.focus();
  }

  async #load(id: MediaId | null): Promise<void> {
    this.media = undefined;
    if (id === null) return;
    try {
      const media = await readMedia(id);
      if (id === this.logo) this.media = media;
    } catch {
      // It may have gone: the box stays empty, and saving says so.
      this.media = undefined;
    }
  }

  readonly #onChosen = (event: CustomEvent<Media>): void => {
    rememberMedia(event.detail);
    this.media = event.detail;
    this.#tell(event.detail.id);
  };

  readonly #clear = async (): Promise<void> => {
    this.#tell(null);
    await this.updateComplete;
    this.focus();
  };

  #tell(detail: MediaId | null): void {
    this.logo = detail;
    this.dispatchEvent(new CustomEvent("logo-change", { detail }));
  }
}
