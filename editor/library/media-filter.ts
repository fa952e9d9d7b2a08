import { GroupId } from "../../domain/model/id.ts";
import { MediaKind } from "../../domain/model/media.ts";

/** `none` is what belongs to everybody; left out is the whole library. */
export type Folder = GroupId | "none";

export interface MediaFilter {
  readonly search?: string;
  readonly kind?: MediaKind;
  readonly groupId?: Folder;
}

/** Reads the filter of the address; what makes no sense is passed over. */
export function readFilter(query: URLSearchParams = new URLSearchParams()): MediaFilter {
  const search = query.get("search")?.slice(0, 100);
  const kind = MediaKind.safeParse(query.get("kind"));
  const folder = readFolder(query.get("folder") ?? "");
  return { ...(search ? { search } : {}), ...(kind.success ? { kind: kind.data } : {}), ...(folder ? { groupId: folder } : {}) };
}

/** A folder as a select or an address names it; undefined for the whole library. */
export function readFolder(value: string): Folder | undefined {
  if (value === "none") return "none";
  const group = GroupId.safeParse(value);
  return group.success ? group.data : undefined;
}

/** The address of the library with this filter, or of one thing in it beside the list. */
export function filterAddress({ search, kind, groupId }: MediaFilter, id?: string): string {
  const query = new URLSearchParams({
    ...(search ? { search } : {}),
    ...(kind ? { kind } : {}),
    ...(groupId ? { folder: groupId } : {}),
  }).toString();
  const path = id ? `/library/${id}` : "/library";
  return query ? `${path}?${query}` : path;
}
