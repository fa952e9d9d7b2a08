import { html, LitElement, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { MediaKind } from "../../domain/model/media.ts";
import "../elements/ui-dialog.ts";
import { type TextKey, t } from "../texts.ts";
import "./picker-body.ts";

/**
 * Chooses one thing out of the library, or uploads it on the spot.
 * @fires media-chosen - `detail` is the `Media`; the dialog asks to be closed right after
 * @fires dialog-close - the owner then sets `open` to false
 */
@customElement("media-picker")
export class MediaPicker extends LitElement {
  @property({ type: Boolean }) open = false;
  /** The only kind that fits; every kind if left out. */
  @property({ attribute: false }) kind: MediaKind | undefined;
  /** Other words at the top, such as "Ersetzen durch". */
  @property() heading = "";
  /** What cannot be chosen here: itself, when it is to be replaced. */
  @property({ attribute: false }) without: string | undefined;

  protected override render() {
    const heading: TextKey = this.kind ? `library.choose.${this.kind}` : "library.choose.any";
    return html`<ui-dialog wide .open=${this.open} heading=${this.heading || t(heading)} @dialog-close=${this.#close}>
      ${this.open ? html`<picker-body .kind=${this.kind} .without=${this.without} @media-chosen=${this.#onChosen}></picker-body>` : nothing}
    </ui-dialog>`;
  }

  readonly #onChosen = (event: CustomEvent): void => {
    this.dispatchEvent(new CustomEvent("media-chosen", { detail: event.detail }));
    this.#close();
  };

  readonly #close = (): void => {
    this.dispatchEvent(new CustomEvent("dialog-close"));
  };
}

declare global {
  interface HTMLElementTagNameMap {
    "media-picker": MediaPicker;
  }
}
