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
      <span class="mark" aria-hidden="true">“</span>
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
      right: calc(24 * var(--u));
      bottom: calc(-420 * var(--u));
      color: var(--accent);
      font-size: calc(1100 * var(--u));
      font-weight: 700;
      line-height: 1;
      opacity: 0.1;
    }
    .quotation[dir="rtl"] .mark {
      right: auto;
      left: calc(24 * var(--u));
    }
    .quotation.narrow .mark {
      bottom: calc(-300 * var(--u));
      font-size: calc(640 * var(--u));
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
