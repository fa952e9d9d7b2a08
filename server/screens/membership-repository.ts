import type { GroupId } from "../../domain/model/id.ts";
import type { Db } from "../platform/database/database.ts";
import { inChunks } from "../platform/database/in-chunks.ts";

/** A screen and the groups it is directly in. */
export interface Membership {
  readonly id: string;
  readonly groupIds: readonly GroupId[];
}

/** The groups of each screen that is in any, by their ids. */
export async function findGroupIds(db: Db, ids: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>> {
  const found = new Map<string, string[]>();
  await inChunks(ids, async (some) => {
    const rows = await db
      .selectFrom("screen_membership")
      .selectAll()
      .where("screen_id", "in", [...some])
      .orderBy("group_id")
      .execute();
    for (const row of rows) {
      const groups = found.get(row.screen_id);
      if (groups === undefined) found.set(row.screen_id, [row.group_id]);
      else groups.push(row.group_id);
    }
  });
  return found;
}

export async function insertMemberships(db: Db, memberships: readonly Membership[]): Promise<void> {
  const rows = memberships.flatMap(({ id, groupIds }) => groupIds.map((groupId) => ({ screen_id: id, group_id: groupId })));
  await inChunks(
    rows,
    async (some) =>
      void (await db
        .insertInto("screen_membership")
        .values([...some])
        .execute()),
  );
}

export async function replaceMemberships(db: Db, memberships: readonly Membership[]): Promise<void> {
  await inChunks(memberships, async (some) => {
    const ids = some.map(({ id }) => id);
    await db.deleteFrom("screen_membership").where("screen_id", "in", ids).execute();
  });
  await insertMemberships(db, memberships);
}

/** For a query: the screens that are directly in one of these groups. */
export function screensInGroups(db: Db, groupIds: readonly GroupId[]) {
  return db
    .selectFrom("screen_membership")
    .select("screen_id")
    .where("group_id", "in", groupIds.length > 0 ? [...groupIds] : [""]);
}
