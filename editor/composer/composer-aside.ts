import { css, html, LitElement, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import type { Warning } from "../../domain/api/announcements.ts";
import type { Announcement } from "../../domain/model/announcement.ts";
import type { MediaId } from "../../domain/model/id.ts";
import type { Language } from "../../domain/model/language.ts";
import type { Media } from "../../domain/model/media.ts";
import type { Looks } from "../../domain/programme/city.ts";
import type { TargetedScreen } from "../../domain/reading/legible-screens.ts";
import type { Measured } from "../checks/stage-measure.ts";
import "../checks/writing-checks.ts";
import "../elements/ui-icon.ts";
import "../plays/play-summary.ts";
import { base } from "../style/base.ts";
import { buttons } from "../style/buttons.ts";
import { composerStyles } from "../style/composer.ts";
import { t } from "../texts.ts";
import "./composer-preview.ts";
import type { DraftContent } from "./draft-content.ts";
import type { Earlier } from "./history-drawer.ts";
import { USUAL_LOOKS } from "./preview-city.ts";
import "./publish-progress.ts";
import { type MendedAt, warningList, warningStyles } from "./warning-list.ts";

/**
 * Beside the form: how it looks, how far it has come, what to mind. An earlier version can be looked at in place of what is being written.
 * @slot strip - the slides, below the stage
 * @fires looking-end - back to what is being written
 * @fires content-change - `detail: Edit`, what mends a check
 * @fires check-go - `detail: CheckPlace`, the field to go to
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
      ::slotted(*) {
        margin-top: 0.875rem;
      }
      .minding {
        display: grid;
        gap: 0.625rem;
        margin-top: 0.875rem;
      }
    `,
  ];

  @property({ attribute: false }) content: DraftContent | undefined;
  @property({ attribute: false }) stored: Announcement | undefined;
  @property({ attribute: false }) looking: Earlier | undefined;
  @property({ attribute: false }) media: ReadonlyMap<MediaId, Media> = new Map();
  /** The key of the slide that is written. */
  @property({ attribute: false }) slide: string | undefined;
  @property({ attribute: false }) language: Language = "de";
  @property({ attribute: false }) looks: Looks = USUAL_LOOKS;
  @property({ attribute: false }) site: string | undefined;
  @property({ attribute: false }) warnings: readonly Warning[] = [];
  /** The screens it is meant for; undefined while that is not known. */
  @property({ attribute: false }) screens: readonly TargetedScreen[] | undefined;
  @state() private fits: boolean | undefined;
  @state() private measured: Measured | undefined;

  protected override render() {
    const { looking, stored } = this;
    const content = looking?.content ?? this.content;
    if (!content) return nothing;
    const language = content.languages.includes(this.language) ? this.language : (content.languages[0] ?? "de");
    const slide = content.slides.find(({ key }) => key === this.slide) ?? content.slides[0];
    const published = stored && stored.publishedVersion !== null && stored.state !== "withdrawn" ? stored : undefined;
    return html`
      ${looking ? html`<p class="notice calm"><ui-icon name="eye"></ui-icon><span>${t("composer.looking", { name: looking.name })}</span><button class="link" type="button" @click=${() => this.dispatchEvent(new CustomEvent("looking-end"))}>${t("composer.backToMine")}</button></p>` : nothing}
      ${published ? html`<publish-progress .announcementId=${published.id} .version=${published.publishedVersion ?? 0}></publish-progress>` : nothing}
      <composer-preview .content=${content} .stored=${stored} .slide=${slide?.key} .media=${this.media} .looks=${this.looks} .language=${language} .site=${this.site} @preview-fit=${this.#onFit} @preview-measured=${this.#onMeasured}>
        <slot name="strip"></slot><div class="minding"><writing-checks .content=${content} .slide=${slide?.key} .language=${language} .media=${this.media} .screens=${this.screens} .fits=${this.fits} .measured=${this.measured} .readOnly=${looking !== undefined} @content-change=${this.#forward} @check-go=${this.#forward}></writing-checks> ${looking ? nothing : warningList(this.warnings, this.#mend)}</div>
      </composer-preview>
      ${stored && stored.publishedVersion !== null && !looking ? html`<play-summary .announcementId=${stored.id}></play-summary>` : nothing}
      ${stored && !looking ? html`<p><a class="button small" href="/announcements/${stored.id}/placement"><ui-icon name="circle-question-mark"></ui-icon>${t("placement.button")}</a></p>` : nothing}
    `;
  }

  readonly #onFit = (event: CustomEvent<boolean>): void => {
    this.fits = event.detail;
  };

  readonly #onMeasured = (event: CustomEvent<Measured | undefined>): void => {
    this.measured = event.detail;
  };

  /** What a check mends or leads to. */
  readonly #forward = (event: CustomEvent): void => {
    this.dispatchEvent(new CustomEvent(event.type, { detail: event.detail }));
  };

  readonly #mend = (detail: MendedAt): void => {
    this.dispatchEvent(new CustomEvent("warning-mend", { detail }));
  };
}
