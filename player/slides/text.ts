import { html, nothing, type TemplateResult } from "lit";
import type { Slide } from "../../domain/model/playlist.ts";
import { categoryLook } from "../../domain/reading/category-look.ts";
import type { TypeRange } from "../fit.ts";
import { categoryRow } from "./heading.ts";
import { icon } from "./icons.ts";
import { richText } from "./rich-text.ts";

/** Words alone may be large: the title starts like a headline on a poster. */
export const TEXT_RANGE: TypeRange = { largest: { title: 160, body: 58 }, floor: { title: 60, body: 34 } };

/** Template "text": category, a large title on a wide measure, body; the category's drawing stands very faintly behind. */
export function textSlide(slide: Slide): TemplateResult {
  return html`
    <svg class="backdrop" viewBox="0 0 24 24" aria-hidden="true">${icon(categoryLook[slide.category].icon)}</svg>
    <div class="text">
      <div class="content">
        ${categoryRow(slide)}
        <h1>${slide.title}</h1>
        ${slide.body.length > 0 ? html`<div class="body">${richText(slide.body)}</div>` : nothing}
      </div>
    </div>`;
}
