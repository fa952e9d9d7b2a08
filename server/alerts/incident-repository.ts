import * as z from "zod/mini";
import type { IncidentId, ScreenId, SiteId, UserId } from "../../domain/model/id.ts";
import { Incident, type IncidentScreen, Told, type WatchedIncident } from "../../domain/model/incident.ts";
import type { IncidentScreenRow } from "../platform/database/alert-tables.ts";
import type { Db } from "../platform/database/database.ts";
import { BATCH, deleteInBatches } from "../platform/database/delete-in-batches.ts";
import { inChunks } from "../platform/database/in-chunks.ts";
import { readJson } from "../platform/database/json-column.ts";
import { type Page, type PageRequest, readNumberCursor, toPage } from "../platform/database/page.ts";

/** An incident with the version it is stored under: whoever changes it says which one it has seen. */
export interface StoredIncident {
  readonly incident: WatchedIncident;
  readonly version: number;
}

/** What stands open, and what has been over only since an instant. */
export async function findCurrentIncidents(db: Db, overAfterMs: number): Promise<readonly StoredIncident[]> {
  const rows = await selectIncidents(db)
    .where(({ eb, or }) => or([eb("i.over_at", "is", null), eb("i.over_at", ">", overAfterMs)]))
    .orderBy("i.opened_at")
    .orderBy("i.id")
    .execute();
  return toStored(db, rows);
}

export async function findIncident(db: Db, id: IncidentId): Promise<StoredIncident | undefined> {
  const [stored] = await toStored(db, await selectIncidents(db).where("i.id", "=", id).execute());
  return stored;
}

/** Stores a new incident. @returns false if one about the same stands open already: another server was faster */
export async function insertIncident(tx: Db, incident: WatchedIncident): Promise<boolean> {
  const result = await tx
    .insertInto("incident")
    .values({
      id: incident.id,
      kind: incident.kind,
      subject: incident.subject,
      site_id: incident.siteId,
      site_name: incident.siteName,
      opened_at: incident.openedAtMs,
      ...toColumns(incident),
      version: 1,
    })
    .onConflict((conflict) => conflict.column("open_key").doNothing())
    .executeTakeFirst();
  if (result.numInsertedOrUpdatedRows !== 1n) return false;
  await insertScreens(tx, incident.id, incident.screens);
  return true;
}

/** Changes an incident if it still is at `version`. @returns whether it was */
export async function updateIncident(tx: Db, incident: WatchedIncident, version: number): Promise<boolean> {
  const result = await tx
    .updateTable("incident")
    .set({ ...toColumns(incident), version: version + 1 })
    .where("id", "=", incident.id)
    .where("version", "=", version)
    .executeTakeFirst();
  if (result.numUpdatedRows !== 1n) return false;
  await tx.deleteFrom("incident_screen").where("incident_id", "=", incident.id).execute();
  await insertScreens(tx, incident.id, incident.screens);
  return true;
}

export interface IncidentFilter extends PageRequest {
  readonly state?: "open" | "over" | undefined;
  readonly siteId?: SiteId | undefined;
  readonly screenId?: ScreenId | undefined;
}

/** Lists incidents, newest first. */
export async function listIncidents(db: Db, { cursor, limit, state, siteId, screenId }: IncidentFilter): Promise<Page<Incident>> {
  const after = readNumberCursor(cursor);
  let query = selectIncidents(db);
  if (state !== undefined) query = query.where("i.over_at", state === "open" ? "is" : "is not", null);
  if (siteId !== undefined) query = query.where("i.site_id", "=", siteId);
  if (screenId !== undefined) {
    query = query.where("i.id", "in", (eb) => eb.selectFrom("incident_screen").select("incident_id").where("screen_id", "=", screenId));
  }
  if (after) query = query.where(({ eb, refTuple, tuple }) => eb(refTuple("i.opened_at", "i.id"), "<", tuple(...after)));
  const rows = await query
    .orderBy("i.opened_at", "desc")
    .orderBy("i.id", "desc")
    .limit(limit + 1)
    .execute();
  const { items, nextCursor } = toPage(
    rows,
    limit,
    (row) => [row.opened_at, row.id],
    (row) => row,
  );
  return { items: (await toStored(db, items)).map(({ incident }) => toIncident(incident)), nextCursor };
}

/** What of an incident is told to people: not how far the rules are. */
export function toIncident({ told: _, ...incident }: WatchedIncident): Incident {
  return incident;
}

/** Forgets what was over before an instant, with what was told of it. @returns how many */
export async function deleteOldIncidents(db: Db, beforeMs: number): Promise<number> {
  return deleteInBatches(async () => {
    const old = db.selectFrom("incident").select("id").where("over_at", "<", beforeMs).limit(BATCH);
    const result = await db.deleteFrom("incident").where("id", "in", old).executeTakeFirst();
    return Number(result.numDeletedRows);
  });
}

async function insertScreens(tx: Db, id: IncidentId, screens: readonly IncidentScreen[]): Promise<void> {
  await inChunks(screens, async (some) => {
    const rows = some.map(({ screenId, name, sinceMs, wellSinceMs, gone }) => ({
      incident_id: id,
      screen_id: screenId,
      name,
      since_at: sinceMs,
      well_since: wellSinceMs,
      gone: gone ? (1 as const) : (0 as const),
    }));
    await tx.insertInto("incident_screen").values(rows).execute();
  });
}

function selectIncidents(db: Db) {
  return db
    .selectFrom("incident as i")
    .leftJoin("account as a", "a.id", "i.acknowledged_by")
    .selectAll("i")
    .select("a.name as acknowledged_name");
}

type IncidentRow = Awaited<ReturnType<ReturnType<typeof selectIncidents>["execute"]>>[number];

async function toStored(db: Db, rows: readonly IncidentRow[]): Promise<readonly StoredIncident[]> {
  const screens = new Map<string, IncidentScreenRow[]>();
  await inChunks(rows, async (some) => {
    const ids = some.map(({ id }) => id);
    const found = await db
      .selectFrom("incident_screen")
      .selectAll()
      .where("incident_id", "in", ids)
      .orderBy("name")
      .orderBy("screen_id")
      .execute();
    for (const [id, of] of Map.groupBy(found, ({ incident_id }) => incident_id)) screens.set(id, of);
  });
  return rows.map((row) => ({ incident: toWatched(row, screens.get(row.id) ?? []), version: row.version }));
}

function toWatched(row: IncidentRow, screens: readonly IncidentScreenRow[]): WatchedIncident {
  const { acknowledged_by: by, acknowledged_at: atMs } = row;
  const incident = z.parse(Incident, {
    id: row.id,
    kind: row.kind,
    subject: row.subject,
    siteId: row.site_id,
    siteName: row.site_name,
    screens: screens.map(({ screen_id, name, since_at, well_since, gone }) => ({
      screenId: screen_id,
      name,
      sinceMs: since_at,
      wellSinceMs: well_since,
      gone: gone === 1,
    })),
    sinceMs: row.since_at,
    openedAtMs: row.opened_at,
    overAtMs: row.over_at,
    ending: row.ending,
    rounds: row.rounds,
    acknowledged: by === null ? null : { by, byName: row.acknowledged_name ?? "", atMs },
  });
  return { ...incident, told: readJson(z.array(Told), row.told) };
}

function toColumns(incident: WatchedIncident) {
  const { sinceMs, overAtMs, ending, rounds, acknowledged, told } = incident;
  return {
    open_key: overAtMs === null ? openKey(incident) : null,
    since_at: sinceMs,
    over_at: overAtMs,
    ending,
    rounds,
    acknowledged_by: (acknowledged?.by ?? null) satisfies UserId | null,
    acknowledged_at: acknowledged?.atMs ?? null,
    told: JSON.stringify(told),
  };
}

function openKey({ kind, subject, siteId, screens }: WatchedIncident): string {
  return `${kind} ${subject} ${subject === "site" ? siteId : String(screens[0]?.screenId)}`;
}
