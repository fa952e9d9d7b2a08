import { css, html, LitElement, type PropertyValues } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import type { AnnouncementContent } from "../../domain/model/announcement.ts";
import type { Language } from "../../domain/model/language.ts";
import type { Media } from "../../domain/model/media.ts";
import type { Theme } from "../../domain/model/screen.ts";
import { isSameContent } from "./content.ts";
import "../../player/stage.ts";
import type { SlideFit } from "../../player/stage.ts";
import "../elements/ui-icon.ts";
import { currentSession } from "../session.ts";
import { base } from "../style/base.ts";
import { buttons } from "../style/buttons.ts";
import { currentLanguage, t } from "../texts.ts";
import { makePreview, type Preview, previewCard } from "./preview-city.ts";

/** Drawn anew this long after the last keystroke, so that the cross-fade does not flicker while somebody types. */
const REDRAW_AFTER_MS = 250;

/**
 * What hangs there: the player's own stage, standing still. Wide or tall, paper or night.
 * @fires preview-fit - `detail` is false if the text fits only below the legible size
 */
@customElement("composer-preview")
export class ComposerPreview extends LitElement {
  static override styles = [
    base,
    buttons,
    css`
      .bar {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 0.375rem 0.5rem;
        margin-bottom: 0.625rem;
      }
      .bar h2 {
        font-size: 1rem;
        margin-right: auto;
      }
      .box {
        display: grid;
        place-items: center;
        container-type: inline-size;
      }
      .glass {
        width: 100%;
        aspect-ratio: 16 / 9;
        border: 1px solid var(--line);
        border-radius: var(--radius);
        overflow: hidden;
        background: #f6f4ee;
        box-shadow: var(--shadow);
      }
      .glass.tall {
        width: min(100%, 22rem);
        aspect-ratio: 9 / 16;
      }
      .glass.night {
        background: #0e1830;
      }
    `,
  ];

  @property({ attribute: false }) content: AnnouncementContent | undefined;
  @property({ attribute: false }) media: Media | undefined;
  @property({ attribute: false }) language: Language = "de";
  /** Where it hangs in the preview; a neutral word if nobody knows a site yet. */
  @property({ attribute: false }) site: string | undefined;
  @property() heading = t("preview.title");
  @state() private tall = false;
  @state() private theme: Theme = "paper";
  @state() private preview: Preview | undefined;
  #drawn: AnnouncementContent | undefined;
  #version = 0;
  #timer: number | undefined;

  protected override willUpdate(changed: PropertyValues): void {
    if (!this.content) return;
    const typed = changed.has("content") && this.#drawn && !isSameContent(this.#drawn, this.content);
    if (!this.preview || ["media", "language", "theme"].some((name) => changed.has(name))) this.#draw();
    else if (typed) {
      clearTimeout(this.#timer);
      this.#timer = window.setTimeout(() => this.#draw(), REDRAW_AFTER_MS);
    }
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  protected override render() {
    const { organisation } = currentSession();
    return html`
      <div class="bar">
        <h2>${this.heading}</h2>
        <div role="group" aria-label=${t("preview.format")}>
          ${this.#toggle("monitor", t("preview.wide"), !this.tall, () => {
            this.tall = false;
          })}
          ${this.#toggle("smartphone", t("preview.tall"), this.tall, () => {
            this.tall = true;
          })}
        </div>
        <div role="group" aria-label=${t("preview.theme")}>
          ${this.#toggle("sun", t("preview.paper"), this.theme === "paper", () => {
            this.theme = "paper";
          })}
          ${this.#toggle("moon", t("preview.night"), this.theme === "night", () => {
            this.theme = "night";
          })}
        </div>
      </div>
      <div class="box">
        <div class="glass ${this.tall ? "tall" : ""} ${this.theme}" role="img" aria-label=${t("preview.image", { title: this.content?.variants.find(({ language }) => language === this.language)?.title ?? "" })} inert>
          <aushang-stage
            .playlist=${this.preview?.playlist ?? null}
            .atMs=${this.preview?.atMs ?? 0}
            .card=${previewCard(this.site ?? t("preview.place"), organisation.name, currentLanguage())}
            @slide-fitted=${this.#onFit}
          ></aushang-stage>
        </div>
      </div>
    `;
  }

  #toggle(icon: "monitor" | "smartphone" | "sun" | "moon", label: string, on: boolean, choose: () => void) {
    return html`<button class="button quiet small icon-only" type="button" aria-pressed=${on} aria-label=${label} title=${label} @click=${choose}><ui-icon name=${icon}></ui-icon></button>`;
  }

  #draw(): void {
    if (!this.content) return;
    this.#drawn = this.content;
    this.preview = makePreview({
      content: this.content,
      media: this.media,
      language: this.language,
      theme: this.theme,
      zone: currentSession().organisation.zone,
      nowMs: Date.now(),
      version: ++this.#version,
    });
  }

  readonly #onFit = (event: CustomEvent<SlideFit>): void => {
    if (event.detail.slide.endsWith(`.${String(this.#version)}.${this.language}`))
      this.dispatchEvent(new CustomEvent("preview-fit", { detail: event.detail.fits }));
  };
}
