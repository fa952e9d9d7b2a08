import { html, type TemplateResult } from "lit";
import type { Slide } from "../../domain/model/playlist.ts";
import { categoryLook } from "../../domain/reading/category-look.ts";
import { cssVariable } from "./css-variable.ts";
import { icon } from "./icons.ts";

interface Drawn {
  readonly slide: Slide;
  readonly pictureUrl: (place: number | null) => string | null;
}

/** A picture of a slide, to stand in `.picture`, cut so that its focus stays; a calm panel in the category's colour while it is not there. */
export function picture({ slide, pictureUrl }: Drawn, place: number | null): TemplateResult {
  const url = pictureUrl(place);
  const shown = slide.pictures[place ?? -1];
  if (url === null || !shown) return panel(slide);
  const { x, y } = shown.focus;
  return html`<img src=${url} alt=${shown.alt} ${cssVariable("--focus", `${x * 100}% ${y * 100}%`)} />`;
}

function panel(slide: Slide): TemplateResult {
  return html`<svg class="panel" viewBox="-12 -12 48 48" aria-hidden="true">${icon(categoryLook[slide.category].icon)}</svg>`;
}
