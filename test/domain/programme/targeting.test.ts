import { describe, expect, it } from "vitest";
import { coveredGroups, isTargeted } from "../../../domain/programme/targeting.ts";
import { groupId } from "./sample.ts";

const all = groupId(0);
const fire = groupId(1);
const watch = groupId(2);
const schools = groupId(3);
const stranger = groupId(99);
const tree = [
  { id: watch, parentId: fire },
  { id: all, parentId: null },
  { id: fire, parentId: all },
  { id: schools, parentId: all },
];

describe("coveredGroups", () => {
  it("is the groups of a screen and everything above, nothing beside or below", () => {
    expect(coveredGroups(tree, [fire])).toEqual(new Set([fire, all]));
    expect(coveredGroups(tree, [watch, schools])).toEqual(new Set([watch, fire, all, schools]));
  });

  it("ends when groups are their own ancestors", () => {
    const ring = [
      { id: all, parentId: fire },
      { id: fire, parentId: all },
    ];
    expect(coveredGroups(ring, [fire])).toEqual(new Set([fire, all]));
  });

  it("lets an unknown group stand for itself", () => {
    expect(coveredGroups(tree, [stranger])).toEqual(new Set([stranger]));
  });
});

describe("isTargeted", () => {
  it("needs one target among the covered groups", () => {
    const covered = coveredGroups(tree, [watch]);
    expect(isTargeted([schools, all], covered)).toBe(true);
    expect(isTargeted([schools], covered)).toBe(false);
    expect(isTargeted([], covered)).toBe(false);
  });
});
