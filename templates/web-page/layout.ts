import { css, html } from "lit";
import { categoryRow } from "../../player/slides/heading.ts";
import { unbroken } from "../../player/slides/unbroken.ts";
import type { Layout } from "../layout.ts";

/** Template "web-page": a page of the web under its title, in a frame of ours that can do nothing else. It is shown once it is there. */
export const layout: Layout<"web-page"> = {
  range: { largest: { title: 60, body: 44 }, floor: { title: 40, body: 34 }, steps: 12 },
  draw({ title, address, zoom }, { slide, plays }) {
    const frame = `/play/web?address=${encodeURIComponent(address)}&zoom=${zoom}`;
    return html`
      <div class="text">
        <div class="content">${categoryRow(slide)}<h1>${unbroken(title)}</h1></div>
      </div>
      <div class="page">${plays ? html`<iframe src=${frame} title=${title} tabindex="-1" scrolling="no"></iframe>` : html`<p class="body" dir="ltr">${address}</p>`}</div>`;
  },
  styles: css`
    .web-page {
      flex-direction: column;
    }
    .web-page .text {
      flex: 0 1 auto;
      max-height: 30%;
    }
    .web-page .page {
      position: relative;
      flex: 1 1 0;
      overflow: hidden;
      margin-top: calc(32 * var(--u));
      border-radius: calc(28 * var(--u));
      background: var(--tint);
    }
    .web-page .page .body {
      padding: 1.4em;
      color: var(--muted);
      overflow-wrap: anywhere;
    }
    iframe {
      position: absolute;
      top: 0;
      left: 0;
      width: 100%;
      height: 100%;
      border: 0;
    }
  `,
};
