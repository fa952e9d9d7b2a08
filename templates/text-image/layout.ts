import { css, html, nothing } from "lit";
import { categoryRow } from "../../player/slides/heading.ts";
import { picture } from "../../player/slides/picture.ts";
import { richText } from "../../player/slides/rich-text.ts";
import { unbroken } from "../../player/slides/unbroken.ts";
import type { Layout } from "../layout.ts";

/** Template "text-image": words beside a picture, in portrait under it. Its crops: an upright panel, a square, wide on top, half of the glass to its edge. */
export const layout: Layout<"text-image"> = {
  range: { largest: { title: 100, body: 46 }, floor: { title: 60, body: 34 } },
  draw({ title, body, picture: place, crop }, drawing) {
    return html`<div class="pair ${crop}">
      <div class="text">
        <div class="content">
          ${categoryRow(drawing.slide)}
          <h1>${unbroken(title)}</h1>
          ${body.length > 0 ? html`<div class="body">${richText(body)}</div>` : nothing}
        </div>
      </div>
      <div class="picture">${picture(drawing, place)}</div>
    </div>`;
  },
  styles: css`
    .pair {
      display: flex;
      flex: 1 1 0;
      min-width: 0;
    }
    .pair .picture {
      width: 38.9%;
      margin-inline-start: calc(96 * var(--u));
    }
    .square .picture {
      align-self: flex-start;
      width: 44.7%;
      height: calc(772 * var(--u));
      max-height: 100%;
    }
    .narrow .square .picture {
      width: 20.2%;
    }
    .half .picture {
      width: calc(50% + var(--margin) * var(--stage-u));
      margin-inline-end: calc(-1 * var(--margin) * var(--stage-u));
      border-radius: calc(28 * var(--u)) 0 0 calc(28 * var(--u));
    }
    [dir="rtl"] .half .picture {
      border-radius: 0 calc(28 * var(--u)) calc(28 * var(--u)) 0;
    }
    .landscape .wide,
    .portrait .pair {
      flex-direction: column-reverse;
      justify-content: flex-end;
    }
    .landscape .wide .text,
    .portrait .pair .text {
      flex: 0 1 auto;
      max-height: calc(60% - 32 * var(--u));
    }
    .portrait .pair .text {
      max-height: calc(72% - 48 * var(--u));
    }
    .landscape .wide .picture,
    .portrait .pair .picture {
      flex: 1 1 0;
      width: auto;
      min-height: 40%;
      max-height: 67%;
      margin: 0 0 calc(32 * var(--u));
    }
    .portrait .pair .picture {
      align-self: stretch;
      min-height: 28%;
      max-height: 67%;
      margin-bottom: calc(48 * var(--u));
    }
    .portrait .square .picture {
      max-height: 59%;
    }
    .portrait .wide .picture {
      max-height: 39%;
    }
    .portrait .half .picture {
      max-height: 56%;
      margin-right: calc(-1 * var(--margin) * var(--stage-u));
      margin-left: calc(-1 * var(--margin) * var(--stage-u));
      border-radius: 0;
    }
  `,
};
