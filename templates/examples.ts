import { examples as countdown } from "./countdown/examples.ts";
import { examples as dates } from "./dates/examples.ts";
import { examples as document } from "./document/examples.ts";
import type { Example } from "./example.ts";
import { examples as fullImage } from "./full-image/examples.ts";
import { examples as menu } from "./menu/examples.ts";
import { examples as numbers } from "./numbers/examples.ts";
import { examples as person } from "./person/examples.ts";
import { examples as photoStory } from "./photo-story/examples.ts";
import { examples as poll } from "./poll/examples.ts";
import { examples as quotation } from "./quotation/examples.ts";
import type { Template } from "./registry.ts";
import { examples as services } from "./services/examples.ts";
import { examples as steps } from "./steps/examples.ts";
import { examples as table } from "./table/examples.ts";
import { examples as text } from "./text/examples.ts";
import { examples as textImage } from "./text-image/examples.ts";
import { examples as video } from "./video/examples.ts";
import { examples as webPage } from "./web-page/examples.ts";

/** Finished examples of each template, the most usual first: what the gallery offers to start from. */
export const EXAMPLES: { readonly [T in Template]: readonly Example<T>[] } = {
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
