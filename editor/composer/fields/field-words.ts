import type { Template } from "../../../templates/registry.ts";
import { firstText } from "../../texts.ts";
import type { FieldPath } from "./field-place.ts";

/** What a field is called: in its template, else anywhere. Rows of a list do not count. */
export function fieldLabel(template: Template, path: FieldPath): string {
  const name = nameOf(path);
  return firstText(`field.${template}.${name}`, `field.${name}`) ?? name;
}

/** What helps to fill it in, if there is something to say. */
export function fieldHint(template: Template, path: FieldPath): string | undefined {
  const name = nameOf(path);
  return firstText(`hint.${template}.${name}`, `hint.${name}`);
}

/** What one of the options of a choice is called. */
export function optionLabel(template: Template, path: FieldPath, option: string): string {
  const name = nameOf(path);
  return firstText(`choice.${template}.${name}.${option}`, `choice.${name}.${option}`) ?? option;
}

function nameOf(path: FieldPath): string {
  return path.findLast((part) => typeof part === "string") ?? "";
}
