import type { FieldPlace } from "./field-place.ts";
import { fieldLabel } from "./field-words.ts";

/** The label of the control at a place. */
export function labelAt({ template, path, labelOf }: FieldPlace): string {
  const name = path.findLast((part) => typeof part === "string") ?? "";
  return labelOf?.(name) ?? fieldLabel(template, path);
}
