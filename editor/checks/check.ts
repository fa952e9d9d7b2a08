import type { DraftContent } from "../composer/draft-content.ts";
import type { FieldPath } from "../composer/fields/field-place.ts";

/** As it should be; to be looked at; or not known, for want of something we were not told. */
export type CheckState = "good" | "warn" | "unknown";

/** What puts something right at once: a change of what is written (looking at `slide` afterwards), or the field where somebody has to write. */
export type Remedy =
  | { readonly label: string; readonly content: DraftContent; readonly slide?: string }
  | { readonly label: string; readonly path: FieldPath };

/** Something about the slide in words, with what mends it. `key` names it as long as the composer is open. */
export interface Check {
  readonly key: string;
  readonly state: CheckState;
  readonly text: string;
  readonly remedies: readonly Remedy[];
}

export function good(key: string, text: string): Check {
  return { key, state: "good", text, remedies: [] };
}

export function warn(key: string, text: string, ...remedies: readonly Remedy[]): Check {
  return { key, state: "warn", text, remedies };
}

export function unknown(key: string, text: string): Check {
  return { key, state: "unknown", text, remedies: [] };
}
