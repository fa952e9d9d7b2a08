import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import type { Slide } from "../../domain/model/playlist.ts";
import type { Template } from "../../domain/model/template.ts";
import { chooseFit, type TypeRange } from "../fit.ts";
import { directionOf } from "./direction.ts";
import { Fitted, type Format } from "./fitted.ts";
import { slideStyles } from "./slide-styles.ts";
import { TEXT_RANGE, textSlide } from "./text.ts";
import { TEXT_IMAGE_RANGE, textImageSlide } from "./text-image.ts";

interface Layout {
  readonly range: TypeRange;
  readonly draw: (slide: Slide, pictureUrl: string | null) => TemplateResult;
}

const LAYOUTS: Readonly<Record<Template, Layout>> = {
  text: { range: TEXT_RANGE, draw: textSlide },
  "text-image": { range: TEXT_IMAGE_RANGE, draw: textImageSlide },
};

/** One slide, laid out and fitted. */
export class AushangSlide extends Fitted {
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

  protected override render() {
    const { slide } = this;
    if (!slide) return nothing;
    if (slide.picture?.renditions.length === 0) throw new RangeError("picture without a file");
    const easy = slide.language === "de-x-leicht" ? "leicht" : "";
    return html`<article class="slide ${slide.template} ${this.format} ${easy}" lang=${slide.language} dir=${directionOf(slide.language)}>
      ${LAYOUTS[slide.template].draw(slide, this.pictureUrl)}
    </article>`;
  }

  protected override news(changed: PropertyValues<this>) {
    if (!this.slide) return "nothing";
    return changed.has("slide") || changed.has("pictureUrl") ? "new" : "same";
  }

  protected override fit(): boolean {
    const slide = this.slide;
    const box = this.renderRoot.querySelector<HTMLElement>(".text:not(article)");
    const content = box?.querySelector<HTMLElement>(".content");
    if (!slide || !box || !content) return true;
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
    return fit.fits;
  }
}

customElements.define("aushang-slide", AushangSlide);
