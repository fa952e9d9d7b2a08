import { html, nothing, type TemplateResult } from "lit";
import type { Slide } from "../../domain/model/playlist.ts";
import { categoryLook } from "../../domain/reading/category-look.ts";
import type { TypeRange } from "../fit.ts";
import { categoryRow } from "./heading.ts";
import { icon } from "./icons.ts";
import { richText } from "./rich-text.ts";

export const TEXT_IMAGE_RANGE: TypeRange = { largest: { title: 100, body: 46 }, floor: { title: 60, body: 34 } };

/**
 * Template "text-image": words beside (landscape) or under (portrait) a picture.
 * @param pictureUrl null while the picture is not there: a calm panel in the category's colour stands in for it
 */
export function textImageSlide(slide: Slide, pictureUrl: string | null): TemplateResult {
  return html`
    <div class="text">
      <div class="content">
        ${categoryRow(slide)}
        <h1>${slide.title}</h1>
        ${slide.body.length > 0 ? html`<div class="body">${richText(slide.body)}</div>` : nothing}
      </div>
    </div>
    <div class="picture">${pictureUrl === null ? panel(slide) : html`<img src=${pictureUrl} alt=${slide.picture?.alt ?? ""} />`}</div>`;
}

function panel(slide: Slide): TemplateResult {
  return html`<svg class="panel" viewBox="-12 -12 48 48" aria-hidden="true">${icon(categoryLook[slide.category].icon)}</svg>`;
}
