import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import type { MediaUsage } from "../../domain/api/media.ts";
import type { Media } from "../../domain/model/media.ts";
import { Problem } from "../../domain/model/problem.ts";
import { api } from "../api-client.ts";
import "../elements/confirm-dialog.ts";
import { problemText } from "../elements/problem-summary.ts";
import "../elements/ui-icon.ts";
import { toast } from "../elements/ui-toasts.ts";
import { base } from "../style/base.ts";
import { t } from "../texts.ts";
import { gridStyles } from "./grid-styles.ts";
import "./media-picker.ts";
import { thumbnailOf } from "./media-picture.ts";

/**
 * Puts another one in the place of something, everywhere at once: choose or upload it, see what changes, confirm.
 * @fires media-replaced - `detail` is the `Media` with its new files
 * @fires dialog-close
 */
@customElement("replace-dialog")
export class ReplaceDialog extends LitElement {
  static override styles = [
    base,
    gridStyles,
    css`
      .change {
        display: grid;
        grid-template-columns: minmax(0, 1fr) auto minmax(0, 1fr);
        align-items: center;
        gap: 0.75rem;
        margin-bottom: 1rem;
      }
      figure {
        display: grid;
        gap: 0.375rem;
      }
      figcaption {
        overflow-wrap: anywhere;
      }
    `,
  ];

  @property({ type: Boolean }) open = false;
  @property({ attribute: false }) media: Media | undefined;
  @property({ attribute: false }) usage: MediaUsage | undefined;
  @state() private by: Media | undefined;

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("open")) this.by = undefined;
  }

  protected override render() {
    const { media, by } = this;
    if (!media) return nothing;
    return html`
      <media-picker .open=${this.open && !by} .kind=${media.kind} .without=${media.id} heading=${t("library.replaceBy", { name: media.name })} @media-chosen=${this.#onChosen} @dialog-close=${this.#onPickerClosed}></media-picker>
      <confirm-dialog .open=${this.open && by !== undefined} heading=${t("library.replaceHeading")} action=${t("library.replace")} .run=${this.#run} .explain=${explain} @dialog-close=${this.#close}>
        ${by ? this.#question(media, by) : nothing}
      </confirm-dialog>
    `;
  }

  #question(media: Media, by: Media): TemplateResult {
    const picture = (one: Media) =>
      html`<figure><div class="picture">${thumbnailOf(one)}</div><figcaption class="small">${one.name}</figcaption></figure>`;
    const count = this.usage?.announcements.length ?? media.uses;
    const live = this.usage?.announcements.filter(({ state }) => state === "live").length ?? 0;
    const looks = this.usage?.looks.length ?? 0;
    return html`<div class="change">${picture(media)}<ui-icon name="arrow-right"></ui-icon>${picture(by)}</div>
      <p>${t("library.replaceQuestion", { count, live, looks })}</p>
      <p class="soft">${t("library.replaceNote", { name: by.name })}</p>`;
  }

  readonly #onChosen = (event: CustomEvent<Media>): void => {
    this.by = event.detail;
  };

  /** The picker also asks to be closed when something was chosen: then the question follows. */
  readonly #onPickerClosed = (): void => {
    if (!this.by) this.#close();
  };

  readonly #run = async (): Promise<void> => {
    const { media, by } = this;
    if (!media || !by) return;
    const detail = await api.media.replace({ id: media.id, by: by.id });
    toast({ text: t("library.replaced", { name: detail.name }), kind: "good" });
    this.dispatchEvent(new CustomEvent("media-replaced", { detail }));
  };

  readonly #close = (): void => {
    this.dispatchEvent(new CustomEvent("dialog-close"));
  };
}

function explain(error: unknown): string {
  if (!(error instanceof Problem)) return problemText(error);
  if (error.code === "in-use") return t("library.replaceInUse");
  return error.extras.issues?.some(({ rule }) => rule === "not-ready") ? t("library.replaceNotReady") : problemText(error);
}
