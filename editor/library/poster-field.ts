import { css, html, LitElement, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import type { Media } from "../../domain/model/media.ts";
import { api } from "../api-client.ts";
import { problemText } from "../elements/problem-summary.ts";
import "../elements/ui-icon.ts";
import { base } from "../style/base.ts";
import { buttons } from "../style/buttons.ts";
import { fields } from "../style/fields.ts";
import { t } from "../texts.ts";
import "./media-picker.ts";
import { fileUrl } from "./media-picture.ts";

/**
 * The picture that stands for a film until it plays, and where it cannot.
 * @fires media-saved - `detail` is the `Media`
 */
@customElement("poster-field")
export class PosterField extends LitElement {
  static override styles = [
    base,
    buttons,
    fields,
    css`
      .line {
        display: flex;
        align-items: center;
        gap: 0.75rem;
      }
      img {
        width: 6rem;
        aspect-ratio: 16 / 9;
        object-fit: cover;
        border-radius: 6px;
      }
    `,
  ];

  @property({ attribute: false }) media: Media | undefined;
  @state() private open = false;
  @state() private failed: unknown;

  protected override render() {
    const thumbnail = this.media?.thumbnail;
    return html`<div class="field">
      <p class="hint">${t("library.posterHint")}</p>
      <div class="line">
        ${thumbnail ? html`<img src=${fileUrl(thumbnail)} alt="" />` : nothing}
        <button class="button small" type="button" @click=${this.#ask}><ui-icon name="image"></ui-icon>${t("library.posterChoose")}</button>
      </div>
      <div role="alert">${this.failed === undefined ? nothing : html`<p class="error"><ui-icon name="circle-alert"></ui-icon><span>${problemText(this.failed)}</span></p>`}</div>
      <media-picker .open=${this.open} .kind=${"image" as const} @media-chosen=${this.#onChosen} @dialog-close=${this.#close}></media-picker>
    </div>`;
  }

  readonly #ask = (): void => {
    this.failed = undefined;
    this.open = true;
  };

  readonly #close = (): void => {
    this.open = false;
  };

  readonly #onChosen = async ({ detail: image }: CustomEvent<Media>): Promise<void> => {
    if (!this.media) return;
    try {
      const detail = await api.media.poster({ id: this.media.id, image: image.id });
      this.dispatchEvent(new CustomEvent("media-saved", { detail }));
    } catch (error) {
      this.failed = error;
    }
  };
}
