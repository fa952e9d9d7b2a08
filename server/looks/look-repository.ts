import * as z from "zod/mini";
import { StoredLook } from "../../domain/api/looks.ts";
import type { GroupId, UserId } from "../../domain/model/id.ts";
import { type Look, USUAL_LOOK } from "../../domain/model/look.ts";
import type { Looks } from "../../domain/programme/city.ts";
import type { Db } from "../platform/database/database.ts";
import { readable, type TellUnreadable } from "../platform/database/readable-rows.ts";
import type { LookRow } from "../platform/database/tables.ts";

/** The row of the whole organisation; those of groups have the group's id. */
const ORGANISATION = "organisation";

/** The organisation's until somebody has set it up. */
const FIRST: StoredLook = { groupId: null, look: USUAL_LOOK, version: 0 };

/** All looks: the organisation's first, then those of groups that have their own, by id. */
export async function findLooks(db: Db): Promise<StoredLook[]> {
  return withFirst((await selectLooks(db)).map(toStoredLook));
}

function selectLooks(db: Db): Promise<LookRow[]> {
  return db.selectFrom("look").selectAll().orderBy("id").execute();
}

function withFirst(stored: readonly StoredLook[]): StoredLook[] {
  return [stored.find(({ groupId }) => groupId === null) ?? FIRST, ...stored.filter(({ groupId }) => groupId !== null)];
}

/** The looks as the resolver needs them; one that cannot be read counts as none. */
export async function readLooks(db: Db, tell: TellUnreadable): Promise<Looks> {
  const stored = withFirst(readable(await selectLooks(db), toStoredLook, ({ id }) => `look ${id}`, tell));
  const groups = new Map<GroupId, Look>();
  for (const { groupId, look } of stored) if (groupId !== null) groups.set(groupId, look);
  return { organisation: stored[0]?.look ?? USUAL_LOOK, groups };
}

/** One look; undefined if the group has none of its own. */
export async function findLook(db: Db, groupId: GroupId | null): Promise<StoredLook | undefined> {
  const row = await db.selectFrom("look").selectAll().where("id", "=", keyOf(groupId)).executeTakeFirst();
  if (row) return toStoredLook(row);
  return groupId === null ? FIRST : undefined;
}

/** The groups each screen is directly in, one entry per screen. */
export async function findGroupsOfScreens(db: Db): Promise<readonly (readonly GroupId[])[]> {
  const rows = await db
    .selectFrom("screen")
    .leftJoin("screen_membership", "screen_membership.screen_id", "screen.id")
    .select(["screen.id", "screen_membership.group_id"])
    .orderBy("screen.id")
    .orderBy("screen_membership.group_id")
    .execute();
  return [...Map.groupBy(rows, ({ id }) => id).values()].map((memberships) =>
    memberships.flatMap(({ group_id }) => (group_id === null ? [] : [group_id as GroupId])),
  );
}

export interface LookChange extends StoredLook {
  readonly updatedBy: UserId;
  readonly nowMs: number;
}

/** Adds the first look of a group or of the organisation. @returns whether there was none yet */
export async function insertLook(db: Db, { groupId, look, updatedBy, nowMs }: LookChange): Promise<boolean> {
  const result = await db
    .insertInto("look")
    .values({
      id: keyOf(groupId),
      group_id: groupId,
      look: JSON.stringify(look),
      version: 1,
      updated_by: updatedBy,
      updated_at: nowMs,
    })
    .onConflict((conflict) => conflict.column("id").doNothing())
    .executeTakeFirst();
  return result.numInsertedOrUpdatedRows === 1n;
}

/** Changes a look if it still is at `version`. @returns whether it was */
export async function updateLook(db: Db, { groupId, look, version, updatedBy, nowMs }: LookChange): Promise<boolean> {
  const result = await db
    .updateTable("look")
    .set({ look: JSON.stringify(look), version: version + 1, updated_by: updatedBy, updated_at: nowMs })
    .where("id", "=", keyOf(groupId))
    .where("version", "=", version)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/** Takes a group's look away if it still is at `version`. @returns whether it was */
export async function deleteLook(db: Db, groupId: GroupId, version: number): Promise<boolean> {
  const result = await db.deleteFrom("look").where("id", "=", keyOf(groupId)).where("version", "=", version).executeTakeFirst();
  return result.numDeletedRows === 1n;
}

function keyOf(groupId: GroupId | null): string {
  return groupId ?? ORGANISATION;
}

function toStoredLook({ group_id, look, version }: LookRow): StoredLook {
  return z.parse(StoredLook, { groupId: group_id, look: JSON.parse(look), version });
}
