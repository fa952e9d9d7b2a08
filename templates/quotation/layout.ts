import { css, html, nothing } from "lit";
import { categoryRow } from "../../player/slides/heading.ts";
import { picture } from "../../player/slides/picture.ts";
import { unbroken } from "../../player/slides/unbroken.ts";
import type { Layout } from "../layout.ts";

/** Template "quotation": what somebody said, as large as the glass allows, behind it a mark, below it who said it. */
export const layout: Layout<"quotation"> = {
  range: { largest: { title: 116, body: 48 }, floor: { title: 44, body: 34 }, steps: 22 },
  draw({ title, quote, who, role, picture: place }, drawing) {
    const { slide } = drawing;
    return html`
      <svg class="mark" viewBox="0 0 24 24" aria-hidden="true"><path d="M10 5C5 7 2 11 2 16a4 4 0 1 0 4-4q.5-3 4-5zM21 5c-5 2-8 6-8 11a4 4 0 1 0 4-4q.5-3 4-5z" /></svg>
      <div class="text">
        <figure class="content">
          ${categoryRow(slide)} ${title === "" ? nothing : html`<h1 class="over">${unbroken(title)}</h1>`}
          <blockquote lang=${slide.language}>${unbroken(quote)}</blockquote>
          <figcaption>
            ${place === null ? nothing : html`<span class="face">${picture(drawing, place)}</span>`}
            <span><b>${who}</b>${role === "" ? nothing : html`<br /><span class="role">${unbroken(role)}</span>`}</span>
          </figcaption>
        </figure>
      </div>`;
  },
  styles: css`
    .quotation .content {
      margin: 0;
    }
    .quotation .mark {
      position: absolute;
      right: calc(40 * var(--u));
      bottom: calc(40 * var(--u));
      width: calc(560 * var(--u));
      height: calc(560 * var(--u));
      color: var(--accent);
      fill: currentColor;
      stroke: none;
      opacity: 0.08;
    }
    .quotation[dir="rtl"] .mark {
      right: auto;
      left: calc(40 * var(--u));
    }
    .quotation.narrow .mark {
      width: calc(360 * var(--u));
      height: calc(360 * var(--u));
    }
    .quotation .over {
      font-size: calc(var(--body) * var(--u));
      letter-spacing: 0;
    }
    blockquote {
      margin: 0;
      padding-top: 0.3em;
      font-size: calc(var(--title) * var(--u));
      font-weight: 700;
      line-height: 1.16;
      letter-spacing: -0.014em;
      hyphens: auto;
      quotes: auto;
      text-wrap: balance;
    }
    blockquote::before {
      content: open-quote;
    }
    blockquote::after {
      content: close-quote;
    }
    figcaption {
      display: flex;
      align-items: center;
      padding-top: 1em;
      font-size: calc(var(--body) * var(--u));
      line-height: 1.25;
    }
    .face {
      position: relative;
      flex: none;
      overflow: hidden;
      width: 3.4em;
      height: 3.4em;
      margin-inline-end: 0.8em;
      border-radius: 50%;
      background: var(--tint);
    }
    .face img {
      width: 100%;
      height: 100%;
      object-fit: cover;
    }
    .quotation .role {
      color: var(--muted);
    }
  `,
};
