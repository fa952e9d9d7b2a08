import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import type { Slide } from "../../domain/model/playlist.ts";
import type { Template } from "../../domain/model/template.ts";
import { chooseFit, type TypeRange } from "../fit.ts";
import { slideStyles } from "./slide-styles.ts";
import { TEXT_RANGE, textSlide } from "./text.ts";
import { TEXT_IMAGE_RANGE, textImageSlide } from "./text-image.ts";

export type Format = "landscape" | "portrait";

interface Layout {
  readonly range: TypeRange;
  readonly draw: (slide: Slide, pictureUrl: string | null) => TemplateResult;
}

const LAYOUTS: Readonly<Record<Template, Layout>> = {
  text: { range: TEXT_RANGE, draw: textSlide },
  "text-image": { range: TEXT_IMAGE_RANGE, draw: textImageSlide },
};

export const SCREEN_FONT = "Atkinson Hyperlegible Next Variable";
/** A font or picture that has not come by then is a fault; the wall does not wait for it. */
const PREPARE_LIMIT_MS = 3000;

/**
 * One slide, laid out and fitted. Whatever goes wrong in it stays in it: it then says so and is never seen.
 * @fires slide-ready - drawn, fitted and decoded; it may be shown
 * @fires slide-failed - it cannot be shown; `detail` says why
 * @fires slide-fitted - after each fit; `detail` is false if the text fits only below the legible floor
 */
export class AushangSlide extends LitElement {
  /** Said without decorators: what they compile to would cost each screen half a kilobyte. */
  static override properties = {
    slide: { attribute: false },
    format: { attribute: false },
    pictureUrl: { attribute: false },
  };
  static override styles = slideStyles;
  slide: Slide | null = null;
  format: Format = "landscape";
  pictureUrl: string | null = null;
  private preparation = 0;
  private readonly resizes = new ResizeObserver(() => this.refit());

  override connectedCallback(): void {
    super.connectedCallback();
    this.resizes.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.resizes.disconnect();
    this.preparation++;
  }

  /** The boundary: an error while drawing becomes an event. */
  protected override performUpdate(): void {
    try {
      super.performUpdate();
    } catch (error) {
      this.fail(error);
    }
  }

  protected override render() {
    const { slide } = this;
    if (!slide) return nothing;
    if (slide.picture?.renditions.length === 0) throw new RangeError("picture without a file");
    const easy = slide.language === "de-x-leicht" ? "leicht" : "";
    return html`<article class="slide ${slide.template} ${this.format} ${easy}" lang=${slide.language} dir=${slide.language === "ar" ? "rtl" : "ltr"}>
      ${LAYOUTS[slide.template].draw(slide, this.pictureUrl)}
    </article>`;
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (!this.slide) return;
    if (changed.has("slide") || changed.has("pictureUrl")) void this.prepare();
    else this.refit();
  }

  private async prepare(): Promise<void> {
    const preparation = ++this.preparation;
    try {
      await Promise.all([withinLimit(this.decodePicture()), this.loadFonts()]);
      if (preparation !== this.preparation) return;
      this.fit();
      this.tell("slide-ready", null);
    } catch (error) {
      if (preparation === this.preparation) this.fail(error);
    }
  }

  private async decodePicture(): Promise<void> {
    await this.renderRoot.querySelector("img")?.decode();
  }

  /** Measuring with the wrong typeface would choose the wrong size. Without ours the words still matter more: go on. */
  private async loadFonts(): Promise<void> {
    const text = this.renderRoot.textContent ?? "";
    const faces = ["400", "700"].map((weight) => document.fonts.load(`${weight} 16px "${SCREEN_FONT}"`, text));
    await withinLimit(Promise.all(faces)).catch(() => undefined);
  }

  private refit(): void {
    if (this.slide && this.hasUpdated) this.fit();
  }

  private fit(): void {
    const slide = this.slide;
    const box = this.renderRoot.querySelector<HTMLElement>(".text:not(article)");
    const content = box?.querySelector<HTMLElement>(".content");
    if (!slide || !box || !content || this.clientWidth === 0) return;
    const { range } = LAYOUTS[slide.template];
    const smallest = range.floor.body;
    const apply = (size: { readonly title: number; readonly body: number }, anywhere: boolean) => {
      this.style.setProperty("--title", String(size.title));
      this.style.setProperty("--body", String(size.body));
      this.style.setProperty("--shrink", String(Math.min(1, size.body / smallest)));
      content.classList.toggle("anywhere", anywhere);
      content.classList.toggle("crowded", size.body < smallest);
    };
    const fit = chooseFit(range, (size, breaking) => {
      apply(size, breaking === "anywhere");
      return content.offsetHeight <= box.clientHeight + 1 && content.scrollWidth <= content.clientWidth + 1;
    });
    apply(fit.size, fit.breaking === "anywhere");
    this.tell("slide-fitted", fit.fits);
  }

  private fail(error: unknown): void {
    this.preparation++;
    this.tell("slide-failed", error instanceof Error ? `${error.name}: ${error.message}` : String(error));
  }

  private tell(type: string, detail: unknown): void {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }
}

customElements.define("aushang-slide", AushangSlide);

async function withinLimit<T>(work: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const limit = new Promise<never>((_, refuse) => {
    timer = setTimeout(() => refuse(new Error("not ready in time")), PREPARE_LIMIT_MS);
  });
  try {
    return await Promise.race([work, limit]);
  } finally {
    clearTimeout(timer);
  }
}
