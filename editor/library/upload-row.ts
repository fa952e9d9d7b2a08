import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import type { IconName } from "../elements/icon-names.ts";
import "../elements/ui-icon.ts";
import { base } from "../style/base.ts";
import { buttons } from "../style/buttons.ts";
import { progressBar } from "../style/progress.ts";
import { type TextKey, t } from "../texts.ts";
import { fileUrl } from "./media-picture.ts";
import { fileRefusalText, KIND_ICONS, mediaProblemText, sizeText, uploadProblemText } from "./media-words.ts";
import { type Upload, uploadQueue } from "./upload-queue.ts";

const MOST_PREVIEWED_BYTES = 20 * 1024 * 1024;

/**
 * One file on its way to the library: how far it is, and what can be done with it.
 * @fires upload-show - `detail` is the `Media` it became
 */
@customElement("upload-row")
export class UploadRow extends LitElement {
  static override styles = [
    base,
    buttons,
    progressBar,
    css`
      .row {
        display: grid;
        grid-template-columns: 3.25rem minmax(0, 1fr) auto;
        align-items: center;
        gap: 0.25rem 0.75rem;
      }
      .row > .picture {
        grid-row: 1 / span 2;
        align-self: start;
      }
      .actions {
        grid-area: 1 / 3 / span 2;
      }
      .words {
        grid-area: 2 / 2;
      }
      @media (max-width: 40rem) {
        .actions {
          grid-area: 1 / 3;
        }
        .words {
          grid-area: 2 / 2 / auto / -1;
        }
      }
      .picture {
        display: grid;
        grid-template: minmax(0, 1fr) / minmax(0, 1fr);
        place-items: center;
        width: 3.25rem;
        height: 2.75rem;
        border-radius: 6px;
        overflow: hidden;
        background: var(--surface-sunk);
        color: var(--ink-soft);
      }
      img {
        width: 100%;
        height: 100%;
        object-fit: cover;
      }
      .name {
        font-weight: 600;
        overflow-wrap: anywhere;
      }
      .words {
        display: grid;
        gap: 0.2rem;
      }
      .state {
        display: flex;
        gap: 0.375rem;
        align-items: start;
      }
      .state ui-icon {
        margin-top: 0.05rem;
      }
      .bad {
        color: var(--alarm);
      }
      .warn {
        color: var(--warn);
      }
      .good {
        color: var(--good);
      }
      .actions {
        display: flex;
        gap: 0.25rem;
      }
    `,
  ];

  @property({ attribute: false }) upload: Upload | undefined;
  @state() private preview = "";

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has("upload") || !this.upload || this.preview) return;
    const { kind, file, state } = this.upload;
    if (kind === "image" && state !== "refused" && file.size < MOST_PREVIEWED_BYTES) this.preview = URL.createObjectURL(file);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    if (this.preview) URL.revokeObjectURL(this.preview);
    this.preview = "";
  }

  protected override render() {
    const { upload } = this;
    if (!upload) return nothing;
    return html`<div class="row">
      <span class="picture">${this.#picture(upload)}</span>
      <span class="name small">${upload.file.name}</span>
      <span class="actions">${this.#actions(upload)}</span>
      <div class="words small">${barOf(upload)} ${stateOf(upload)}</div>
    </div>`;
  }

  #picture({ media, kind }: Upload): TemplateResult {
    const src = media?.thumbnail ? fileUrl(media.thumbnail) : this.preview;
    const hide = () => {
      this.preview = ""; // a picture this browser cannot draw, such as HEIC
    };
    return src ? html`<img src=${src} alt="" @error=${hide} />` : html`<ui-icon name=${kind ? KIND_ICONS[kind] : "file-text"}></ui-icon>`;
  }

  #actions({ id, state, file, media, problem }: Upload): readonly (TemplateResult | typeof nothing)[] {
    const button = (icon: IconName, key: TextKey, run: () => void) =>
      html`<button class="button quiet small icon-only" type="button" aria-label=${t(key, { name: file.name })} title=${t(key, { name: file.name })} @click=${run}><ui-icon name=${icon}></ui-icon></button>`;
    const isSending = state === "sending" || state === "lost" || state === "waiting";
    return [
      isSending ? button("pause", "library.pause", () => uploadQueue.pause(id)) : nothing,
      state === "paused" ? button("play", "library.resume", () => uploadQueue.resume(id)) : nothing,
      state === "refused" && problem ? button("refresh-cw", "library.retry", () => uploadQueue.resume(id)) : nothing,
      media
        ? html`<button class="button small" type="button" @click=${() => this.dispatchEvent(new CustomEvent("upload-show", { detail: media, bubbles: true, composed: true }))}>${t("library.show")}</button>`
        : nothing,
      button("x", isSending || state === "paused" ? "library.cancel" : "library.dismiss", () => uploadQueue.remove(id)),
    ];
  }
}

function barOf({ state, sentBytes, file, media }: Upload): TemplateResult | typeof nothing {
  if (state === "refused" || state === "done" || state === "waiting") return nothing;
  const value = state === "making" ? (media?.progress ?? 0) : sentBytes / file.size;
  return html`<progress max="1" .value=${value} aria-label=${t(state === "making" ? "library.makingOf" : "library.sendingOf", { name: file.name })}></progress>`;
}

function stateOf(upload: Upload): TemplateResult {
  const { state, media, isKnown } = upload;
  if (state === "refused") return line("bad", "circle-alert", refusalText(upload));
  if (state === "done" && media?.state === "failed") return line("bad", "circle-alert", mediaProblemText(media));
  if (state === "done") return line("good", "circle-check", t(isKnown ? "library.known" : "library.arrived"));
  if (state === "lost") return line("warn", "cloud-off", t("library.lost"));
  return html`<span class="soft">${sendingText(upload)}</span>`;
}

function refusalText({ refusal, problem, file }: Upload): string {
  if (refusal) return fileRefusalText(refusal);
  return problem ? uploadProblemText(problem, file) : "";
}

function sendingText({ state, sentBytes, file, speed, media }: Upload): string {
  if (state === "waiting") return t("library.waiting", { size: sizeText(file.size) });
  if (state === "making") return t("library.making", { percent: Math.round((media?.progress ?? 0) * 100) });
  const sent = { sent: sizeText(sentBytes), size: sizeText(file.size) };
  if (state === "paused") return t("library.paused", sent);
  const minutes = speed > 0 ? Math.ceil((file.size - sentBytes) / speed / 60) : 0;
  return minutes > 1 ? t("library.sendingFor", { ...sent, minutes }) : t("library.sending", sent);
}

function line(kind: string, icon: IconName, text: string): TemplateResult {
  return html`<span class="state ${kind}"><ui-icon name=${icon}></ui-icon><span>${text}</span></span>`;
}
