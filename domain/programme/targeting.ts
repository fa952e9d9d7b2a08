import type { GroupId } from "../model/id.ts";
import type { GroupNode } from "./city.ts";

/**
 * The given groups and everything above them in the tree: a target on any of these reaches a screen that is in `groupIds`.
 * Unknown groups stand for themselves; a cycle is walked once.
 */
export function coveredGroups(groups: readonly GroupNode[], groupIds: readonly GroupId[]): ReadonlySet<GroupId> {
  const parents = parentsOf(groups);
  const covered = new Set<GroupId>();
  for (const groupId of groupIds) {
    let current: GroupId | null = groupId;
    while (current !== null && !covered.has(current)) {
      covered.add(current);
      current = parents.get(current) ?? null;
    }
  }
  return covered;
}

/** Whether any target is among the groups that reach a screen. No target reaches nobody. */
export function isTargeted(targets: readonly GroupId[], covered: ReadonlySet<GroupId>): boolean {
  return targets.some((target) => covered.has(target));
}

const rememberedParents = new WeakMap<readonly GroupNode[], ReadonlyMap<GroupId, GroupId | null>>();

function parentsOf(groups: readonly GroupNode[]): ReadonlyMap<GroupId, GroupId | null> {
  const remembered = rememberedParents.get(groups);
  if (remembered !== undefined) return remembered;
  const parents = new Map(groups.map(({ id, parentId }) => [id, parentId]));
  rememberedParents.set(groups, parents);
  return parents;
}
