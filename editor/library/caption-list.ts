import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import type { MediaId } from "../../domain/model/id.ts";
import { LANGUAGES, type Language } from "../../domain/model/language.ts";
import type { Captions, Film, Media } from "../../domain/model/media.ts";
import { Problem } from "../../domain/model/problem.ts";
import { languageName } from "../announcement-look.ts";
import { api } from "../api-client.ts";
import { textArea } from "../elements/field.ts";
import { problemSummary, problemText } from "../elements/problem-summary.ts";
import { selectField } from "../elements/select-field.ts";
import "../elements/ui-dialog.ts";
import { toast } from "../elements/ui-toasts.ts";
import { base } from "../style/base.ts";
import { buttons } from "../style/buttons.ts";
import { fields } from "../style/fields.ts";
import { forms } from "../style/forms.ts";
import { notes } from "../style/notes.ts";
import { t } from "../texts.ts";
import { fileUrl } from "./media-picture.ts";

/**
 * The captions of a film, one file per language: listed, added from a file or by pasting, removed with a way back.
 * @fires media-saved - `detail` is the `Media`
 */
@customElement("caption-list")
export class CaptionList extends LitElement {
  static override styles = [
    base,
    buttons,
    fields,
    forms,
    notes,
    css`
      ul {
        display: grid;
        gap: 0.25rem;
        margin-bottom: 0.5rem;
      }
      li {
        display: flex;
        align-items: center;
        gap: 0.5rem;
      }
      li span {
        flex: 1;
      }
    `,
  ];

  @property({ attribute: false }) media: Media | undefined;
  @state() private open = false;
  @state() private language: Language = "de";
  @state() private webvtt = "";
  @state() private refusal = "";
  @state() private busy = false;

  protected override render() {
    const film = this.media?.film;
    if (!film) return nothing;
    return html`
      ${film.captions.length > 0 ? html`<ul>${film.captions.map((captions) => this.#row(captions))}</ul>` : html`<p class="soft small">${t("library.noCaptions")}</p>`}
      <button class="button small" type="button" @click=${() => this.#start(film)}><ui-icon name="captions"></ui-icon>${t("library.addCaptions")}</button>
      <ui-dialog .open=${this.open} heading=${t("library.addCaptions")} @dialog-close=${this.#close}>
        ${this.open ? this.#form() : nothing}
        <button slot="actions" class="button" type="button" @click=${this.#close}>${t("action.cancel")}</button>
        <button slot="actions" class="button primary" type="button" aria-disabled=${this.busy || this.webvtt.trim() === ""} @click=${this.#save}>${t("action.save")}</button>
      </ui-dialog>
    `;
  }

  #row(captions: Captions): TemplateResult {
    const language = languageName(captions.language);
    const label = t("library.removeCaptions", { language });
    return html`<li><ui-icon name="captions"></ui-icon><span>${language}</span>
      <button class="button quiet small icon-only" type="button" aria-label=${label} title=${label} @click=${() => this.#remove(captions)}><ui-icon name="trash"></ui-icon></button>
    </li>`;
  }

  #form(): TemplateResult {
    return html`<div class="form">
      ${problemSummary(this.refusal, [])}
      ${selectField({
        id: "language",
        label: t("library.captionLanguage"),
        value: this.language,
        options: LANGUAGES.map((value) => ({ value, label: languageName(value) })),
        onChange: (value) => {
          this.language = value;
        },
      })}
      <div>
        <button class="button small" type="button" @click=${() => this.renderRoot.querySelector<HTMLInputElement>("#file")?.click()}><ui-icon name="upload"></ui-icon>${t("library.captionFile")}</button>
        <input id="file" type="file" hidden accept=".vtt,text/vtt" aria-label=${t("library.captionFile")} @change=${this.#onFile} />
      </div>
      ${textArea({
        id: "webvtt",
        label: t("library.captionText"),
        hint: t("library.captionHint"),
        rows: 8,
        lang: this.language,
        value: this.webvtt,
        onInput: (value) => {
          this.webvtt = value;
        },
      })}
    </div>`;
  }

  #start({ captions }: Film): void {
    const taken = new Set(captions.map(({ language }) => language));
    this.language = LANGUAGES.find((language) => !taken.has(language)) ?? "de";
    this.webvtt = "";
    this.refusal = "";
    this.open = true;
  }

  readonly #close = (): void => {
    this.open = false;
  };

  readonly #onFile = async (event: Event): Promise<void> => {
    const { target } = event;
    const file = target instanceof HTMLInputElement ? target.files?.[0] : undefined;
    if (!file || !(target instanceof HTMLInputElement)) return;
    this.webvtt = await file.text();
    target.value = "";
  };

  readonly #save = async (): Promise<void> => {
    const { media } = this;
    if (!media || this.busy || this.webvtt.trim() === "") return;
    this.busy = true;
    this.refusal = "";
    try {
      await this.#set(media.id, this.language, this.webvtt);
      this.open = false;
    } catch (error) {
      this.refusal = isNotWebvtt(error) ? t("library.notWebvtt") : problemText(error);
    } finally {
      this.busy = false;
    }
  };

  async #remove({ language, hash }: Captions): Promise<void> {
    const id = this.media?.id;
    if (!id) return;
    try {
      const before = await fetch(fileUrl({ hash })).then((answer) => answer.text());
      await this.#set(id, language, null);
      const action = { label: t("action.undo"), run: () => void this.#set(id, language, before) };
      toast({ text: t("library.captionsRemoved", { language: languageName(language) }), kind: "good", action });
    } catch (error) {
      toast({ text: problemText(error), kind: "bad" });
    }
  }

  async #set(id: MediaId, language: Language, webvtt: string | null): Promise<void> {
    const detail = await api.media.captions({ id, language, webvtt });
    this.dispatchEvent(new CustomEvent("media-saved", { detail }));
  }
}

function isNotWebvtt(error: unknown): boolean {
  return error instanceof Problem && (error.extras.issues?.some(({ rule }) => rule === "not-webvtt") ?? false);
}
