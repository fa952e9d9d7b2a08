import { css, html, nothing, type TemplateResult } from "lit";
import type { Slide } from "../../domain/model/playlist.ts";
import { categoryRow } from "../../player/slides/heading.ts";
import { picture } from "../../player/slides/picture.ts";
import { unbroken } from "../../player/slides/unbroken.ts";
import type { Layout } from "../layout.ts";

/** Template "photo-story": one of its photos, as large as words and their size allow, what it shows, and which of how many it is. */
export const layout: Layout<"photo-story"> = {
  range: { largest: { title: 76, body: 48 }, floor: { title: 48, body: 34 }, steps: 15 },
  draw({ title, photos }, drawing) {
    const { slide } = drawing;
    const [photo] = photos;
    return html`
      <div class="picture">${picture(drawing, photo?.picture ?? null)}</div>
      <div class="text">
        <div class="content">
          ${categoryRow(slide)}
          <h1>${unbroken(title)}</h1>
          ${photo?.caption ? html`<p class="body">${unbroken(photo.caption)}</p>` : nothing} ${slide.part === null ? nothing : dots(slide.part)}
        </div>
      </div>`;
  },
  styles: css`
    .photo-story .picture {
      width: 64.8%;
      margin-inline-end: calc(72 * var(--u));
    }
    .photo-story .content {
      display: flex;
      flex-direction: column;
      min-height: 100%;
    }
    .photo-story p {
      margin: 0;
    }
    .dots {
      display: flex;
      flex-wrap: wrap;
      margin-top: auto;
      padding-top: calc(32 * var(--u));
    }
    .dots i {
      width: calc(18 * var(--u));
      height: calc(18 * var(--u));
      margin-inline-end: calc(14 * var(--u));
      border-radius: calc(9 * var(--u));
      background: var(--line);
    }
    .dots .on {
      width: calc(54 * var(--u));
      background: var(--accent);
    }
    .portrait.photo-story {
      flex-direction: column;
    }
    .portrait.photo-story .picture {
      flex: 1 1 0;
      width: auto;
      min-height: 28%;
      max-height: 70%;
      margin: 0 0 calc(40 * var(--u));
    }
    .portrait.photo-story .text {
      flex: 0 1 auto;
      max-height: calc(72% - 40 * var(--u));
    }
    .narrow.photo-story .picture {
      width: 36%;
    }
  `,
};

/** Words would need a language: the photo that is on is the long one. */
function dots({ place, count }: NonNullable<Slide["part"]>): TemplateResult {
  return html`<div class="dots" role="img" aria-label="${place} / ${count}">
    ${Array.from({ length: count }, (_, index) => html`<i class=${index + 1 === place ? "on" : ""}></i>`)}
  </div>`;
}
