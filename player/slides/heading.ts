import { html, type TemplateResult } from "lit";
import type { Slide } from "../../domain/model/playlist.ts";
import { categoryLook } from "../../domain/reading/category-look.ts";
import { icon } from "./icons.ts";

/** The row above a title: the category's drawing and its name, in the language of the slide where we have it. */
export function categoryRow(slide: Slide): TemplateResult {
  const { icon: name, label } = categoryLook[slide.category];
  const german = slide.language === "de" || slide.language === "de-x-leicht";
  return html`<p class="category" lang=${german ? "de" : "en"}>
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">${icon(name)}</svg><span>${german ? label.de : label.en}</span>
  </p>`;
}
