import { css, html, nothing } from "lit";
import { categoryLook } from "../../domain/reading/category-look.ts";
import { categoryRow } from "../../player/slides/heading.ts";
import { icon } from "../../player/slides/icons.ts";
import { richText } from "../../player/slides/rich-text.ts";
import { unbroken } from "../../player/slides/unbroken.ts";
import type { Layout } from "../layout.ts";

/** Template "text": category, a title as large as a headline on a poster, a text; the category's drawing stands very faintly behind. */
export const layout: Layout<"text"> = {
  range: { largest: { title: 160, body: 58 }, floor: { title: 60, body: 34 } },
  draw({ title, body }, { slide }) {
    return html`
      <svg class="backdrop" viewBox="0 0 24 24" aria-hidden="true">${icon(categoryLook[slide.category].icon)}</svg>
      <div class="text">
        <div class="content">
          ${categoryRow(slide)}
          <h1>${unbroken(title)}</h1>
          ${body.length > 0 ? html`<div class="body">${richText(body)}</div>` : nothing}
        </div>
      </div>`;
  },
  styles: css`
    .backdrop {
      position: absolute;
      right: calc((var(--margin) - 24) * var(--stage-u));
      bottom: calc((var(--bottom) - 40) * var(--stage-u));
      width: calc(620 * var(--u));
      height: calc(620 * var(--u));
      color: var(--accent);
      stroke-width: 1.1;
      opacity: 0.08;
    }
    [dir="rtl"] .backdrop {
      right: auto;
      left: calc((var(--margin) - 24) * var(--stage-u));
    }
    .narrow .backdrop {
      width: calc(400 * var(--u));
      height: calc(400 * var(--u));
    }
    .landscape.text .content,
    .narrow.text .content {
      max-width: calc(1620 * var(--u));
    }
    .landscape.text .body,
    .narrow.text .body {
      max-width: calc(1320 * var(--u));
    }
    .text .content.crowded,
    .text .crowded .body {
      max-width: none;
    }
  `,
};
