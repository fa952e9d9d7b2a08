import { css, html, nothing } from "lit";
import { categoryRow } from "../../player/slides/heading.ts";
import { picture } from "../../player/slides/picture.ts";
import { unbroken } from "../../player/slides/unbroken.ts";
import type { Layout } from "../layout.ts";

/** Template "full-image": a picture over the whole glass, the title and a line on a scrim. Under the words the scrim is dark enough for any picture: white on it has 7 to 1 on pure white. */
export const layout: Layout<"full-image"> = {
  range: { largest: { title: 108, body: 48 }, floor: { title: 56, body: 34 }, steps: 15 },
  bleeds: true,
  draw({ title, caption, picture: place }, drawing) {
    return html`
      <div class="picture">${picture(drawing, place)}</div>
      <div class="text ${drawing.pictureUrl(place) === null ? "" : "scrim"}">
        <div class="content">
          ${categoryRow(drawing.slide)}
          <h1>${unbroken(title)}</h1>
          ${caption === "" ? nothing : html`<p class="body">${unbroken(caption)}</p>`}
        </div>
      </div>`;
  },
  styles: css`
    .full-image .picture {
      position: absolute;
      top: 0;
      right: 0;
      bottom: 0;
      left: 0;
      border-radius: 0;
    }
    .full-image .text {
      display: flex;
      position: absolute;
      top: 0;
      right: 0;
      bottom: 0;
      left: 0;
      align-items: flex-end;
    }
    .full-image .panel {
      height: 64%;
    }
    .scrim {
      color: #fff;
    }
    .full-image .content {
      box-sizing: border-box;
      width: 100%;
      padding: calc(280 * var(--stage-u)) calc(var(--margin) * var(--stage-u)) calc(var(--bottom) * var(--stage-u));
    }
    .scrim .content {
      background: linear-gradient(
        to bottom,
        rgba(10, 17, 34, 0),
        rgba(10, 17, 34, 0.14) calc(80 * var(--stage-u)),
        rgba(10, 17, 34, 0.56) calc(200 * var(--stage-u)),
        rgba(10, 17, 34, 0.7) calc(280 * var(--stage-u)),
        rgba(10, 17, 34, 0.86)
      );
    }
    .narrow.full-image .content {
      padding-top: calc(var(--top) * var(--stage-u));
    }
    .narrow .scrim .content {
      background: none;
    }
    .narrow .scrim {
      background: linear-gradient(to right, rgba(10, 17, 34, 0.74) 60%, rgba(10, 17, 34, 0) 92%);
    }
    .narrow[dir="rtl"] .scrim {
      background: linear-gradient(to left, rgba(10, 17, 34, 0.74) 60%, rgba(10, 17, 34, 0) 92%);
    }
    .narrow.full-image .panel {
      left: 36%;
      height: 100%;
    }
    .narrow.full-image[dir="rtl"] .panel {
      left: -36%;
    }
    .scrim .category {
      color: inherit;
    }
    .full-image .category,
    .full-image h1,
    .full-image .body {
      max-width: calc(1500 * var(--u));
      margin: 0;
    }
    .full-image .body {
      padding-top: 0.4em;
    }
    .narrow.full-image h1,
    .narrow.full-image .body {
      max-width: calc(1040 * var(--u));
    }
  `,
};
