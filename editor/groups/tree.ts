import type { GroupId } from "../../domain/model/id.ts";
import type { Group } from "../../domain/model/place.ts";

/** Where a group is to stand: its parent, and its place among the siblings there once it is taken out of the tree. */
export interface Spot {
  readonly parentId: GroupId | null;
  readonly position: number;
}

/** The ways one step leads. `in` is below the sibling before it, `out` is beside its parent, right after it. */
export const STEPS = ["up", "down", "out", "in"] as const;
export type Step = (typeof STEPS)[number];

/** The children of a group in their order; `null` is the top. */
export function childrenOf(groups: readonly Group[], parentId: GroupId | null): readonly Group[] {
  return groups.filter((group) => group.parentId === parentId).toSorted((a, b) => a.position - b.position || (a.id < b.id ? -1 : 1));
}

/** How many groups stand above it: 0 at the top. */
export function depthOf(groups: readonly Group[], group: Group): number {
  const parent = groups.find(({ id }) => id === group.parentId);
  return parent ? depthOf(groups, parent) + 1 : 0;
}

/** Whether `id` is the group or stands below it. */
export function isWithin(groups: readonly Group[], root: Group, id: GroupId | null): boolean {
  for (let at = groups.find((group) => group.id === id); at; at = groups.find((group) => group.id === at?.parentId))
    if (at.id === root.id) return true;
  return false;
}

/** Where a step leads, or undefined if there is no way. */
export function spotOf(groups: readonly Group[], group: Group, step: Step): Spot | undefined {
  const siblings = childrenOf(groups, group.parentId);
  const index = siblings.findIndex(({ id }) => id === group.id);
  const before = siblings[index - 1];
  const parent = groups.find(({ id }) => id === group.parentId);
  switch (step) {
    case "up":
      return before && { parentId: group.parentId, position: index - 1 };
    case "down":
      return index < siblings.length - 1 ? { parentId: group.parentId, position: index + 1 } : undefined;
    case "in":
      return before && { parentId: before.id, position: childrenOf(groups, before.id).length };
    case "out":
      return (
        parent && { parentId: parent.parentId, position: childrenOf(groups, parent.parentId).findIndex(({ id }) => id === parent.id) + 1 }
      );
  }
}

/** Where a group dropped before, after or onto another is to stand; undefined below itself or where it already is. */
export function dropSpot(groups: readonly Group[], group: Group, target: Group, where: "before" | "after" | "inside"): Spot | undefined {
  if (isWithin(groups, group, target.id)) return undefined;
  if (where === "inside")
    return { parentId: target.id, position: childrenOf(groups, target.id).filter(({ id }) => id !== group.id).length };
  const others = childrenOf(groups, target.parentId).filter(({ id }) => id !== group.id);
  const index = others.findIndex(({ id }) => id === target.id) + (where === "after" ? 1 : 0);
  const now = childrenOf(groups, group.parentId).findIndex(({ id }) => id === group.id);
  return group.parentId === target.parentId && index === now ? undefined : { parentId: target.parentId, position: index };
}
