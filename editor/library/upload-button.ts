import { css, html, LitElement, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { GroupId } from "../../domain/model/id.ts";
import type { MediaKind } from "../../domain/model/media.ts";
import "../elements/ui-icon.ts";
import { base } from "../style/base.ts";
import { buttons } from "../style/buttons.ts";
import { t } from "../texts.ts";
import { ACCEPT, ACCEPT_ALL } from "./file-check.ts";
import { uploadQueue } from "./upload-queue.ts";

/**
 * The button that chooses files and sends them; on a phone a second one opens the camera.
 * @fires uploads-added - `detail` is the ids in the upload queue
 */
@customElement("upload-button")
export class UploadButton extends LitElement {
  static override styles = [
    base,
    buttons,
    css`
      :host {
        display: flex;
        gap: 0.5rem;
      }
      .camera {
        display: none;
      }
      @media (pointer: coarse) {
        .camera {
          display: inline-flex;
        }
      }
    `,
  ];

  @property({ type: Boolean }) primary = false;
  /** The only kind that fits; any if left out. */
  @property({ attribute: false }) kind: MediaKind | undefined;
  @property({ attribute: false }) groupId: GroupId | null = null;
  /** One file only. */
  @property({ type: Boolean }) single = false;

  protected override render() {
    const { kind } = this;
    return html`
      ${
        kind === "document"
          ? nothing
          : html`<button class="button camera icon-only" type="button" aria-label=${t("library.camera")} title=${t("library.camera")} @click=${() => this.#click("#camera")}><ui-icon name="camera"></ui-icon></button>`
      }
      <button class="button ${this.primary ? "primary" : ""}" type="button" @click=${this.choose}><ui-icon name="upload"></ui-icon>${t("library.upload")}</button>
      <input id="files" type="file" hidden ?multiple=${!this.single} accept=${kind ? ACCEPT[kind] : ACCEPT_ALL} aria-label=${t("library.upload")} @change=${this.#onFiles} />
      <input id="camera" type="file" hidden accept=${kind === "video" ? "video/*" : "image/*"} capture="environment" aria-label=${t("library.camera")} @change=${this.#onFiles} />
    `;
  }

  /** Opens the file dialog. */
  readonly choose = (): void => this.#click("#files");

  #click(selector: string): void {
    this.renderRoot.querySelector<HTMLInputElement>(selector)?.click();
  }

  readonly #onFiles = (event: Event): void => {
    const { target } = event;
    if (!(target instanceof HTMLInputElement) || !target.files?.length) return;
    const detail = uploadQueue.add(target.files, this.groupId, this.kind);
    target.value = "";
    this.dispatchEvent(new CustomEvent("uploads-added", { detail }));
  };
}

declare global {
  interface HTMLElementTagNameMap {
    "upload-button": UploadButton;
  }
}
