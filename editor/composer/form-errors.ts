import type { Issue } from "../../domain/model/problem.ts";
import type { DraftContent } from "./draft-content.ts";
import type { Fault } from "./field-faults.ts";
import { type FieldPath, fieldId } from "./fields/field-place.ts";

/** What is missing or wrong, by the place where it can be put right: fields of slides by the slide's key and `fieldId`. */
export interface FormErrors {
  readonly targets?: string;
  readonly schedule?: string;
  readonly slides: ReadonlyMap<string, ReadonlyMap<string, string>>;
}

export const NO_ERRORS: FormErrors = { slides: new Map() };
const NONE: ReadonlyMap<string, string> = new Map();

export function fieldsIn({ slides }: FormErrors, key: string): ReadonlyMap<string, string> {
  return slides.get(key) ?? NONE;
}

/** A place in the form: a field of a slide, or a control of the announcement by its id. */
export type FormPlace =
  | { readonly kind: "field"; readonly slide: string; readonly path: FieldPath }
  | { readonly kind: "control"; readonly id: "targets" | "schedule" };

/** Where in the form a path of the content leads. */
export function placeOf(content: DraftContent, path: Issue["path"]): FormPlace {
  const [part, index, , ...rest] = path;
  const slide = part === "slides" ? content.slides[Number(index)] : undefined;
  if (slide) return { kind: "field", slide: slide.key, path: rest };
  return { kind: "control", id: part === "schedule" ? "schedule" : "targets" };
}

/** Sentences about what is missing or wrong, at their places. Of several about one place the first counts. */
export function errorsOf(content: DraftContent, faults: readonly Fault[]): FormErrors {
  const slides = new Map<string, Map<string, string>>();
  let others: Omit<FormErrors, "slides"> = {};
  for (const { path, text } of faults) {
    const place = placeOf(content, path);
    if (place.kind === "control") others = { [place.id]: text, ...others };
    else {
      const fields = slides.get(place.slide) ?? new Map<string, string>();
      const id = fieldId(place.path);
      slides.set(place.slide, fields.set(id, fields.get(id) ?? text));
    }
  }
  return { ...others, slides };
}
