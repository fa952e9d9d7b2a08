import { html, nothing, type PropertyValues } from "lit";
import type { Slide } from "../../domain/model/playlist.ts";
import type { Layout } from "../../templates/layout.ts";
import { LAYOUTS } from "../../templates/layouts.ts";
import type { Template } from "../../templates/registry.ts";
import { chooseFit, type TypeSize } from "../stage/fit.ts";
import { directionOf } from "./direction.ts";
import { FilmWatch } from "./film-watch.ts";
import { type FitReport, Fitted, type Format } from "./fitted.ts";
import { frameReady } from "./frame-ready.ts";
import { slideStyles } from "./slide-styles.ts";

/** The server speaks the fields by the template's own definition; what does not match it fails while it is drawn, in its boundary. */
type AnyLayout = Layout<Template> & { draw(fields: Slide["fields"], drawing: Parameters<Layout<Template>["draw"]>[1]): unknown };

/** The layout of a slide. */
export function layoutOf({ template }: Pick<Slide, "template">): AnyLayout {
  return LAYOUTS[template] as unknown as AnyLayout;
}

/** One slide, laid out and fitted. */
export class AushangSlide extends Fitted {
  /** Said without decorators: what they compile to would cost each screen half a kilobyte. */
  static override properties = {
    slide: { attribute: false },
    format: { attribute: false },
    mediaUrls: { attribute: false },
    filmUrl: { attribute: false },
    captionsUrl: { attribute: false },
    wallMs: { attribute: false },
    surround: { attribute: false },
    plays: { attribute: false },
    isOn: { attribute: false },
    elapsedMs: { attribute: false },
  };
  static override styles = [slideStyles, ...Object.values(LAYOUTS).map(({ styles }) => styles)];
  slide: Slide | null = null;
  format: Format = "landscape";
  /** Of each of the slide's pictures its address, null while it is not there. As text, so that equal ones are no change. */
  mediaUrls = "[]";
  filmUrl: string | null = null;
  captionsUrl: string | null = null;
  wallMs = 0;
  plays = true;
  /** What stands around it, in a word: when that changes, it is fitted anew. */
  surround = "";
  /** On a glass that is not calm: a film plays. */
  isOn = false;
  /** How long ago its turn began. */
  elapsedMs: () => number = () => 0;
  private readonly film = new FilmWatch(
    () => this.elapsedMs(),
    (error) => this.fail(error),
  );

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.film.release();
  }

  protected override render() {
    const { slide } = this;
    if (!slide) return nothing;
    if (slide.pictures.some(({ renditions }) => renditions.length === 0)) throw new RangeError("picture without a file");
    const urls: readonly (string | null)[] = JSON.parse(this.mediaUrls);
    const { draw, bleeds } = layoutOf(slide);
    const pictureUrl = (place: number | null) => urls[place ?? -1] ?? null;
    const { format, filmUrl, captionsUrl, wallMs, plays } = this;
    return html`<article class="slide ${slide.template} ${format} ${slide.language === "de-x-leicht" ? "leicht" : ""} ${bleeds ? "bleeds" : ""}"
      lang=${slide.language} dir=${directionOf(slide.language)}>
      ${draw(slide.fields, { slide, format, pictureUrl, filmUrl, captionsUrl, wallMs, plays })}
    </article>`;
  }

  /** A film's beginning and a page of the web may take a while; the slide before stays meanwhile. */
  protected override get prepareLimitMs(): number {
    return this.slide?.film || this.slide?.template === "web-page" ? 10_000 : 3000;
  }

  protected override news(changed: PropertyValues<this>) {
    if (!this.slide || (changed.size === 1 && changed.has("isOn"))) return "nothing";
    return changed.has("slide") || changed.has("mediaUrls") || changed.has("filmUrl") ? "new" : "same";
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    this.film.show(this.renderRoot.querySelector("video"), this.isOn && this.plays);
  }

  protected override async loadParts(): Promise<void> {
    const { renderRoot } = this;
    await Promise.all([
      super.loadParts(),
      this.film.ready(renderRoot.querySelector("video")),
      frameReady(renderRoot.querySelector("iframe")),
    ]);
  }

  protected override fit(): FitReport {
    const { slide } = this;
    const box = this.renderRoot.querySelector<HTMLElement>(".text:not(article)");
    const content = box?.querySelector<HTMLElement>(".content");
    if (!slide || !box || !content) return { fits: true, smallestU: Number.POSITIVE_INFINITY };
    // Besides `scrollWidth`: in Chromium 80 that misses cells that leave a table read from right to left.
    const words = document.createRange();
    words.selectNodeContents(content);
    const { range } = layoutOf(slide);
    const smallest = range.floor.body;
    const apply = (size: TypeSize, anywhere: boolean) => {
      this.style.setProperty("--title", String(size.title));
      this.style.setProperty("--body", String(size.body));
      this.style.setProperty("--shrink", String(Math.min(1, size.body / smallest)));
      content.classList.toggle("anywhere", anywhere);
      content.classList.toggle("crowded", size.body < smallest);
    };
    const fit = chooseFit(range, (size, breaking) => {
      apply(size, breaking === "anywhere");
      const width = Math.max(content.scrollWidth, widthOf(words, content));
      return content.offsetHeight <= box.clientHeight + 1 && width <= content.clientWidth + 1;
    });
    apply(fit.size, fit.breaking === "anywhere");
    return { fits: fit.fits, smallestU: Math.min(fit.size.body, smallest) };
  }
}

customElements.define("aushang-slide", AushangSlide);

/** As it is laid out: on a panel that hangs turned, rectangles are measured turned too. */
function widthOf(words: Range, content: HTMLElement): number {
  const [{ width, height }, box] = [words.getBoundingClientRect(), content.getBoundingClientRect()];
  return box.width > box.height === content.offsetWidth > content.offsetHeight ? width : height;
}
