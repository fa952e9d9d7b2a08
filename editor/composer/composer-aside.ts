import { css, html, LitElement, nothing, type PropertyValues } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import type { Warning } from "../../domain/api/announcements.ts";
import type { Announcement, AnnouncementContent } from "../../domain/model/announcement.ts";
import type { Language } from "../../domain/model/language.ts";
import type { Media } from "../../domain/model/media.ts";
import { shownPicture } from "../../domain/programme/shown-picture.ts";
import "../elements/ui-icon.ts";
import { readMedia } from "../media-cache.ts";
import { base } from "../style/base.ts";
import { buttons } from "../style/buttons.ts";
import { composerStyles } from "../style/composer.ts";
import { t } from "../texts.ts";
import { checkList, checksOf } from "./checks.ts";
import "./composer-preview.ts";
import type { Earlier } from "./history-drawer.ts";
import "./publish-progress.ts";
import { type MendedAt, warningList, warningStyles } from "./warning-list.ts";

/**
 * Beside the form: how it looks, how far it has come, what to mind. An earlier version can be looked at in place of what is being written.
 * @fires looking-end - back to what is being written
 * @fires warning-mend - `detail: MendedAt`, the field to go to
 */
@customElement("composer-aside")
export class ComposerAside extends LitElement {
  static override styles = [
    base,
    buttons,
    composerStyles,
    warningStyles,
    css`
      :host {
        display: grid;
        gap: 0.875rem;
        min-width: 0;
      }
      .minding {
        display: grid;
        gap: 0.625rem;
        margin-top: 0.875rem;
      }
    `,
  ];

  @property({ attribute: false }) content: AnnouncementContent | undefined;
  @property({ attribute: false }) stored: Announcement | undefined;
  @property({ attribute: false }) looking: Earlier | undefined;
  @property({ attribute: false }) media: Media | undefined;
  @property({ attribute: false }) language: Language = "de";
  @property({ attribute: false }) site: string | undefined;
  @property({ attribute: false }) warnings: readonly Warning[] = [];
  @state() private lookingMedia: Media | undefined;
  @state() private fits: boolean | undefined;

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("looking")) void this.#loadMedia();
  }

  protected override render() {
    const { looking, stored } = this;
    const content = looking?.content ?? this.content;
    if (!content) return nothing;
    const language = content.variants.some((variant) => variant.language === this.language)
      ? this.language
      : (content.variants[0]?.language ?? "de");
    const published = stored && stored.publishedVersion !== null && stored.state !== "withdrawn" ? stored : undefined;
    return html`
      ${looking ? html`<p class="notice calm"><ui-icon name="eye"></ui-icon><span>${t("composer.looking", { name: looking.name })}</span><button class="link" type="button" @click=${() => this.dispatchEvent(new CustomEvent("looking-end"))}>${t("composer.backToMine")}</button></p>` : nothing}
      ${published ? html`<publish-progress .announcementId=${published.id} .version=${published.publishedVersion ?? 0}></publish-progress>` : nothing}
      <composer-preview .content=${content} .stored=${stored} .media=${looking ? this.lookingMedia : this.media} .language=${language} .site=${this.site} @preview-fit=${this.#onFit}>
        <div class="minding">${checkList(checksOf(content, this.fits))} ${looking ? nothing : warningList(this.warnings, this.#mend)}</div>
      </composer-preview>
      ${stored && !looking ? html`<p><a class="button small" href="/announcements/${stored.id}/placement"><ui-icon name="circle-question-mark"></ui-icon>${t("placement.button")}</a></p>` : nothing}
    `;
  }

  readonly #onFit = (event: CustomEvent<boolean>): void => {
    this.fits = event.detail;
  };

  readonly #mend = (detail: MendedAt): void => {
    this.dispatchEvent(new CustomEvent("warning-mend", { detail }));
  };

  async #loadMedia(): Promise<void> {
    const { looking } = this;
    const id = looking && shownPicture(looking.content)?.mediaId;
    const media = id ? await readMedia(id).catch(() => undefined) : undefined;
    if (looking === this.looking) this.lookingMedia = media;
  }
}
