import { AnnouncementState } from "../../domain/model/announcement.ts";
import { Category } from "../../domain/model/category.ts";
import { GroupId } from "../../domain/model/id.ts";
import { LocalDate } from "../../domain/model/time.ts";
import { VIEWS, type View } from "./timeline-view.ts";

/** What of the timeline is drawn; all of it while nothing is set. */
export interface TimelineFilter {
  readonly category?: Category | undefined;
  readonly state?: AnnouncementState | undefined;
  readonly groupId?: GroupId | undefined;
  readonly search?: string | undefined;
}

/** Where on the timeline somebody stands: all of it is in the address, so that it can be passed on. */
export interface Stand extends TimelineFilter {
  readonly view: View;
  readonly date: LocalDate;
}

/** Reads the address. What it does not know, or is not there, is left as usual: this week. */
export function readStand(query: URLSearchParams, today: LocalDate): Stand {
  const known = <T>(schema: { safeParse(value: unknown): { readonly data?: T | undefined } }, name: string) =>
    schema.safeParse(query.get(name)).data;
  return {
    view: VIEWS.find((view) => view === query.get("view")) ?? "week",
    date: known(LocalDate, "date") ?? today,
    category: known(Category, "category"),
    state: known(AnnouncementState, "state"),
    groupId: known(GroupId, "group"),
    search: query.get("search")?.slice(0, 100) || undefined,
  };
}

export function addressOf({ view, date, category, state, groupId, search }: Stand): string {
  const all = { view, date, category, state, group: groupId, search: search || undefined };
  const query = new URLSearchParams(Object.entries(all).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
  return `/timeline?${query.toString()}`;
}

/** Whether bars are left out; choosing a group leaves out rows only. */
export function isSifting({ category, state, search }: TimelineFilter): boolean {
  return category !== undefined || state !== undefined || search !== undefined;
}
