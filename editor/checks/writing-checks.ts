import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import type { MediaId } from "../../domain/model/id.ts";
import type { Language } from "../../domain/model/language.ts";
import type { Media } from "../../domain/model/media.ts";
import type { TargetedScreen } from "../../domain/reading/legible-screens.ts";
import type { DraftContent } from "../composer/draft-content.ts";
import type { Edit } from "../composer/edit.ts";
import type { FormPlace } from "../composer/form-errors.ts";
import type { IconName } from "../elements/icon-names.ts";
import "../elements/ui-icon.ts";
import { today } from "../schedule/today.ts";
import { base } from "../style/base.ts";
import { buttons } from "../style/buttons.ts";
import { t } from "../texts.ts";
import type { Check, CheckState, Remedy } from "./check.ts";
import { checksOf } from "./checks.ts";
import { PictureTexts } from "./picture-texts.ts";
import { picturesOn } from "./places.ts";
import type { Measured } from "./stage-measure.ts";

const SIGNS = { good: "circle-check", warn: "triangle-alert", unknown: "circle-question-mark" } as const satisfies Record<
  CheckState,
  IconName
>;

/** What a remedy leads to: the place in the form, in the language that is written. */
export interface CheckPlace {
  readonly at: FormPlace;
  readonly language: Language;
}

/**
 * What there is to say of the slide that is written: sign, colour and words say the same. What can be put right at once has a button for it.
 * @fires content-change - `detail: Edit`, a remedy
 * @fires check-go - `detail: CheckPlace`, the field where somebody has to write
 */
@customElement("writing-checks")
export class WritingChecks extends LitElement {
  static override styles = [
    base,
    buttons,
    css`
      ul {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(17rem, 100%), 1fr));
        gap: 0.5rem 1.5rem;
      }
      li {
        display: flex;
        gap: 0.5rem;
        align-items: start;
      }
      li.asks {
        grid-column: 1 / -1;
      }
      ui-icon {
        flex: none;
        margin-top: 0.125rem;
      }
      .good {
        color: var(--good);
      }
      .warn {
        color: var(--warn);
      }
      .unknown {
        color: var(--ink-soft);
      }
      .said {
        min-width: 0;
      }
      .link {
        margin-inline: 0.375rem 0.25rem;
        color: var(--ink);
        text-align: start;
      }
    `,
  ];

  @property({ attribute: false }) content: DraftContent | undefined;
  /** The key of the slide that is written. */
  @property({ attribute: false }) slide: string | undefined;
  @property({ attribute: false }) language: Language = "de";
  @property({ attribute: false }) media: ReadonlyMap<MediaId, Media> = new Map();
  /** The screens it is meant for; undefined while that is not known. */
  @property({ attribute: false }) screens: readonly TargetedScreen[] | undefined;
  /** Whether it fits, as the stage says; undefined until it has measured. */
  @property({ attribute: false }) fits: boolean | undefined;
  /** What was measured on the stage; undefined until then. */
  @property({ attribute: false }) measured: Measured | undefined;
  /** For an earlier version, of which nothing can be changed. */
  @property({ attribute: false }) readOnly = false;
  readonly #texts = new PictureTexts(this);

  protected override willUpdate(): void {
    const slide = this.#slide;
    if (slide) this.#texts.look(picturesOn(slide).flatMap(({ use }) => this.media.get(use.mediaId) ?? []));
  }

  protected override render() {
    return html`<ul aria-label=${t("check.label")}>
      ${repeat(
        this.#checks(),
        ({ key }) => key,
        (check) => this.#row(check),
      )}
    </ul>`;
  }

  get #slide() {
    return this.content?.slides.find(({ key }) => key === this.slide) ?? this.content?.slides[0];
  }

  #checks(): readonly Check[] {
    const { content, language, media, screens, measured, fits } = this;
    const slide = this.#slide;
    if (!content || !slide) return [];
    const { runningU = Number.POSITIVE_INFINITY, isShrunk = false } = measured ?? {};
    const fit = fits === undefined ? undefined : { fits, runningU, isShrunk };
    const textInPictures = this.#texts.suspected;
    return checksOf({ content, slide, language, media, screens, fit, contrast: measured?.contrast, textInPictures, today: today() });
  }

  #row({ state, text, remedies }: Check): TemplateResult {
    const offered = this.readOnly ? [] : remedies;
    return html`<li class="${state} ${offered.length > 0 ? "asks" : ""}"><ui-icon name=${SIGNS[state]}></ui-icon><span class="said"><span>${text}</span>${
      offered.length === 0 ? nothing : offered.map((remedy) => this.#button(remedy))
    }</span></li>`;
  }

  #button(remedy: Remedy): TemplateResult {
    return html` <button class="link" type="button" @click=${() => this.#apply(remedy)}>${remedy.label}</button>`;
  }

  #apply(remedy: Remedy): void {
    const slide = this.#slide;
    if (!slide) return;
    if ("content" in remedy) {
      const detail: Edit = { content: remedy.content, run: "", ...(remedy.slide ? { slide: remedy.slide } : {}) };
      this.dispatchEvent(new CustomEvent("content-change", { detail }));
      return;
    }
    const detail: CheckPlace = { at: { kind: "field", slide: slide.key, path: remedy.path }, language: this.language };
    this.dispatchEvent(new CustomEvent("check-go", { detail }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "writing-checks": WritingChecks;
  }
}
