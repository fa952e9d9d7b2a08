import type { GroupId } from "../../domain/model/id.ts";
import type { GroupNode } from "../../domain/programme/city.ts";
import { coveredGroups, isTargeted } from "../../domain/programme/targeting.ts";

/** Where each screen hangs and the groups it is in, by screen. */
export type Placement = readonly { readonly siteName: string; readonly groupIds: readonly GroupId[] }[];

/** How many different screens the targets reach, each counted once. */
export function countReached(groups: readonly GroupNode[], placement: Placement, targets: readonly GroupId[]): number {
  return reached(groups, placement, targets).length;
}

/** The site of a screen that the targets reach, the first by name; undefined if they reach none. */
export function firstSite(groups: readonly GroupNode[], placement: Placement, targets: readonly GroupId[]): string | undefined {
  const names = reached(groups, placement, targets).map(({ siteName }) => siteName);
  return names.toSorted(new Intl.Collator("de", { numeric: true }).compare)[0];
}

function reached(groups: readonly GroupNode[], placement: Placement, targets: readonly GroupId[]): Placement {
  return placement.filter(({ groupIds }) => isTargeted(targets, coveredGroups(groups, groupIds)));
}
