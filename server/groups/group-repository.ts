import type { GroupId } from "../../domain/model/id.ts";
import type { GroupDraft } from "../../domain/model/place.ts";
import type { Db } from "../platform/database/database.ts";
import { type GroupNode, toGroupNode } from "./group-row.ts";

/** All groups, in no particular order. */
export async function findGroups(db: Db): Promise<GroupNode[]> {
  return (await db.selectFrom("screen_group").selectAll().orderBy("position").orderBy("id").execute()).map(toGroupNode);
}

/** Which screens are directly in which group. */
export async function findMemberships(db: Db): Promise<{ readonly groupId: string; readonly screenId: string }[]> {
  return db
    .selectFrom("screen_membership")
    .select(["group_id as groupId", "screen_id as screenId"])
    .orderBy("group_id")
    .orderBy("screen_id")
    .execute();
}

export async function insertGroup(db: Db, id: GroupId, draft: GroupDraft, position: number, nowMs: number): Promise<void> {
  const { name, parentId } = draft;
  await db.insertInto("screen_group").values({ id, name, parent_id: parentId, position, version: 1, updated_at: nowMs }).execute();
}

/** Changes the group if it still is at `version`. @returns whether it was */
export async function updateGroup(db: Db, id: GroupId, version: number, draft: GroupDraft, nowMs: number): Promise<boolean> {
  const result = await db
    .updateTable("screen_group")
    .set({ name: draft.name, parent_id: draft.parentId, version: version + 1, updated_at: nowMs })
    .where("id", "=", id)
    .where("version", "=", version)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

export async function setPosition(db: Db, id: GroupId, position: number): Promise<void> {
  await db.updateTable("screen_group").set({ position }).where("id", "=", id).execute();
}

/** How many screens, children and announcements on screens hold on to a group. */
export async function countUses(db: Db, id: GroupId): Promise<number> {
  const counts = await Promise.all([
    db.selectFrom("screen_group").select(db.fn.countAll<number>().as("n")).where("parent_id", "=", id).executeTakeFirstOrThrow(),
    db.selectFrom("screen_membership").select(db.fn.countAll<number>().as("n")).where("group_id", "=", id).executeTakeFirstOrThrow(),
    db.selectFrom("announcement_target").select(db.fn.countAll<number>().as("n")).where("group_id", "=", id).executeTakeFirstOrThrow(),
  ]);
  return counts.reduce((sum, { n }) => sum + n, 0);
}

export async function deleteGroup(db: Db, id: GroupId): Promise<boolean> {
  return (await db.deleteFrom("screen_group").where("id", "=", id).executeTakeFirst()).numDeletedRows === 1n;
}
