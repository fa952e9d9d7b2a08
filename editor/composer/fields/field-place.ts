import type { MediaId } from "../../../domain/model/id.ts";
import type { Language } from "../../../domain/model/language.ts";
import type { Media } from "../../../domain/model/media.ts";
import type { Template } from "../../../templates/registry.ts";

/** Where a value stands within the fields of a slide: names of fields, numbers of rows. */
export type FieldPath = readonly (string | number)[];

/** What every control of a field needs to know besides the field and its value. */
export interface FieldPlace {
  readonly template: Template;
  readonly path: FieldPath;
  /** The language that is being written. */
  readonly language: Language;
  readonly media: ReadonlyMap<MediaId, Media>;
  /** Sentences about what is wrong, by `errorKey`. */
  readonly errors: ReadonlyMap<string, string>;
  /** Says the label of a field within a row in another way than the texts do, such as the heading of a column. */
  readonly labelOf?: (name: string) => string | undefined;
  readonly onChange: (value: unknown) => void;
}

/** The id of a control in the form; also the name of a place for errors and for what is typed in one go. */
export function fieldId(path: FieldPath): string {
  return ["f", ...path].join("-");
}

/** The error to be shown at a place: in the language that is written, or of the value as a whole. */
export function errorAt({ errors, path, language }: FieldPlace): string | undefined {
  return errors.get(fieldId([...path, language])) ?? errors.get(fieldId(path));
}
