import { GroupId, SiteId } from "../../domain/model/id.ts";
import { PresenceState } from "../../domain/model/screen.ts";
import type { ScreenFilter } from "./screen-list.ts";

/** Reads the filter of the address; what makes no sense is passed over. */
export function readFilter(query: URLSearchParams = new URLSearchParams()): ScreenFilter {
  const search = query.get("search")?.slice(0, 100);
  const site = SiteId.safeParse(query.get("site"));
  const group = GroupId.safeParse(query.get("group"));
  const state = PresenceState.safeParse(query.get("state"));
  return {
    ...(search ? { search } : {}),
    ...(site.success ? { siteId: site.data } : {}),
    ...(group.success ? { groupId: group.data } : {}),
    ...(state.success ? { state: state.data } : {}),
  };
}

/** The address of the list with this filter, or of one screen beside it. */
export function filterAddress({ search, siteId, groupId, state }: ScreenFilter, id: string | undefined): string {
  const query = new URLSearchParams({
    ...(search ? { search } : {}),
    ...(siteId ? { site: siteId } : {}),
    ...(groupId ? { group: groupId } : {}),
    ...(state ? { state } : {}),
  }).toString();
  const path = id ? `/screens/${id}` : "/screens";
  return query ? `${path}?${query}` : path;
}
