import type { GroupId } from "../../domain/model/id.ts";
import type { GroupNode } from "../../domain/programme/city.ts";
import { coveredGroups, isTargeted } from "../../domain/programme/targeting.ts";
import { api } from "../api-client.ts";

/** The groups each screen is in, by screen. */
export type Placement = readonly (readonly GroupId[])[];

/** Asks where all screens are. They come 200 at a time. */
export async function readPlacement(signal: AbortSignal): Promise<Placement> {
  const placement: (readonly GroupId[])[] = [];
  let cursor: string | undefined;
  do {
    const { items, nextCursor } = await api.screens.list({ limit: 200, ...(cursor ? { cursor } : {}) }, { signal });
    placement.push(...items.map(({ groupIds }) => groupIds));
    cursor = nextCursor ?? undefined;
  } while (cursor !== undefined);
  return placement;
}

/** How many different screens the targets reach, each counted once. */
export function countReached(groups: readonly GroupNode[], placement: Placement, targets: readonly GroupId[]): number {
  return placement.filter((groupIds) => isTargeted(targets, coveredGroups(groups, groupIds))).length;
}
