import { layout as countdown } from "./countdown/layout.ts";
import { layout as dates } from "./dates/layout.ts";
import { layout as document } from "./document/layout.ts";
import { layout as fullImage } from "./full-image/layout.ts";
import type { Layout } from "./layout.ts";
import { layout as menu } from "./menu/layout.ts";
import { layout as numbers } from "./numbers/layout.ts";
import { layout as person } from "./person/layout.ts";
import { layout as photoStory } from "./photo-story/layout.ts";
import { layout as poll } from "./poll/layout.ts";
import { layout as quotation } from "./quotation/layout.ts";
import type { Template } from "./registry.ts";
import { layout as services } from "./services/layout.ts";
import { layout as steps } from "./steps/layout.ts";
import { layout as table } from "./table/layout.ts";
import { layout as text } from "./text/layout.ts";
import { layout as textImage } from "./text-image/layout.ts";
import { layout as video } from "./video/layout.ts";
import { layout as webPage } from "./web-page/layout.ts";

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
  quotation,
  countdown,
  steps,
  table,
  video,
  document,
  services,
  "web-page": webPage,
  poll,
};
