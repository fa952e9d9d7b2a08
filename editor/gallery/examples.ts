import { examples as dates } from "../../templates/dates/examples.ts";
import type { Example } from "../../templates/example.ts";
import { examples as fullImage } from "../../templates/full-image/examples.ts";
import { examples as menu } from "../../templates/menu/examples.ts";
import { examples as numbers } from "../../templates/numbers/examples.ts";
import { examples as person } from "../../templates/person/examples.ts";
import { examples as photoStory } from "../../templates/photo-story/examples.ts";
import type { Template } from "../../templates/registry.ts";
import { examples as text } from "../../templates/text/examples.ts";
import { examples as textImage } from "../../templates/text-image/examples.ts";

const EXAMPLES: { readonly [T in Template]?: readonly Example<T>[] } = {
  text,
  "text-image": textImage,
  "full-image": fullImage,
  "photo-story": photoStory,
  dates,
  menu,
  numbers,
  person,
};

/** The finished examples of a template. */
export function examplesOf(template: Template): readonly Pick<Example<Template>, "name" | "category" | "fields">[] {
  return EXAMPLES[template] ?? [];
}
