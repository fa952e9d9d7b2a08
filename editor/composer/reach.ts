import type { GroupId } from "../../domain/model/id.ts";
import type { GroupNode } from "../../domain/programme/city.ts";
import { coveredGroups, isTargeted } from "../../domain/programme/targeting.ts";
import type { TargetedScreen } from "../../domain/reading/legible-screens.ts";

/** Where each screen hangs, the groups it is in and who reads it from where, by screen. */
export type Placement = readonly (Partial<TargetedScreen> & { readonly siteName: string; readonly groupIds: readonly GroupId[] })[];

/** How many different screens the targets reach, each counted once. */
export function countReached(groups: readonly GroupNode[], placement: Placement, targets: readonly GroupId[]): number {
  return reached(groups, placement, targets).length;
}

/** The site of a screen that the targets reach, the first by name; undefined if they reach none. */
export function firstSite(groups: readonly GroupNode[], placement: Placement, targets: readonly GroupId[]): string | undefined {
  const names = reached(groups, placement, targets).map(({ siteName }) => siteName);
  return names.toSorted(new Intl.Collator("de", { numeric: true }).compare)[0];
}

/** Who reads the screens that the targets reach from where. */
export function targetedScreens(
  groups: readonly GroupNode[],
  placement: Placement,
  targets: readonly GroupId[],
): readonly TargetedScreen[] {
  return reached(groups, placement, targets).map(({ viewing = null, isPortrait = false }) => ({ viewing, isPortrait }));
}

function reached(groups: readonly GroupNode[], placement: Placement, targets: readonly GroupId[]): Placement {
  return placement.filter(({ groupIds }) => isTargeted(targets, coveredGroups(groups, groupIds)));
}
