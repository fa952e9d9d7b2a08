import { AvailabilityBy } from "../../domain/model/availability.ts";
import { GroupId, SiteId } from "../../domain/model/id.ts";
import { PresenceState } from "../../domain/model/screen.ts";
import { GROUPINGS, type Grouping } from "./fleet-order.ts";

/** What the list of screens is narrowed to. */
export interface ScreenFilter {
  readonly search?: string;
  readonly siteId?: SiteId;
  readonly groupId?: GroupId;
  readonly state?: PresenceState;
}

/** How the list is drawn. */
export interface FleetView {
  readonly grouping: Grouping;
  readonly bars: AvailabilityBy;
}

/** Reads from the address how the list is drawn; what makes no sense is as usual. */
export function readView(query: URLSearchParams = new URLSearchParams()): FleetView {
  const grouping = GROUPINGS.find((one) => one === query.get("by")) ?? "none";
  return { grouping, bars: AvailabilityBy.safeParse(query.get("bars")).data ?? "hour" };
}

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
export function filterAddress({ search, siteId, groupId, state }: ScreenFilter, id: string | undefined, view?: FleetView): string {
  const query = new URLSearchParams({
    ...(search ? { search } : {}),
    ...(siteId ? { site: siteId } : {}),
    ...(groupId ? { group: groupId } : {}),
    ...(state ? { state } : {}),
    ...(view && view.grouping !== "none" ? { by: view.grouping } : {}),
    ...(view && view.bars !== "hour" ? { bars: view.bars } : {}),
  }).toString();
  const path = id ? `/screens/${id}` : "/screens";
  return query ? `${path}?${query}` : path;
}
