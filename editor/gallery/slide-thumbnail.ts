import { css, html, LitElement, nothing, type PropertyValues } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import type { AnnouncementContent } from "../../domain/model/announcement.ts";
import type { Category } from "../../domain/model/category.ts";
import type { ContentHash, MediaId } from "../../domain/model/id.ts";
import type { Language } from "../../domain/model/language.ts";
import type { MediaFiles } from "../../domain/model/media.ts";
import type { Theme } from "../../domain/model/screen.ts";
import type { Looks } from "../../domain/programme/city.ts";
import "../../player/stage/stage.ts";
import { type DraftSlide, soundSlide } from "../composer/draft-content.ts";
import { makePreview, type Preview, previewCard, USUAL_LOOKS } from "../composer/preview-city.ts";
import { currentSession } from "../session.ts";
import { base } from "../style/base.ts";
import { currentLanguage, t } from "../texts.ts";

/** Drawn anew this long after the last change: while somebody types only the large preview follows at once. */
const REDRAW_AFTER_MS = 500;
const DRAWN_BEFORE = "300px";

/**
 * A slide as it hangs there, small and still, drawn by the player's own stage once it comes into view. Decoration: what it shows is said beside
 * it. It fills its box, in which it sees the shape of the screen.
 */
@customElement("slide-thumbnail")
export class SlideThumbnail extends LitElement {
  static override styles = [
    base,
    css`
      :host {
        display: block;
        aspect-ratio: 16 / 9;
        overflow: hidden;
        background: #f6f4ee;
      }
      :host([theme="night"]) {
        background: #0e1830;
      }
      aushang-stage {
        display: block;
        width: 100%;
        height: 100%;
        pointer-events: none;
      }
    `,
  ];

  @property({ attribute: false }) slide: DraftSlide | undefined;
  @property({ attribute: false }) category: Category = "general";
  @property({ attribute: false }) language: Language = "de";
  @property({ attribute: false }) media: ReadonlyMap<MediaId, MediaFiles> = new Map();
  @property({ attribute: false }) looks: Looks = USUAL_LOOKS;
  @property({ reflect: true }) theme: Theme = "paper";
  @property({ attribute: false }) mediaUrl: ((hash: ContentHash) => string | null) | undefined;
  @state() private preview: Preview | undefined;
  #isNear = false;
  #version = 0;
  #timer: number | undefined;
  #near: IntersectionObserver | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.inert = true;
    this.ariaHidden = "true";
    this.#near = new IntersectionObserver(this.#onNear, { rootMargin: DRAWN_BEFORE });
    this.#near.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#near?.disconnect();
    clearTimeout(this.#timer);
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (!["slide", "category", "language", "media", "looks", "theme"].some((name) => changed.has(name))) return;
    clearTimeout(this.#timer);
    if (!this.preview) this.#draw();
    else this.#timer = window.setTimeout(() => this.#draw(), REDRAW_AFTER_MS);
  }

  protected override render() {
    const { preview } = this;
    if (!preview) return nothing;
    const { organisation } = currentSession();
    const card = previewCard(t("preview.place"), organisation.name, currentLanguage());
    return html`<aushang-stage .playlist=${preview.playlist} .atMs=${preview.atMs} .card=${card} .mediaUrl=${this.mediaUrl ?? fromServer}></aushang-stage>`;
  }

  readonly #onNear = (entries: readonly IntersectionObserverEntry[]): void => {
    if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
    this.#near?.disconnect();
    this.#isNear = true;
    this.#draw();
  };

  #draw(): void {
    const { slide, category, language, media, looks, theme } = this;
    if (!slide || !this.#isNear) return;
    this.preview = makePreview({
      content: { ...ALONE, category, languages: [language], slides: [soundSlide(slide)] },
      media,
      looks,
      language,
      theme,
      zone: currentSession().organisation.zone,
      nowMs: Date.now(),
      version: ++this.#version,
    });
  }
}

const ALONE: Pick<AnnouncementContent, "targets" | "schedule" | "precedence" | "weight"> = {
  targets: [],
  schedule: { from: null, until: null, windows: [] },
  precedence: "normal",
  weight: 1,
};

function fromServer(hash: ContentHash): string {
  return `/media/${hash}`;
}
