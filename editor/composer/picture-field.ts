import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import type { MediaId } from "../../domain/model/id.ts";
import type { Media, MediaKind } from "../../domain/model/media.ts";
import type { IconName } from "../elements/icon-names.ts";
import { problemText } from "../elements/problem-summary.ts";
import "../elements/ui-icon.ts";
import "../library/media-picker.ts";
import { rememberMedia } from "../media-cache.ts";
import { base } from "../style/base.ts";
import { buttons } from "../style/buttons.ts";
import { fields } from "../style/fields.ts";
import { progressBar } from "../style/progress.ts";
import { type TextKey, t } from "../texts.ts";
import { minutesWords } from "./preview-words.ts";
import { IMAGE_TYPES, uploadImage } from "./upload.ts";

const BLANKS = { image: "image-plus", video: "play", document: "file-text" } as const satisfies Record<MediaKind, IconName>;
const CHOOSE = { image: "picture.choose", video: "picture.chooseVideo", document: "picture.chooseDocument" } as const satisfies Record<
  MediaKind,
  TextKey
>;

/** Size, length or number of pages; or how far it is while its files are being made. */
function factsOf({ kind, state, progress, width, height, pages, film }: Media): string {
  if (state === "processing") return t("picture.processing", { percent: Math.round(progress * 100) });
  if (state === "failed") return t("picture.failed");
  if (kind === "document") return t("picture.pages", { count: pages.length });
  return kind === "video" && film ? `${minutesWords(film.durationMs)} min` : `${String(width)} × ${String(height)}`;
}

/**
 * A picture, a film or a document of a slide: chosen from the library, or a picture dropped here.
 * @fires picture-change - `detail` is the `Media`, or null when it was removed
 */
@customElement("picture-field")
export class PictureField extends LitElement {
  static override styles = [
    base,
    buttons,
    fields,
    progressBar,
    css`
      .zone {
        display: flex;
        align-items: center;
        gap: 0.75rem;
        padding: 0.5rem;
        border: 1.5px dashed var(--line-control);
        border-radius: var(--radius);
        background: var(--surface);
      }
      .zone.over {
        border-color: var(--focus);
        background: var(--calm-soft);
      }
      .zone.filled {
        border-style: solid;
        border-width: 1px;
      }
      img,
      .blank {
        width: 3.5rem;
        height: 2.75rem;
        object-fit: cover;
        border-radius: 5px;
        flex: none;
      }
      .blank {
        display: grid;
        place-items: center;
        background: var(--surface-sunk);
        color: var(--ink-soft);
        font-size: 1.125rem;
      }
      .words {
        flex: 1;
        min-width: 0;
        line-height: 1.35;
        overflow-wrap: anywhere;
      }
      .name {
        display: -webkit-box;
        overflow: hidden;
        -webkit-line-clamp: 2;
        -webkit-box-orient: vertical;
      }
      .actions {
        display: flex;
        flex: none;
        gap: 0.375rem;
      }
    `,
  ];

  @property() label = "";
  @property() kind: MediaKind = "image";
  @property({ attribute: false }) mediaId: MediaId | null = null;
  @property({ attribute: false }) media: Media | undefined;
  @state() private choosing = false;
  @state() private over = false;
  @state() private sent: number | undefined;
  @state() private failed: unknown;
  #abort: AbortController | undefined;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#abort?.abort();
  }

  protected override render() {
    const { media } = this;
    const thumbnail = media?.thumbnail;
    return html`<div class="field" role="group" aria-labelledby="label">
      <span class="label" id="label">${this.label || t("picture.label")}</span>
      <div class="zone ${this.over ? "over" : ""} ${this.mediaId ? "filled" : ""}" @dragover=${this.#onDragOver} @dragleave=${this.#onDragLeave} @drop=${this.#onDrop}>
        ${thumbnail ? html`<img src="/media/${thumbnail.hash}" alt="" />` : html`<span class="blank"><ui-icon name=${BLANKS[this.kind]}></ui-icon></span>`}
        <div class="words soft small">${this.#words()}</div>
        ${this.sent === undefined ? this.#actions() : nothing}
      </div>
      <input id="file" type="file" accept=${IMAGE_TYPES.join()} hidden @change=${this.#onFile} />
      <div role="alert">${this.failed === undefined ? nothing : html`<p class="error"><ui-icon name="circle-alert"></ui-icon><span>${problemText(this.failed)}</span></p>`}</div>
    </div>
    <media-picker .open=${this.choosing} .kind=${this.kind} @media-chosen=${this.#onChosen} @dialog-close=${() => {
      this.choosing = false;
    }}></media-picker>`;
  }

  #words(): TemplateResult {
    const { media, sent, mediaId } = this;
    if (sent !== undefined) return html`<progress max="1" .value=${sent} aria-label=${t("picture.uploading")}></progress>`;
    if (!media) return html`<span class="name">${mediaId ? "" : t(this.kind === "image" ? "picture.drop" : "picture.dropVideo")}</span>`;
    return html`<span class="name">${media.name}, ${factsOf(media)}</span>`;
  }

  #actions(): TemplateResult {
    const choose = html`<button class="button small" id="choose" type="button" @click=${this.#choose}><ui-icon name="image"></ui-icon>${t(this.mediaId ? "picture.replace" : CHOOSE[this.kind])}</button>`;
    const upload = html`<button class="button small icon-only" type="button" aria-label=${t("picture.upload")} title=${t("picture.upload")} @click=${this.#browse}><ui-icon name="upload"></ui-icon></button>`;
    const remove = html`<button class="button small icon-only" type="button" aria-label=${t("picture.remove")} title=${t("picture.remove")} @click=${this.#remove}><ui-icon name="trash"></ui-icon></button>`;
    return html`<div class="actions">${choose}${this.kind === "image" && !this.mediaId ? upload : nothing}${this.mediaId ? remove : nothing}</div>`;
  }

  /** Where a missing picture is put right. */
  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>("#choose")?.focus();
  }

  readonly #choose = (): void => {
    this.choosing = true;
  };

  readonly #onChosen = ({ detail }: CustomEvent<Media>): void => this.#tell(detail);

  readonly #browse = (): void => this.renderRoot.querySelector<HTMLInputElement>("#file")?.click();

  readonly #remove = (): void => this.#tell(null);

  #tell(detail: Media | null): void {
    if (detail) rememberMedia(detail);
    this.failed = undefined;
    this.dispatchEvent(new CustomEvent("picture-change", { detail }));
  }

  readonly #onFile = (event: Event): void => {
    const input = event.target;
    const file = input instanceof HTMLInputElement ? input.files?.[0] : undefined;
    if (file) void this.#upload(file);
    if (input instanceof HTMLInputElement) input.value = "";
  };

  readonly #onDragOver = (event: DragEvent): void => {
    if (!event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    this.over = true;
  };

  readonly #onDragLeave = (): void => {
    this.over = false;
  };

  readonly #onDrop = (event: DragEvent): void => {
    event.preventDefault();
    this.over = false;
    const file = event.dataTransfer?.files[0];
    if (file && this.kind === "image") void this.#upload(file);
  };

  async #upload(file: File): Promise<void> {
    this.#abort?.abort();
    this.#abort = new AbortController();
    this.failed = undefined;
    this.sent = 0;
    try {
      const media = await uploadImage(
        file,
        (part) => {
          this.sent = part;
        },
        this.#abort.signal,
      );
      this.#tell(media);
    } catch (error) {
      this.failed = error;
    } finally {
      this.sent = undefined;
    }
  }
}
