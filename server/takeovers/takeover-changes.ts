import type { GroupId, TakeoverId, UserId } from "../../domain/model/id.ts";
import type { TakeoverMessage } from "../../domain/model/takeover.ts";
import type { Db } from "../platform/database/database.ts";
import { isNotOver } from "./not-over.ts";
import { CONFIRM_WITHIN_MS } from "./takeover-state.ts";

export interface NewTakeover {
  readonly id: TakeoverId;
  readonly message: TakeoverMessage;
  readonly targets: readonly GroupId[];
  readonly lastsMs: number;
  readonly createdBy: UserId;
  /** Whether it starts at once. */
  readonly starts: boolean;
  readonly nowMs: number;
}

export async function insertTakeover(db: Db, { id, message, targets, lastsMs, createdBy, starts, nowMs }: NewTakeover): Promise<void> {
  await db
    .insertInto("takeover")
    .values({
      id,
      version: 1,
      version_since: starts ? nowMs : null,
      message: JSON.stringify(message),
      lasts_ms: lastsMs,
      created_by: createdBy,
      created_at: nowMs,
      started_at: starts ? nowMs : null,
      ends_at: starts ? nowMs + lastsMs : null,
    })
    .execute();
  await db
    .insertInto("takeover_target")
    .values(targets.map((groupId) => ({ takeover_id: id, group_id: groupId })))
    .execute();
}

/** Starts one that waits. @returns false if it no longer waits */
export async function startTakeover(db: Db, id: TakeoverId, confirmedBy: UserId, lastsMs: number, nowMs: number): Promise<boolean> {
  const result = await db
    .updateTable("takeover")
    .set({ confirmed_by: confirmedBy, started_at: nowMs, ends_at: nowMs + lastsMs, version_since: nowMs })
    .where("id", "=", id)
    .where("started_at", "is", null)
    .where("cleared_at", "is", null)
    .where("created_at", ">", nowMs - CONFIRM_WITHIN_MS)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

export interface TakeoverChange {
  readonly id: TakeoverId;
  readonly version: number;
  readonly message: TakeoverMessage;
  /** How long it lasts from now on; null leaves its end. */
  readonly lastsMs: number | null;
  readonly nowMs: number;
}

/** Changes an active takeover if it still is at `version`. @returns whether it was */
export async function changeTakeover(db: Db, { id, version, message, lastsMs, nowMs }: TakeoverChange): Promise<boolean> {
  const end = lastsMs === null ? {} : { lasts_ms: lastsMs, ends_at: nowMs + lastsMs };
  const result = await db
    .updateTable("takeover")
    .set({ version: version + 1, version_since: nowMs, message: JSON.stringify(message), ...end })
    .where("id", "=", id)
    .where("version", "=", version)
    .where("cleared_at", "is", null)
    .where("ends_at", ">", nowMs)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/** Ends one that is active or waits. @returns false if it is over */
export async function clearTakeover(db: Db, id: TakeoverId, clearedBy: UserId, nowMs: number): Promise<boolean> {
  const result = await db
    .updateTable("takeover")
    .set({ cleared_by: clearedBy, cleared_at: nowMs })
    .where("id", "=", id)
    .where(isNotOver(nowMs))
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}
