import { css, html, nothing } from "lit";
import { categoryLook } from "../../domain/reading/category-look.ts";
import { categoryRow } from "../../player/slides/heading.ts";
import { icon } from "../../player/slides/icons.ts";
import { unbroken } from "../../player/slides/unbroken.ts";
import type { Layout } from "../layout.ts";

/** Template "video": a film over the whole glass with its captions; the title on a scrim until it has been read. Muted unless somebody wants sound. */
export const layout: Layout<"video"> = {
  range: { largest: { title: 64, body: 44 }, floor: { title: 44, body: 34 }, steps: 12 },
  bleeds: true,
  draw({ title, sound }, { slide, filmUrl, captionsUrl }) {
    return html`
      ${
        filmUrl === null
          ? html`<svg class="panel" viewBox="-12 -12 48 48" aria-hidden="true">${icon(categoryLook[slide.category].icon)}</svg>`
          : html`<video src=${filmUrl} .muted=${!sound} playsinline preload="auto" aria-label=${title}>
              ${captionsUrl === null ? nothing : html`<track kind="captions" default srclang=${slide.language} src=${captionsUrl} />`}
            </video>`
      }
      <div class="text ${filmUrl === null ? "stays" : ""}">
        <div class="content">${categoryRow(slide)}<h1>${unbroken(title)}</h1></div>
      </div>`;
  },
  styles: css`
    .video {
      background: #000;
      color: #fff;
    }
    video {
      position: absolute;
      top: 0;
      left: 0;
      width: 100%;
      height: 100%;
      object-fit: contain;
    }
    video::cue {
      background: rgba(10, 17, 34, 0.86);
      font-family: "Atkinson Hyperlegible Next Variable", sans-serif;
      font-size: calc(44 * var(--u));
    }
    .video .text {
      position: absolute;
      top: calc(184 * var(--u));
      right: calc(var(--margin) * var(--u));
      left: calc(var(--margin) * var(--u));
      max-height: 50%;
      height: 50%;
      opacity: var(--stays, 0);
      animation: titled var(--reading, 7s) ease-in;
    }
    .video .stays {
      opacity: 1;
      animation: none;
    }
    .video .content {
      display: inline-block;
      box-sizing: border-box;
      max-width: 100%;
      padding: calc(28 * var(--u)) calc(40 * var(--u));
      border-radius: calc(28 * var(--u));
      background: rgba(10, 17, 34, 0.8);
    }
    .video .category {
      color: inherit;
    }
    @keyframes titled {
      from,
      80% {
        opacity: 1;
      }
    }
  `,
};
