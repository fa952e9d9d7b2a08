import { css, html } from "lit";
import { categoryRow } from "../player/slides/heading.ts";
import { layout as dates } from "./dates/layout.ts";
import { layout as fullImage } from "./full-image/layout.ts";
import type { Layout } from "./layout.ts";
import { layout as menu } from "./menu/layout.ts";
import { layout as numbers } from "./numbers/layout.ts";
import { layout as person } from "./person/layout.ts";
import { layout as photoStory } from "./photo-story/layout.ts";
import type { Template } from "./registry.ts";
import { layout as text } from "./text/layout.ts";
import { layout as textImage } from "./text-image/layout.ts";

/** For a template whose layout is still to come: category and title. */
const PLAIN: Layout<Template> = {
  range: { largest: { title: 160, body: 58 }, floor: { title: 60, body: 34 } },
  draw: (_, { slide }) => html`<div class="text"><div class="content">${categoryRow(slide)}<h1>${slide.title}</h1></div></div>`,
  styles: css``,
};

/** How each template is drawn. */
export const LAYOUTS: { readonly [T in Template]: Layout<T> } = {
  text,
  "text-image": textImage,
  "full-image": fullImage,
  "photo-story": photoStory,
  dates,
  menu,
  numbers,
  person,
  quotation: PLAIN,
  countdown: PLAIN,
  steps: PLAIN,
  table: PLAIN,
  video: PLAIN,
  document: PLAIN,
  services: PLAIN,
  "web-page": PLAIN,
  poll: PLAIN,
};
