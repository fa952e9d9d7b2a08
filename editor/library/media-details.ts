import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import type { Focus, Media } from "../../domain/model/media.ts";
import { Problem } from "../../domain/model/problem.ts";
import { api } from "../api-client.ts";
import { listFailure } from "../elements/list-notes.ts";
import { problemText } from "../elements/problem-summary.ts";
import "../elements/ui-icon.ts";
import { toast } from "../elements/ui-toasts.ts";
import { GroupList } from "../group-list.ts";
import { base } from "../style/base.ts";
import { buttons } from "../style/buttons.ts";
import { fields } from "../style/fields.ts";
import { forms } from "../style/forms.ts";
import { notes } from "../style/notes.ts";
import { progressBar } from "../style/progress.ts";
import { t } from "../texts.ts";
import { dateAndTime } from "../when.ts";
import "./caption-list.ts";
import "./crop-dialog.ts";
import { detailsStyles } from "./details-styles.ts";
import "./film-preview.ts";
import "./focal-point.ts";
import { mediaForm } from "./media-form.ts";
import { previewFile } from "./media-picture.ts";
import { MediaSaver } from "./media-saver.ts";
import { MediaWatch } from "./media-watch.ts";
import { measureText, mediaProblemText, sizeText } from "./media-words.ts";
import "./media-uses.ts";
import "./page-row.ts";
import "./poster-field.ts";
import "./replace-dialog.ts";
import { takePoster } from "./take-poster.ts";

type Asking = "crop" | "replace" | "in-use" | undefined;

/**
 * One thing of the library: how it looks, what is said about it, where it stands, and what can be done with it.
 * @fires media-saved - `detail` is the `Media` as it is now
 * @fires media-made - `detail` is a new `Media` cut out of this one
 * @fires media-removed - `detail` is its id
 */
@customElement("media-details")
export class MediaDetails extends LitElement {
  static override styles = [base, buttons, fields, forms, notes, progressBar, detailsStyles];

  @property() mediaId = "";
  /** Where the cross leads. */
  @property() listAddress = "/library";
  @state() private asking: Asking;
  readonly #watch = new MediaWatch(this);
  readonly #groups = new GroupList(this);
  readonly #saver = new MediaSaver(this, (media) => this.#put(media));

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("mediaId")) {
      void this.#saver.flush();
      this.#watch.show(this.mediaId);
      this.asking = undefined;
    }
    if (this.#watch.media) this.#saver.show(this.#watch.media);
  }

  protected override render() {
    const { media, failed } = this.#watch;
    if (!media) return html`<article class="card">${this.#head(undefined)}${this.#notThere(failed)}</article>`;
    return html`<article class="card" aria-labelledby="heading">
      ${this.#head(media)} ${this.#preview(media)} ${this.#stateOf(media)}
      <div class="body">
        ${mediaForm(this.#saver, this.#groups.groups)}
        ${media.kind === "video" && media.film ? this.#film(media) : nothing}
        ${this.#facts(media)}
        <section><h3>${t("library.usedWhere")}</h3><media-uses .usage=${this.#watch.usage}></media-uses></section>
        ${this.#actions(media)}
      </div>
      ${this.#dialogs(media)}
    </article>`;
  }

  #head(media: Media | undefined): TemplateResult {
    return html`<div class="top"><h2 id="heading" tabindex="-1">${media?.name ?? t("library.details")}</h2>
      <a class="button quiet small icon-only shut" href=${this.listAddress} aria-label=${t("action.close")} title=${t("action.close")}><ui-icon name="x"></ui-icon></a>
    </div>`;
  }

  #notThere(failed: unknown): TemplateResult | typeof nothing {
    if (failed instanceof Problem && failed.code === "not-found") return html`<p role="status">${t("library.gone")}</p>`;
    return failed === undefined
      ? html`<p class="soft" role="status">${t("list.loading")}</p>`
      : listFailure(failed, () => this.#watch.load());
  }

  #preview(media: Media): TemplateResult | typeof nothing {
    if (media.state === "failed" || (media.kind !== "document" && !previewFile(media, 0) && !media.film)) return nothing;
    if (media.kind === "image")
      return html`<focal-point .media=${media} .point=${this.#saver.input?.focus ?? media.focus} @focus-move=${(event: CustomEvent<Focus>) => this.#saver.change({ focus: event.detail })}></focal-point>`;
    return media.kind === "video"
      ? html`<film-preview .media=${media} @frame-taken=${(event: CustomEvent<File>) => this.#takePoster(media, event.detail)}></film-preview>`
      : html`<page-row .media=${media} ?hidden=${media.pages.length === 0}></page-row>`;
  }

  #stateOf(media: Media): TemplateResult | typeof nothing {
    if (media.state === "failed")
      return html`<div class="problem-summary"><ui-icon name="circle-alert"></ui-icon><p>${mediaProblemText(media)}</p></div>`;
    if (media.state === "ready") return nothing;
    return html`<div class="making" role="status"><p class="small">${t("library.makingNote")}</p><progress max="1" .value=${media.progress} aria-label=${t("library.makingOf", { name: media.name })}></progress></div>`;
  }

  #film(media: Media): TemplateResult {
    const put = (event: CustomEvent<Media>) => this.#put(event.detail);
    return html`<section><h3>${t("library.captions")}</h3><caption-list .media=${media} @media-saved=${put}></caption-list></section>
      <section><h3>${t("library.poster")}</h3><poster-field .media=${media} @media-saved=${put}></poster-field></section>`;
  }

  #facts(media: Media): TemplateResult {
    const fact = (name: string, value: string) => (value ? html`<div><dt>${name}</dt><dd>${value}</dd></div>` : nothing);
    return html`<dl class="small">
      ${fact(t("library.measure"), measureText(media))} ${fact(t("library.fileSize"), sizeText(media.bytes))}
      ${fact(t("library.added"), dateAndTime(media.createdAtMs))}
    </dl>`;
  }

  #actions(media: Media): TemplateResult {
    const isReady = media.state === "ready";
    const ask = (asking: Asking) => () => {
      this.asking = asking;
    };
    return html`<div class="deeds">
      ${isReady && media.kind === "image" ? html`<button class="button small" type="button" @click=${ask("crop")}><ui-icon name="crop"></ui-icon>${t("library.crop")}</button>` : nothing}
      <button class="button small" type="button" @click=${ask("replace")}><ui-icon name="replace"></ui-icon>${t("library.replace")}</button>
      <button class="button small quiet" type="button" @click=${() => this.#remove(media)}><ui-icon name="trash"></ui-icon>${t("action.delete")}</button>
    </div>`;
  }

  #dialogs(media: Media): TemplateResult {
    const close = () => {
      this.asking = undefined;
    };
    return html`
      <crop-dialog .open=${this.asking === "crop"} .media=${media} @dialog-close=${close} @media-cropped=${this.#onCropped}></crop-dialog>
      <replace-dialog .open=${this.asking === "replace"} .media=${media} .usage=${this.#watch.usage} @dialog-close=${close} @media-replaced=${this.#onReplaced}></replace-dialog>
      <ui-dialog .open=${this.asking === "in-use"} heading=${t("library.inUseHeading")} @dialog-close=${close}>
        <p>${t("library.inUse", { name: media.name })}</p><br />
        <media-uses .usage=${this.#watch.usage}></media-uses>
        <button slot="actions" class="button" type="button" @click=${close}>${t("action.close")}</button>
        <button slot="actions" class="button primary" type="button" @click=${() => {
          this.asking = "replace";
        }}>${t("library.replace")}</button>
      </ui-dialog>`;
  }

  #put(media: Media): void {
    this.#watch.put(media);
    this.dispatchEvent(new CustomEvent("media-saved", { detail: media }));
  }

  async #takePoster(media: Media, frame: File): Promise<void> {
    try {
      this.#put(await takePoster(media, frame));
      toast({ text: t("library.posterTaken"), kind: "good" });
    } catch (error) {
      toast({ text: problemText(error), kind: "bad" });
    }
  }

  readonly #onReplaced = (event: CustomEvent<Media>): void => {
    this.#put(event.detail);
    void this.#watch.load();
  };

  readonly #onCropped = (event: CustomEvent<Media>): void => {
    this.dispatchEvent(new CustomEvent("media-made", { detail: event.detail }));
  };

  async #remove(media: Media): Promise<void> {
    await this.#saver.flush();
    try {
      await api.media.remove({ id: media.id });
    } catch (error) {
      if (!(error instanceof Problem) || error.code !== "in-use") return toast({ text: problemText(error), kind: "bad" });
      await this.#watch.load();
      this.asking = "in-use";
      return;
    }
    this.dispatchEvent(new CustomEvent("media-removed", { detail: media.id }));
    toast({
      text: t("library.removed", { name: media.name }),
      kind: "good",
      action: { label: t("action.undo"), run: () => void restore(media) },
    });
  }
}

async function restore(media: Media): Promise<void> {
  try {
    await api.media.restore({ id: media.id });
    toast({ text: t("library.restored", { name: media.name }), kind: "good" });
  } catch (error) {
    toast({ text: problemText(error), kind: "bad" });
  }
}
