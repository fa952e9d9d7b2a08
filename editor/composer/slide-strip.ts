import { html, LitElement, nothing, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import { MOST_SLIDES } from "../../domain/model/announcement.ts";
import type { MediaId } from "../../domain/model/id.ts";
import type { Language } from "../../domain/model/language.ts";
import type { Media } from "../../domain/model/media.ts";
import type { Looks } from "../../domain/programme/city.ts";
import "../elements/ui-icon.ts";
import { toast } from "../elements/ui-toasts.ts";
import "../gallery/slide-thumbnail.ts";
import { base } from "../style/base.ts";
import { buttons } from "../style/buttons.ts";
import { t } from "../texts.ts";
import { copyOfSlide, withoutSlide, withSlideAfter, withSlideAt } from "./content.ts";
import { type DraftContent, type DraftSlide, slideTitle } from "./draft-content.ts";
import type { Edit } from "./edit.ts";
import { USUAL_LOOKS } from "./preview-city.ts";
import { slideStripStyles } from "./slide-strip-styles.ts";

/**
 * The slides of an announcement side by side, the one that is written marked. They are put in another order by dragging, by buttons, or with Alt
 * and the arrow keys.
 * @fires slide-choose - `detail` is the key of the slide to be written
 * @fires slide-add - another slide is wanted
 * @fires content-change - `detail: Edit`
 */
@customElement("slide-strip")
export class SlideStrip extends LitElement {
  static override styles = [base, buttons, slideStripStyles];

  @property({ attribute: false }) content: DraftContent | undefined;
  @property({ attribute: false }) current = "";
  @property({ attribute: false }) language: Language = "de";
  @property({ attribute: false }) media: ReadonlyMap<MediaId, Media> = new Map();
  @property({ attribute: false }) looks: Looks = USUAL_LOOKS;
  /** Keys of slides on which something is missing or wrong. */
  @property({ attribute: false }) faulty: Pick<ReadonlyMap<string, unknown>, "has"> = new Map();
  /** The key of the slide that is dragged, and the place it would fall to. */
  @state() private dragged = "";
  @state() private dropAt = -1;
  @state() private said = "";

  protected override render() {
    const { content } = this;
    if (!content) return nothing;
    const { slides } = content;
    const isFull = slides.length >= MOST_SLIDES;
    return html`<div class="bar">
      <ol class="slides" aria-label=${t("slides.label")} @keydown=${this.#onKey}>
        ${repeat(
          slides,
          ({ key }) => key,
          (slide, index) => this.#slide(content, slide, index),
        )}
        <li class="end"><button class="add" type="button" ?disabled=${isFull} title=${isFull ? t("slides.full", { count: MOST_SLIDES }) : nothing} @click=${() => this.dispatchEvent(new CustomEvent("slide-add"))}><ui-icon name="plus"></ui-icon>${t("slides.add")}</button></li>
      </ol>
      ${this.#actions(content, isFull)}
      <p class="hidden-text" role="status">${this.said}</p>
    </div>`;
  }

  #slide(content: DraftContent, slide: DraftSlide, index: number): TemplateResult {
    const { key } = slide;
    const isCurrent = key === this.current;
    const classes = [
      key === this.dragged ? "dragged" : "",
      index === this.dropAt ? "before" : "",
      index + 1 === this.dropAt && index === content.slides.length - 1 ? "after" : "",
    ].join(" ");
    return html`<li class=${classes} draggable="true" @dragstart=${(event: DragEvent) => this.#onDrag(key, event)} @dragover=${(event: DragEvent) => this.#onOver(index, event)} @drop=${this.#onDrop} @dragend=${this.#onEnd}>
      <slide-thumbnail .slide=${slide} .category=${content.category} .language=${this.language} .media=${this.media} .looks=${this.looks}></slide-thumbnail>
      <span class="number" aria-hidden="true">${index + 1}</span>
      ${this.faulty.has(key) ? html`<span class="faulty"><ui-icon name="circle-alert"></ui-icon></span>` : nothing}
      <button class="slide" type="button" data-key=${key} aria-current=${isCurrent ? "true" : "false"} aria-label=${this.#name(content, slide, index)} aria-keyshortcuts="Alt+ArrowLeft Alt+ArrowRight" @click=${() => this.#choose(key)}></button>
    </li>`;
  }

  #name({ slides, languages }: DraftContent, slide: DraftSlide, index: number): string {
    const title = slideTitle(slide, languages, this.language) || t("slides.untitled", { template: t(`template.${slide.template}`) });
    const name = t("slides.item", { number: index + 1, count: slides.length, title });
    return this.faulty.has(slide.key) ? `${name} (${t("slides.incomplete")})` : name;
  }

  /** What can be done with the slide that is written. */
  #actions(content: DraftContent, isFull: boolean): TemplateResult {
    const { slides } = content;
    const at = slides.findIndex(({ key }) => key === this.current);
    const isAlone = slides.length === 1;
    return html`<div class="actions" role="group" aria-label=${t("slides.actions")}>
      ${isAlone ? nothing : html`${this.#button("arrow-left", t("slides.left"), at <= 0, () => this.#move(at - 1))}${this.#button("arrow-right", t("slides.right"), at === slides.length - 1, () => this.#move(at + 1))}`}
      ${this.#button("copy", t("slides.duplicate"), isFull, () => this.#duplicate())}
      ${isAlone ? nothing : this.#button("trash", t("slides.remove"), false, () => this.#remove())}
    </div>`;
  }

  #button(icon: "arrow-left" | "arrow-right" | "copy" | "trash", label: string, off: boolean, run: () => void): TemplateResult {
    return html`<button class="button quiet small icon-only" type="button" aria-label=${label} title=${label} ?disabled=${off} @click=${run}><ui-icon name=${icon}></ui-icon></button>`;
  }

  #choose(detail: string): void {
    this.dispatchEvent(new CustomEvent("slide-choose", { detail }));
  }

  #move(place: number): void {
    const { content, current } = this;
    if (!content || place < 0 || place >= content.slides.length) return;
    this.said = t("slides.moved", { number: place + 1 });
    this.#tell({ content: withSlideAt(content, current, place), run: "", slide: current });
  }

  #duplicate(): void {
    const slide = this.content?.slides.find(({ key }) => key === this.current);
    if (!this.content || !slide) return;
    const copy = copyOfSlide(slide);
    this.#tell({ content: withSlideAfter(this.content, copy, slide.key), run: "", slide: copy.key });
  }

  /** Undone from the message: it comes back to its place, whatever was written meanwhile. */
  #remove(): void {
    const { content, current } = this;
    const at = content?.slides.findIndex(({ key }) => key === current) ?? -1;
    const slide = content?.slides[at];
    if (!content || !slide) return;
    const next = content.slides[at + 1] ?? content.slides[at - 1];
    this.#tell({ content: withoutSlide(content, current), run: "", ...(next ? { slide: next.key } : {}) });
    const before = content.slides[at - 1]?.key;
    toast({ text: t("slides.removed"), action: { label: t("action.undo"), run: () => this.#putBack(slide, before) } });
  }

  #putBack(slide: DraftSlide, after: string | undefined): void {
    const { content } = this;
    if (!content || content.slides.some(({ key }) => key === slide.key)) return;
    const restored = after === undefined ? { ...content, slides: [slide, ...content.slides] } : withSlideAfter(content, slide, after);
    this.#tell({ content: restored, run: "", slide: slide.key });
  }

  #tell(detail: Edit): void {
    this.dispatchEvent(new CustomEvent("content-change", { detail }));
  }

  /** Arrows go from slide to slide; with Alt they move the one that is written. */
  readonly #onKey = (event: KeyboardEvent): void => {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    const key = event.target instanceof HTMLElement ? event.target.dataset["key"] : undefined;
    const slides = this.content?.slides ?? [];
    const at = slides.findIndex((slide) => slide.key === key);
    if (step === undefined || at < 0) return;
    event.preventDefault();
    if (event.altKey) {
      if (key !== this.current && key) this.#choose(key);
      this.current = key ?? this.current;
      this.#move(at + step);
      this.#focus(key);
      return;
    }
    const next = slides[at + step]?.key;
    if (next) this.#choose(next);
    this.#focus(next);
  };

  #focus(key: string | undefined): void {
    if (key) requestAnimationFrame(() => this.renderRoot.querySelector<HTMLElement>(`[data-key="${key}"]`)?.focus());
  }

  #onDrag(key: string, { dataTransfer }: DragEvent): void {
    this.dragged = key;
    dataTransfer?.setData("text/plain", "");
    if (dataTransfer) dataTransfer.effectAllowed = "move";
  }

  #onOver(index: number, event: DragEvent): void {
    if (this.dragged === "" || !(event.currentTarget instanceof HTMLElement)) return;
    event.preventDefault();
    const { left, width } = event.currentTarget.getBoundingClientRect();
    this.dropAt = event.clientX > left + width / 2 ? index + 1 : index;
  }

  readonly #onDrop = (event: DragEvent): void => {
    event.preventDefault();
    const { content, dragged, dropAt } = this;
    this.#onEnd();
    const from = content?.slides.findIndex(({ key }) => key === dragged) ?? -1;
    if (!content || from < 0 || dropAt < 0) return;
    const place = dropAt > from ? dropAt - 1 : dropAt;
    if (place !== from) this.#tell({ content: withSlideAt(content, dragged, place), run: "", slide: dragged });
  };

  readonly #onEnd = (): void => {
    this.dragged = "";
    this.dropAt = -1;
  };
}
