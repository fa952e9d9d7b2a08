import type { Category } from "../../domain/model/category.ts";
import type { UiLanguage } from "../../domain/model/language.ts";
import type { Example } from "../../templates/example.ts";
import { EXAMPLES } from "../../templates/examples.ts";
import { TEMPLATES, type Template } from "../../templates/registry.ts";
import { freshSlide } from "../composer/content.ts";
import { type DraftSlide, fieldsOf } from "../composer/draft-content.ts";
import { today } from "../schedule/today.ts";
import { movedDates } from "./moved-dates.ts";

/** What people want to do, in the order in which it is offered. */
export const PURPOSES = ["news", "dates", "people", "facts", "media", "services"] as const;
export type Purpose = (typeof PURPOSES)[number];

const PURPOSE_OF: Readonly<Record<Template, Purpose>> = {
  text: "news",
  "text-image": "news",
  "full-image": "media",
  "photo-story": "media",
  dates: "dates",
  menu: "dates",
  numbers: "facts",
  person: "people",
  quotation: "people",
  countdown: "dates",
  steps: "facts",
  table: "facts",
  video: "media",
  document: "media",
  services: "services",
  "web-page": "media",
  poll: "services",
};

/** One card of the gallery: a finished example of a template. `id` names it in addresses, such as `menu.1`. */
export interface GalleryItem {
  readonly id: string;
  readonly template: Template;
  readonly purpose: Purpose;
  readonly category: Category;
  readonly name: Readonly<Record<UiLanguage, string>>;
  /** A slide with the example's fields. */
  readonly slide: DraftSlide;
}

let known: { readonly day: string; readonly items: readonly GalleryItem[] } | undefined;

/** All examples, by purpose; within one as the templates are offered. Their days are moved so that they lie ahead. */
export function galleryItems(): readonly GalleryItem[] {
  const day = today();
  if (known?.day !== day) known = { day, items: PURPOSES.flatMap((purpose) => itemsFor(purpose, day)) };
  return known.items;
}

function itemsFor(purpose: Purpose, day: string): readonly GalleryItem[] {
  const templates = TEMPLATES.filter((template) => PURPOSE_OF[template] === purpose);
  return templates.flatMap((template) =>
    examplesOf(template).map(({ name, category, fields }, index) => ({
      id: `${template}.${String(index + 1)}`,
      template,
      purpose,
      category,
      name: { de: name.de ?? "", en: name.en ?? name.de ?? "" },
      slide: freshSlide(template, movedDates(fieldsOf(template), fields, day)),
    })),
  );
}

function examplesOf(template: Template): readonly Pick<Example<Template>, "name" | "category" | "fields">[] {
  return EXAMPLES[template];
}

/** The example of an address; undefined for an unknown one. */
export function galleryItem(id: string): GalleryItem | undefined {
  return galleryItems().find((item) => item.id === id);
}
