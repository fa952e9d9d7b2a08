import type { GroupId } from "../../domain/model/id.ts";
import type { Look } from "../../domain/model/look.ts";
import { isSameLook, type LookInput, shownLook, typedLook } from "./look-input.ts";

/** A look being edited. `saved` is what it was when the editing began, null for a group's first; `version` the one saving is based on. */
export interface LookDraft {
  readonly input: LookInput;
  readonly saved: Look | null;
  readonly version: number;
}

/** Whose look: a group's, or null for the whole organisation's. */
export type Owner = GroupId | null;

/** What has not been saved yet outlives leaving the page, until the editor is closed. */
const drafts = new Map<Owner, LookDraft>();

export function draftOf(owner: Owner): LookDraft | undefined {
  return drafts.get(owner);
}

export function draftOwners(): readonly Owner[] {
  return [...drafts.keys()];
}

/** Keeps what is typed; what is the same as saved is no draft any more. */
export function keepDraft(owner: Owner, draft: LookDraft): void {
  if (draft.saved !== null && isUnchanged(draft)) drafts.delete(owner);
  else drafts.set(owner, draft);
}

export function dropDraft(owner: Owner): void {
  drafts.delete(owner);
}

function isUnchanged({ input, saved }: LookDraft): boolean {
  if (saved === null) return false;
  const before = typedLook(saved);
  return isSameLook(shownLook(input), saved) && input.hasAccent === before.hasAccent && input.ticker.length === before.ticker.length;
}
