import type { ScreenIndex } from "../../domain/api/screens.ts";
import type { GroupId, ScreenId } from "../../domain/model/id.ts";
import type { Group } from "../../domain/model/place.ts";
import type { PresenceState } from "../../domain/model/screen.ts";

/** How the list of screens is divided. */
export const GROUPINGS = ["none", "site", "group"] as const;
export type Grouping = (typeof GROUPINGS)[number];

/** One screen in the list. */
export interface FleetScreen {
  readonly kind: "screen";
  readonly key: string;
  readonly id: ScreenId;
  readonly name: string;
  readonly siteName: string;
  readonly isExpected: boolean;
}

/** The line above screens that belong together. */
export interface FleetHeading {
  readonly kind: "heading";
  readonly key: string;
  readonly name: string;
  readonly ids: readonly ScreenId[];
}

export type FleetRow = FleetScreen | FleetHeading;

/** The index as rows. By group a screen stands in each of its groups, in the order of the tree; screens of none come last, under `without`. */
export function fleetRows(index: ScreenIndex, grouping: Grouping, groups: readonly Group[], without: string): readonly FleetRow[] {
  const screens = index.items.map((item): FleetScreen & Pick<typeof item, "site" | "groups"> => ({
    kind: "screen",
    key: item.id,
    id: item.id,
    name: item.name,
    siteName: index.sites[item.site]?.name ?? "",
    isExpected: item.expected === true,
    site: item.site,
    groups: item.groups,
  }));
  if (grouping === "none") return screens;
  if (grouping === "site") {
    const bySite = Map.groupBy(screens, ({ site }) => site);
    return index.sites.flatMap(({ id, name }, site) => section(id, name, bySite.get(site) ?? []));
  }
  const byGroup = new Map<GroupId | undefined, (typeof screens)[number][]>();
  for (const screen of screens) {
    const ids = screen.groups.length > 0 ? screen.groups.map((place) => index.groupIds[place]) : [undefined];
    for (const id of ids) byGroup.set(id, [...(byGroup.get(id) ?? []), screen]);
  }
  return [
    ...groups.flatMap(({ id, name }) => section(id, name, byGroup.get(id) ?? [])),
    ...section("none", without, byGroup.get(undefined) ?? []),
  ];
}

function section(id: string, name: string, screens: readonly FleetScreen[]): readonly FleetRow[] {
  if (screens.length === 0) return [];
  const heading: FleetHeading = { kind: "heading", key: id, name, ids: screens.map((screen) => screen.id) };
  return [heading, ...screens.map((screen) => ({ ...screen, key: `${id} ${screen.id}` }))];
}

/** How many of some screens are in each state, the states in the order given, those of none left out. */
export function countStates(
  ids: readonly ScreenId[],
  stateOf: (id: ScreenId) => PresenceState | undefined,
  order: readonly PresenceState[],
): readonly (readonly [PresenceState, number])[] {
  const counts = new Map<PresenceState, number>();
  for (const id of ids) {
    const state = stateOf(id);
    if (state !== undefined) counts.set(state, (counts.get(state) ?? 0) + 1);
  }
  return order.flatMap((state) => {
    const count = counts.get(state) ?? 0;
    return count > 0 ? [[state, count] as const] : [];
  });
}
