import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import "../elements/ui-icon.ts";
import { base } from "../style/base.ts";
import { buttons } from "../style/buttons.ts";
import { notes } from "../style/notes.ts";
import { t } from "../texts.ts";
import { findUnfinished, forgetUnfinished, type Unfinished } from "./unfinished.ts";
import { type Upload, UploadsController, uploadQueue } from "./upload-queue.ts";
import "./upload-row.ts";

const SHOWN = 4;

/**
 * What is being sent to the library, what has arrived, and what was left unfinished by a reload. Nothing at all while there is nothing.
 * @fires upload-show - `detail` is the `Media` a file became
 * @fires upload-choose - the user wants to choose the file of an unfinished upload again
 */
@customElement("upload-list")
export class UploadList extends LitElement {
  static override styles = [
    base,
    buttons,
    notes,
    css`
      :host {
        display: contents;
      }
      .card {
        display: grid;
        gap: 0.875rem;
        padding: 0.875rem 1rem;
      }
      header {
        display: flex;
        align-items: center;
        gap: 0.5rem;
      }
      h2 {
        flex: 1;
        font-size: 1rem;
      }
      ul {
        display: grid;
        gap: 0.875rem;
      }
      .unfinished {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 0.375rem 0.75rem;
      }
      .unfinished > span {
        flex: 1;
        min-width: 12rem;
        overflow-wrap: anywhere;
      }
    `,
  ];

  /** Shows only these; all if left out. */
  @property({ attribute: false }) only: readonly number[] | undefined;
  @state() private unfinished: readonly Unfinished[] = [];
  @state() private isLong = false;

  constructor() {
    super();
    new UploadsController(this);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (!this.only) void this.#findUnfinished();
  }

  protected override render() {
    const uploads = this.#uploads();
    const left = this.only
      ? []
      : this.unfinished.filter(({ name, size }) => !uploads.some(({ file }) => file.name === name && file.size === size));
    if (uploads.length === 0 && left.length === 0) return nothing;
    const shown = this.isLong ? uploads : uploads.slice(0, SHOWN);
    return html`<section class="card" aria-label=${t("library.uploads")}>
      ${uploads.length > 0 ? this.#head(uploads) : nothing}
      <ul>
        ${repeat(
          shown,
          ({ id }) => id,
          (upload) => html`<li><upload-row .upload=${upload}></upload-row></li>`,
        )}
        ${left.map((one) => this.#left(one))}
      </ul>
      ${uploads.length > SHOWN ? this.#longer(uploads.length) : nothing}
    </section>`;
  }

  #uploads(): readonly Upload[] {
    const { only } = this;
    return only ? uploadQueue.uploads.filter(({ id }) => only.includes(id)) : uploadQueue.uploads;
  }

  #head(uploads: readonly Upload[]): TemplateResult {
    const open = uploads.filter(({ state }) => state !== "done" && state !== "refused").length;
    const heading = open > 0 ? t("library.uploadsOpen", { count: open }) : t("library.uploadsOver");
    return html`<header><h2 role="status">${heading}</h2>${
      open < uploads.length
        ? html`<button class="button quiet small" type="button" @click=${() => uploadQueue.tidy()}>${t("library.tidy")}</button>`
        : nothing
    }</header>`;
  }

  #left(one: Unfinished): TemplateResult {
    const percent = Math.floor((one.sentBytes / one.size) * 100);
    return html`<li class="unfinished small">
      <span>${t("library.unfinished", { name: one.name, percent })}</span>
      <button class="button small" type="button" @click=${() => this.dispatchEvent(new CustomEvent("upload-choose"))}>${t("library.chooseAgain")}</button>
      <button class="button quiet small icon-only" type="button" aria-label=${t("library.forget", { name: one.name })} title=${t("library.forget", { name: one.name })} @click=${() => this.#forget(one)}><ui-icon name="x"></ui-icon></button>
    </li>`;
  }

  #longer(count: number): TemplateResult {
    return html`<button class="button quiet small" type="button" aria-expanded=${this.isLong} @click=${() => {
      this.isLong = !this.isLong;
    }}>${this.isLong ? t("library.fewer") : t("library.allUploads", { count })}</button>`;
  }

  async #findUnfinished(): Promise<void> {
    this.unfinished = await findUnfinished();
  }

  async #forget(one: Unfinished): Promise<void> {
    this.unfinished = this.unfinished.filter(({ key }) => key !== one.key);
    await forgetUnfinished(one);
  }
}
