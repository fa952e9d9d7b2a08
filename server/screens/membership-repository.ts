import type { GroupId, ScreenId } from "../../domain/model/id.ts";
import type { Db } from "../platform/database/database.ts";

/** The ids of screens that are in one of these groups. */
export function screensInGroups(db: Db, groupIds: readonly GroupId[]) {
  return db
    .selectFrom("screen_membership")
    .select("screen_id")
    .where("group_id", "in", groupIds.length > 0 ? [...groupIds] : [""]);
}

const MAX_PARAMETERS = 500;

/** The groups of screens, by the screen. */
export async function findGroupIds(db: Db, ids: readonly string[]): Promise<ReadonlyMap<string, string[]>> {
  const found = new Map<string, string[]>();
  for (let start = 0; start < ids.length; start += MAX_PARAMETERS) {
    const some = ids.slice(start, start + MAX_PARAMETERS);
    const rows = await db.selectFrom("screen_membership").selectAll().where("screen_id", "in", some).orderBy("group_id").execute();
    for (const row of rows) found.set(row.screen_id, [...(found.get(row.screen_id) ?? []), row.group_id]);
  }
  return found;
}

/** Puts a screen that is in none into groups. */
export async function setMemberships(db: Db, id: ScreenId, groupIds: readonly GroupId[]): Promise<void> {
  if (groupIds.length === 0) return;
  await db
    .insertInto("screen_membership")
    .values(groupIds.map((groupId) => ({ screen_id: id, group_id: groupId })))
    .execute();
}
