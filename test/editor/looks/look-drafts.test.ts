import { describe, expect, it } from "vitest";
import { GroupId } from "../../../domain/model/id.ts";
import { USUAL_LOOK } from "../../../domain/model/look.ts";
import { draftOf, draftOwners, dropDraft, keepDraft } from "../../../editor/looks/look-drafts.ts";
import { typedLook } from "../../../editor/looks/look-input.ts";

const FIRE = GroupId.parse("00000000-0000-4000-8000-000000000001");
const input = typedLook(USUAL_LOOK);
const changed = { ...input, safeAreaPercent: 2 };

describe("drafts of looks", () => {
  it("are kept while they differ from what is saved, line by empty line, and forgotten when they do not", () => {
    keepDraft(null, { input: changed, saved: USUAL_LOOK, version: 3 });
    expect(draftOf(null)).toEqual({ input: changed, saved: USUAL_LOOK, version: 3 });
    keepDraft(null, { input: { ...input, ticker: [""] }, saved: USUAL_LOOK, version: 3 });
    expect(draftOf(null)?.input.ticker).toEqual([""]);
    keepDraft(null, { input, saved: USUAL_LOOK, version: 3 });
    expect(draftOwners()).toEqual([]);
  });

  it("of a group's first look are kept unchanged too: they are not saved yet", () => {
    keepDraft(FIRE, { input, saved: null, version: 0 });
    expect(draftOwners()).toEqual([FIRE]);
    dropDraft(FIRE);
    expect(draftOf(FIRE)).toBeUndefined();
  });
});
