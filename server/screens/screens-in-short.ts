import type { ScreenIndex } from "../../domain/api/screens.ts";
import type { ScreenId } from "../../domain/model/id.ts";
import type { PresenceState } from "../../domain/model/screen.ts";
import type { IndexedScreen } from "./screen-choice.ts";

/** Names each site and group once, however many screens it has. */
export function toIndex(screens: readonly IndexedScreen[], stateOf: (id: ScreenId) => PresenceState): ScreenIndex {
  const sites = new Map(screens.map(({ siteId, siteName }) => [siteId, siteName]));
  const siteIds = [...sites.keys()];
  const groupIds = [...new Set(screens.flatMap((screen) => screen.groupIds))];
  const placeOfSite = new Map(siteIds.map((id, place) => [id, place]));
  const placeOfGroup = new Map(groupIds.map((id, place) => [id, place]));
  return {
    sites: siteIds.map((id) => ({ id, name: sites.get(id) ?? "" })),
    groupIds,
    items: screens.map((screen) => ({
      id: screen.id,
      name: screen.name,
      site: placeOfSite.get(screen.siteId) ?? 0,
      groups: screen.groupIds.map((id) => placeOfGroup.get(id) ?? 0),
      state: stateOf(screen.id),
      ...(screen.isExpected && { expected: true as const }),
    })),
  };
}
