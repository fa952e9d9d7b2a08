import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import { CENTRE, type Focus, type Media } from "../../domain/model/media.ts";
import { cssVars } from "../elements/css-vars.ts";
import "../elements/ui-icon.ts";
import { base } from "../style/base.ts";
import { buttons } from "../style/buttons.ts";
import { t } from "../texts.ts";
import { isSameFocus, moveFocus } from "./media-input.ts";
import { fileUrl, focusVars, previewFile } from "./media-picture.ts";

const STEP = 0.01;
const LARGE_STEP = 0.1;
const CROPS = ["landscape", "square", "portrait"] as const;

/**
 * A picture with the point that stays in view however it is cropped: set with a click, dragged, or moved with the arrow keys (with Shift in
 * larger steps). Below it how it looks across, square and upright.
 * @fires focus-move - `detail` is the new `Focus`
 */
@customElement("focal-point")
export class FocalPoint extends LitElement {
  static override styles = [
    base,
    buttons,
    css`
      .stage {
        overflow: hidden;
        border-radius: var(--radius);
        background: var(--surface-sunk);
      }
      .frame {
        position: relative;
        width: min(100%, calc(24rem * var(--ratio)));
        aspect-ratio: var(--ratio);
        margin-inline: auto;
        cursor: crosshair;
        touch-action: none;
        user-select: none;
      }
      .frame img {
        display: block;
        width: 100%;
        height: 100%;
      }
      .point {
        position: absolute;
        left: var(--focus-x);
        top: var(--focus-y);
        width: 2.25rem;
        height: 2.25rem;
        margin: -1.125rem;
        border: 3px solid #fff;
        border-radius: 50%;
        background: #0b132759;
        box-shadow: 0 0 0 1.5px #0b1327, inset 0 0 0 1.5px #0b1327;
      }
      .point::after {
        content: "";
        position: absolute;
        inset: calc(50% - 3px);
        border-radius: 50%;
        background: #fff;
        box-shadow: 0 0 0 1.5px #0b1327;
      }
      .crops {
        display: flex;
        align-items: end;
        gap: 0.75rem;
        margin-top: 0.875rem;
      }
      figure {
        display: grid;
        gap: 0.25rem;
      }
      figcaption {
        color: var(--ink-soft);
        font-size: 0.8125rem;
      }
      .crop {
        height: 5.25rem;
        border-radius: 6px;
        object-fit: cover;
        object-position: var(--focus-x) var(--focus-y);
        background: var(--surface-sunk);
      }
      .landscape {
        aspect-ratio: 16 / 9;
      }
      .square {
        aspect-ratio: 1;
      }
      .portrait {
        aspect-ratio: 9 / 16;
      }
      .hint {
        display: flex;
        align-items: start;
        justify-content: space-between;
        gap: 0.75rem;
        margin-top: 0.5rem;
        min-height: 2.125rem;
      }
      .hint .button {
        flex: none;
      }
    `,
  ];

  @property({ attribute: false }) media: Media | undefined;
  @property({ attribute: false }) point: Focus = CENTRE;
  @state() private dragging = false;
  @query(".frame") private readonly frame!: HTMLElement;

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("media")) this.dragging = false;
  }

  protected override render() {
    const { media, point } = this;
    const file = media && previewFile(media, 960);
    if (!media || !file) return nothing;
    const src = fileUrl(file);
    return html`
      <div class="stage"><div class="frame" ${cssVars({ ...focusVars(point), "--ratio": String(media.width / media.height) })} @pointerdown=${this.#onDown} @pointermove=${this.#onMove} @pointerup=${this.#onUp} @pointercancel=${this.#onUp}>
        <img src=${src} alt=${media.description || media.name} draggable="false" />
        ${this.#handle(point)}
      </div></div>
      <div class="hint small soft"><span id="hint">${t("library.focusHint")}</span>${
        isSameFocus(point, CENTRE)
          ? nothing
          : html`<button class="button quiet small" type="button" @click=${() => this.#tell(CENTRE)}>${t("library.focusCentre")}</button>`
      }</div>
      <div class="crops" role="group" aria-label=${t("library.crops")}>${CROPS.map((crop) => this.#crop(crop, src, point))}</div>
    `;
  }

  #handle({ x, y }: Focus): TemplateResult {
    const words = t("library.focusValue", { x: Math.round(x * 100), y: Math.round(y * 100) });
    return html`<span class="point" role="slider" tabindex="0" aria-label=${t("library.focus")} aria-describedby="hint" aria-valuemin="0" aria-valuemax="100" aria-valuenow=${Math.round(x * 100)} aria-valuetext=${words} @keydown=${this.#onKey}></span>`;
  }

  #crop(crop: (typeof CROPS)[number], src: string, point: Focus): TemplateResult {
    return html`<figure><img class="crop ${crop}" src=${src} alt="" ${cssVars(focusVars(point))} /><figcaption>${t(`library.crop.${crop}`)}</figcaption></figure>`;
  }

  readonly #onKey = (event: KeyboardEvent): void => {
    const step = event.shiftKey ? LARGE_STEP : STEP;
    const moves: Readonly<Record<string, readonly [number, number]>> = {
      ArrowLeft: [-step, 0],
      ArrowRight: [step, 0],
      ArrowUp: [0, -step],
      ArrowDown: [0, step],
    };
    const move = moves[event.key];
    if (!move) return;
    event.preventDefault();
    this.#tell(moveFocus(this.point, ...move));
  };

  readonly #onDown = (event: PointerEvent): void => {
    if (event.button !== 0) return;
    this.dragging = true;
    this.frame.setPointerCapture(event.pointerId);
    this.#follow(event);
  };

  readonly #onMove = (event: PointerEvent): void => {
    if (this.dragging) this.#follow(event);
  };

  readonly #onUp = (): void => {
    this.dragging = false;
  };

  #follow({ clientX, clientY }: PointerEvent): void {
    const box = this.frame.getBoundingClientRect();
    if (box.width === 0) return;
    this.#tell(moveFocus({ x: 0, y: 0 }, (clientX - box.left) / box.width, (clientY - box.top) / box.height));
    this.renderRoot.querySelector<HTMLElement>(".point")?.focus({ preventScroll: true });
  }

  #tell(detail: Focus): void {
    if (!isSameFocus(detail, this.point)) this.dispatchEvent(new CustomEvent("focus-move", { detail }));
  }
}
