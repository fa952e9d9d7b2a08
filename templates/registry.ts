import * as z from "zod/mini";
import { countdown } from "./countdown/fields.ts";
import { dates } from "./dates/fields.ts";
import { document } from "./document/fields.ts";
import type { SpokenOf, ValuesOf } from "./field.ts";
import { fullImage } from "./full-image/fields.ts";
import { menu } from "./menu/fields.ts";
import { numbers } from "./numbers/fields.ts";
import { person } from "./person/fields.ts";
import { photoStory } from "./photo-story/fields.ts";
import { poll } from "./poll/fields.ts";
import { quotation } from "./quotation/fields.ts";
import { services } from "./services/fields.ts";
import { steps } from "./steps/fields.ts";
import { table } from "./table/fields.ts";
import { text } from "./text/fields.ts";
import { textImage } from "./text-image/fields.ts";
import { video } from "./video/fields.ts";
import { webPage } from "./web-page/fields.ts";

/** Every template, in the order in which they are offered. A new one is a folder here, a line in this list, in `layouts.ts` and in `examples.ts`. */
const DEFINITIONS = [
  text,
  textImage,
  fullImage,
  photoStory,
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
  webPage,
  poll,
] as const;

type Definition = (typeof DEFINITIONS)[number];
export type Template = Definition["name"];
type DefinitionOf<T extends Template> = Extract<Definition, { readonly name: T }>;

/** What an editor has filled in for a template. */
export type FieldsOf<T extends Template> = ValuesOf<DefinitionOf<T>["fields"]>;
/** The same in one language, as its layout draws it. */
export type SpokenFieldsOf<T extends Template> = SpokenOf<DefinitionOf<T>["fields"]>;

export const TEMPLATES: readonly Template[] = DEFINITIONS.map(({ name }) => name);
export const Template = z.enum(TEMPLATES);

/** One slide of an announcement as it is written, whatever its template. */
export const SlideContent = z.discriminatedUnion("template", [
  text.schema,
  textImage.schema,
  fullImage.schema,
  photoStory.schema,
  dates.schema,
  menu.schema,
  numbers.schema,
  person.schema,
  quotation.schema,
  countdown.schema,
  steps.schema,
  table.schema,
  video.schema,
  document.schema,
  services.schema,
  webPage.schema,
  poll.schema,
]);
export type SlideContent = z.infer<typeof SlideContent>;

const BY_NAME = new Map<Template, Definition>(DEFINITIONS.map((definition) => [definition.name, definition]));

/** The definition of a template: its fields and how they are filled in. */
export function definitionOf(template: Template): Definition {
  const definition = BY_NAME.get(template);
  if (!definition) throw new RangeError(`There is no template ${template}`);
  return definition;
}
