import type { GroupId } from "../../domain/model/id.ts";
import type { Group } from "../../domain/model/place.ts";
import type { GroupNode } from "./group-row.ts";

interface Membership {
  readonly groupId: string;
  readonly screenId: string;
}

/** The tree in reading order, parents before their children, each with the number of distinct screens in it and below. */
export function toTree(nodes: readonly GroupNode[], memberships: readonly Membership[]): Group[] {
  const children = Map.groupBy(nodes, (node) => node.parentId);
  const direct = Map.groupBy(memberships, (membership) => membership.groupId);

  function visit(node: GroupNode): { readonly groups: Group[]; readonly screens: ReadonlySet<string> } {
    const below = sortSiblings(children.get(node.id) ?? []).map(visit);
    const screens = new Set((direct.get(node.id) ?? []).map((membership) => membership.screenId));
    for (const child of below) for (const screen of child.screens) screens.add(screen);
    return { groups: [{ ...node, screenCount: screens.size }, ...below.flatMap((child) => child.groups)], screens };
  }

  return sortSiblings(children.get(null) ?? []).flatMap((root) => visit(root).groups);
}

/** Tells whether `id` lies in the branch that starts at `rootId`, the root included. */
export function isInBranch(nodes: readonly GroupNode[], rootId: GroupId, id: GroupId | null): boolean {
  const parents = new Map(nodes.map((node) => [node.id, node.parentId]));
  for (let at = id; at !== null; at = parents.get(at) ?? null) if (at === rootId) return true;
  return false;
}

export function sortSiblings(nodes: readonly GroupNode[]): GroupNode[] {
  return nodes.toSorted((a, b) => a.position - b.position || (a.id < b.id ? -1 : 1));
}
