import { css, html, nothing } from "lit";
import { isGerman } from "../../player/slides/german.ts";
import { categoryRow } from "../../player/slides/heading.ts";
import { picture } from "../../player/slides/picture.ts";
import { unbroken } from "../../player/slides/unbroken.ts";
import type { Layout } from "../layout.ts";

/** Template "document": a page as it is, whole, on the calm paper; beside it the title and which page of how many it is. */
export const layout: Layout<"document"> = {
  range: { largest: { title: 64, body: 44 }, floor: { title: 40, body: 34 }, steps: 12 },
  draw({ title }, drawing) {
    const { slide } = drawing;
    return html`
      <div class="page">${picture(drawing, slide.pictures.length > 0 ? 0 : null)}</div>
      <div class="text">
        <div class="content">
          ${categoryRow(slide)}
          <h1>${unbroken(title)}</h1>
          ${slide.part === null || slide.part.count < 2 ? nothing : html`<p class="body" lang=${isGerman(slide.language) ? "de" : "en"}>${isGerman(slide.language) ? `Seite ${String(slide.part.place)} von ${String(slide.part.count)}` : `Page ${String(slide.part.place)} of ${String(slide.part.count)}`}</p>`}
        </div>
      </div>`;
  },
  styles: css`
    .document {
      flex-direction: row-reverse;
    }
    .document .page {
      position: relative;
      flex: 0 0 66%;
      margin-inline-start: calc(72 * var(--u));
    }
    .document .page img {
      position: absolute;
      top: 0;
      left: 0;
      width: 100%;
      height: 100%;
      object-fit: contain;
      object-position: right top;
      filter: drop-shadow(0 calc(6 * var(--u)) calc(24 * var(--u)) rgba(10, 17, 34, 0.22));
    }
    .document .body {
      margin: 0;
      color: var(--muted);
    }
    .document.portrait {
      flex-direction: column-reverse;
    }
    .document.portrait .page {
      flex: 1 1 0;
      margin: calc(40 * var(--u)) 0 0;
    }
    .document.portrait .page img {
      object-position: center top;
    }
    .document.portrait .text {
      flex: 0 1 auto;
      max-height: 34%;
    }
  `,
};
