import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import type { Media } from "../../domain/model/media.ts";
import { api, userAction } from "../api-client.ts";
import { cssVars } from "../elements/css-vars.ts";
import { textField } from "../elements/field.ts";
import { problemSummary, problemText } from "../elements/problem-summary.ts";
import "../elements/ui-dialog.ts";
import { base } from "../style/base.ts";
import { buttons } from "../style/buttons.ts";
import { fields } from "../style/fields.ts";
import { notes } from "../style/notes.ts";
import { t } from "../texts.ts";
import { type CropBox, cropOf, HANDLES, type Handle, kept, moved, pulled, shaped, wholePicture } from "./crop-box.ts";
import { cropStyles } from "./crop-styles.ts";
import { fileUrl, previewFile } from "./media-picture.ts";

/** Shapes screens and templates like; `free` is whatever is drawn. */
const SHAPES = { free: undefined, landscape: 16 / 9, photo: 4 / 3, square: 1, portrait: 9 / 16 } as const;
type Shape = keyof typeof SHAPES;
const SHAPE_NAMES: readonly Shape[] = ["free", "landscape", "photo", "square", "portrait"];
const STEP_PX = 10;
const NOTHING: CropBox = { left: 0, top: 0, width: 1, height: 1 };

/**
 * Cuts a part out of a picture, with the pointer, the arrow keys or by numbers. What comes out is a new picture.
 * @fires media-cropped - `detail` is the new `Media`
 * @fires dialog-close
 */
@customElement("crop-dialog")
export class CropDialog extends LitElement {
  static override styles = [base, buttons, fields, notes, cropStyles];

  @property({ type: Boolean }) open = false;
  @property({ attribute: false }) media: Media | undefined;
  @state() private box: CropBox = NOTHING;
  @state() private shape: Shape = "free";
  @state() private refusal = "";
  @state() private busy = false;
  @query(".frame") private readonly frame!: HTMLElement;
  #action = userAction();
  #drag: { readonly handle: Handle | "all"; readonly box: CropBox; readonly x: number; readonly y: number } | undefined;

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has("open") || !this.open || !this.media) return;
    this.box = wholePicture(this.media);
    this.shape = "free";
    this.refusal = "";
    this.#action = userAction();
  }

  protected override render() {
    const { media } = this;
    const isWhole = media && this.box.width === media.width && this.box.height === media.height;
    return html`<ui-dialog wide .open=${this.open} heading=${t("library.cropHeading")} @dialog-close=${this.#close}>
      ${this.open && media ? this.#content(media) : nothing}
      <button slot="actions" class="button" type="button" @click=${this.#close}>${t("action.cancel")}</button>
      <button slot="actions" class="button primary" type="button" aria-disabled=${this.busy || isWhole === true} @click=${this.#cut}>${t("library.cropAction")}</button>
    </ui-dialog>`;
  }

  #content(media: Media): TemplateResult {
    const file = previewFile(media, 1920);
    const { left, top, width, height } = this.box;
    const part = (pixels: number, of: number) => `${(pixels / of) * 100}%`;
    const vars = {
      "--left": part(left, media.width),
      "--top": part(top, media.height),
      "--width": part(width, media.width),
      "--height": part(height, media.height),
    };
    return html`${problemSummary(this.refusal, [])}
      <p class="soft">${t("library.cropHint")}</p>
      <div class="shapes" role="group" aria-label=${t("library.shape")}>${SHAPE_NAMES.map((shape) => this.#shapeButton(shape))}</div>
      <div class="stage"><div class="frame" ${cssVars({ "--ratio": String(media.width / media.height) })}>
        ${file ? html`<img src=${fileUrl(file)} alt=${media.description || media.name} draggable="false" />` : nothing}
        <div class="shade" ${cssVars(vars)}><i></i></div>
        <div class="box" tabindex="0" role="group" aria-label=${t("library.cropBox")} aria-describedby="keys" ${cssVars(vars)} @keydown=${this.#onKey}
          @pointerdown=${this.#onDown} @pointermove=${this.#onMove} @pointerup=${this.#onUp} @pointercancel=${this.#onUp}>
          ${HANDLES.map((handle) => html`<i class="handle ${handle}" data-handle=${handle}></i>`)}
        </div>
      </div></div>
      <p class="soft small" id="keys">${t("library.cropKeys")}</p>
      ${this.#numbers(media)}`;
  }

  #shapeButton(shape: Shape): TemplateResult {
    return html`<button class="chip" type="button" aria-pressed=${shape === this.shape} @click=${() => this.#setShape(shape)}>${t(`library.shape.${shape}`)}</button>`;
  }

  #numbers(media: Media): TemplateResult {
    const field = (name: keyof CropBox, max: number) =>
      textField({
        id: name,
        label: t(`library.cropField.${name}`),
        type: "number",
        min: 0,
        max,
        value: String(this.box[name]),
        onInput: (value) => this.#type(name, value),
      });
    return html`<div class="numbers">${field("left", media.width)} ${field("top", media.height)} ${field("width", media.width)} ${field("height", media.height)}</div>`;
  }

  #type(name: keyof CropBox, value: string): void {
    const pixels = Number(value);
    if (!this.media || value === "" || !Number.isFinite(pixels)) return;
    this.shape = name === "width" || name === "height" ? "free" : this.shape;
    this.box = kept({ ...this.box, [name]: pixels }, this.media);
  }

  #setShape(shape: Shape): void {
    const ratio = SHAPES[shape];
    this.shape = shape;
    if (ratio && this.media) this.box = shaped(this.box, ratio, this.media);
  }

  readonly #onKey = (event: KeyboardEvent): void => {
    const steps: Readonly<Record<string, readonly [number, number]>> = {
      ArrowLeft: [-STEP_PX, 0],
      ArrowRight: [STEP_PX, 0],
      ArrowUp: [0, -STEP_PX],
      ArrowDown: [0, STEP_PX],
    };
    const step = steps[event.key];
    if (!step || !this.media) return;
    event.preventDefault();
    this.box = event.shiftKey ? pulled(this.box, "se", ...step, this.media, SHAPES[this.shape]) : moved(this.box, ...step, this.media);
  };

  readonly #onDown = (event: PointerEvent): void => {
    const { target, currentTarget } = event;
    if (event.button !== 0 || !(target instanceof HTMLElement) || !(currentTarget instanceof HTMLElement)) return;
    const handle = HANDLES.find((one) => one === target.dataset["handle"]) ?? "all";
    this.#drag = { handle, box: this.box, x: event.clientX, y: event.clientY };
    currentTarget.setPointerCapture(event.pointerId);
  };

  readonly #onMove = (event: PointerEvent): void => {
    const drag = this.#drag;
    const shown = this.frame.getBoundingClientRect();
    if (!drag || !this.media || shown.width === 0) return;
    const scale = this.media.width / shown.width;
    const [dx, dy] = [(event.clientX - drag.x) * scale, (event.clientY - drag.y) * scale];
    this.box =
      drag.handle === "all" ? moved(drag.box, dx, dy, this.media) : pulled(drag.box, drag.handle, dx, dy, this.media, SHAPES[this.shape]);
  };

  readonly #onUp = (): void => {
    this.#drag = undefined;
  };

  readonly #close = (): void => {
    this.dispatchEvent(new CustomEvent("dialog-close"));
  };

  readonly #cut = async (event: Event): Promise<void> => {
    const { media } = this;
    if (!media || this.busy || (event.currentTarget instanceof HTMLElement && event.currentTarget.ariaDisabled === "true")) return;
    this.busy = true;
    this.refusal = "";
    try {
      const detail = await api.media.crop({ id: media.id, crop: cropOf(this.box, media) }, { context: this.#action });
      this.dispatchEvent(new CustomEvent("media-cropped", { detail }));
      this.#close();
    } catch (error) {
      this.refusal = problemText(error);
    } finally {
      this.busy = false;
    }
  };
}
