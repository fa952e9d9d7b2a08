import { describe, expect, it } from "vitest";
import { GroupId } from "../../../domain/model/id.ts";
import { Group } from "../../../domain/model/place.ts";
import { depthOf, dropSpot, isWithin, spotOf } from "../../../editor/groups/tree.ts";

const id = (digit: number) => GroupId.parse(`00000000-0000-4000-8000-00000000000${String(digit)}`);
const group = (digit: number, parent: number | null, position: number): Group =>
  Group.parse({
    id: id(digit),
    parentId: parent === null ? null : id(parent),
    name: `G${String(digit)}`,
    position,
    screenCount: 0,
    version: 1,
    updatedAtMs: 0,
  });

// 1 holds 2, 3 and 4; 2 holds 5; 6 stands beside 1.
const all = group(1, null, 0);
const fire = group(2, 1, 0);
const kita = group(3, 1, 1);
const school = group(4, 1, 2);
const watch = group(5, 2, 0);
const other = group(6, null, 1);
const groups = [all, fire, watch, kita, school, other];

describe("one step", () => {
  it("up and down changes places with a sibling and ends at the edges", () => {
    expect(spotOf(groups, kita, "up")).toEqual({ parentId: id(1), position: 0 });
    expect(spotOf(groups, kita, "down")).toEqual({ parentId: id(1), position: 2 });
    expect(spotOf(groups, fire, "up")).toBeUndefined();
    expect(spotOf(groups, school, "down")).toBeUndefined();
  });

  it("in goes to the end of the sibling before it, and nowhere for the first", () => {
    expect(spotOf(groups, kita, "in")).toEqual({ parentId: id(2), position: 1 });
    expect(spotOf(groups, fire, "in")).toBeUndefined();
  });

  it("out goes right behind the parent, and nowhere from the top", () => {
    expect(spotOf(groups, watch, "out")).toEqual({ parentId: id(1), position: 1 });
    expect(spotOf(groups, fire, "out")).toEqual({ parentId: null, position: 1 });
    expect(spotOf(groups, other, "out")).toBeUndefined();
  });
});

describe("a drop", () => {
  it("counts places without the group that is moved", () => {
    expect(dropSpot(groups, fire, school, "after")).toEqual({ parentId: id(1), position: 2 });
    expect(dropSpot(groups, school, fire, "before")).toEqual({ parentId: id(1), position: 0 });
    expect(dropSpot(groups, kita, fire, "inside")).toEqual({ parentId: id(2), position: 1 });
  });

  it("is refused onto itself, below itself, and where it already is", () => {
    expect(dropSpot(groups, fire, fire, "inside")).toBeUndefined();
    expect(dropSpot(groups, all, watch, "inside")).toBeUndefined();
    expect(dropSpot(groups, kita, fire, "after")).toBeUndefined();
  });
});

describe("the tree", () => {
  it("knows depth and branches", () => {
    expect([depthOf(groups, all), depthOf(groups, fire), depthOf(groups, watch)]).toEqual([0, 1, 2]);
    expect([isWithin(groups, all, id(5)), isWithin(groups, fire, id(3)), isWithin(groups, fire, null)]).toEqual([true, false, false]);
  });
});
