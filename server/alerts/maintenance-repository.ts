import * as z from "zod/mini";
import { Maintenance, type MaintenanceDraft } from "../../domain/model/alert.ts";
import type { MaintenanceId } from "../../domain/model/id.ts";
import type { MaintenanceRow } from "../platform/database/alert-tables.ts";
import type { Db } from "../platform/database/database.ts";
import { type Page, type PageRequest, readNumberCursor, toPage } from "../platform/database/page.ts";

export interface MaintenanceFilter extends PageRequest {
  /** Only those that end after this instant. */
  readonly endingAfterMs?: number | undefined;
}

/** Lists windows, the last to end first. */
export async function listMaintenance(db: Db, { cursor, limit, endingAfterMs }: MaintenanceFilter): Promise<Page<Maintenance>> {
  const after = readNumberCursor(cursor);
  let query = db.selectFrom("maintenance").selectAll();
  if (endingAfterMs !== undefined) query = query.where("until_at", ">", endingAfterMs);
  if (after) query = query.where(({ eb, refTuple, tuple }) => eb(refTuple("until_at", "id"), "<", tuple(...after)));
  const rows = await query
    .orderBy("until_at", "desc")
    .orderBy("id", "desc")
    .limit(limit + 1)
    .execute();
  return toPage(rows, limit, (row) => [row.until_at, row.id], toMaintenance);
}

/** The windows that are on at an instant. */
export async function findMaintenanceAt(db: Db, nowMs: number): Promise<readonly Maintenance[]> {
  const rows = await db
    .selectFrom("maintenance")
    .selectAll()
    .where("until_at", ">", nowMs)
    .where("from_at", "<=", nowMs)
    .orderBy("id")
    .execute();
  return rows.map(toMaintenance);
}

export async function findMaintenance(db: Db, id: MaintenanceId): Promise<Maintenance | undefined> {
  const row = await db.selectFrom("maintenance").selectAll().where("id", "=", id).executeTakeFirst();
  return row && toMaintenance(row);
}

export async function insertMaintenance(tx: Db, id: MaintenanceId, draft: MaintenanceDraft, nowMs: number): Promise<void> {
  await tx
    .insertInto("maintenance")
    .values({ id, ...toColumns(draft), version: 1, updated_at: nowMs })
    .execute();
}

/** Changes the window if it still is at `version`. @returns whether it was */
export async function updateMaintenance(
  tx: Db,
  id: MaintenanceId,
  version: number,
  draft: MaintenanceDraft,
  nowMs: number,
): Promise<boolean> {
  const result = await tx
    .updateTable("maintenance")
    .set({ ...toColumns(draft), version: version + 1, updated_at: nowMs })
    .where("id", "=", id)
    .where("version", "=", version)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

export async function deleteMaintenance(tx: Db, id: MaintenanceId): Promise<boolean> {
  return (await tx.deleteFrom("maintenance").where("id", "=", id).executeTakeFirst()).numDeletedRows === 1n;
}

/** Forgets what was over before an instant. */
export async function deleteOldMaintenance(db: Db, beforeMs: number): Promise<void> {
  await db.deleteFrom("maintenance").where("until_at", "<", beforeMs).execute();
}

function toColumns({ note, scope, fromMs, untilMs }: MaintenanceDraft) {
  return {
    note,
    group_id: scope.kind === "group" ? scope.groupId : null,
    site_id: scope.kind === "site" ? scope.siteId : null,
    screens: scope.kind === "screens" ? JSON.stringify(scope.screenIds) : null,
    from_at: fromMs,
    until_at: untilMs,
  };
}

function toMaintenance(row: MaintenanceRow): Maintenance {
  return z.parse(Maintenance, {
    id: row.id,
    note: row.note,
    scope: toScope(row),
    fromMs: row.from_at,
    untilMs: row.until_at,
    version: row.version,
  });
}

function toScope({ group_id, site_id, screens }: MaintenanceRow) {
  if (group_id !== null) return { kind: "group", groupId: group_id };
  if (site_id !== null) return { kind: "site", siteId: site_id };
  return screens === null ? { kind: "all" } : { kind: "screens", screenIds: JSON.parse(screens) };
}
