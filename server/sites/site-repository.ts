import type { SiteId } from "../../domain/model/id.ts";
import type { Site, SiteDraft } from "../../domain/model/place.ts";
import type { TimeZone } from "../../domain/model/time.ts";
import type { Db } from "../platform/database/database.ts";
import { type Page, type PageRequest, readCursor, toPage } from "../platform/database/page.ts";
import type { SiteRow } from "../platform/database/tables.ts";
import { toSearchText } from "../platform/search-text.ts";
import { toSite } from "./site-row.ts";

export interface SiteFilter extends PageRequest {
  readonly search?: string | undefined;
}

/** Lists sites by name. */
export async function listSites(db: Db, { cursor, limit, search }: SiteFilter): Promise<Page<Site>> {
  const after = readCursor(cursor);
  let query = selectSites(db);
  if (search) query = query.where("site.search", "like", `%${toSearchText(search)}%`);
  if (after)
    query = query.where(({ eb, refTuple, tuple }) => eb(refTuple("site.search", "site.id"), ">", tuple(String(after[0]), after[1])));
  const rows = await query
    .orderBy("site.search")
    .orderBy("site.id")
    .limit(limit + 1)
    .execute();
  return toPage(rows, limit, (row) => [row.search, row.id], toSite);
}

export async function findAllSites(db: Db): Promise<Site[]> {
  return (await selectSites(db).orderBy("site.search").orderBy("site.id").execute()).map(toSite);
}

export async function findSite(db: Db, id: SiteId): Promise<Site | undefined> {
  const row = await selectSites(db).where("site.id", "=", id).executeTakeFirst();
  return row && toSite(row);
}

/** The time zone of every site. */
export async function findSiteZones(db: Db): Promise<ReadonlyMap<SiteId, TimeZone>> {
  const rows = await db.selectFrom("site").select(["id", "zone"]).orderBy("id").execute();
  return new Map(rows.map((row) => [row.id as SiteId, row.zone as TimeZone]));
}

export async function insertSite(db: Db, id: SiteId, draft: SiteDraft, nowMs: number): Promise<void> {
  await db
    .insertInto("site")
    .values({ id, ...toColumns(draft), version: 1, updated_at: nowMs })
    .execute();
}

/** Changes the site if it still is at `version`. @returns whether it was */
export async function updateSite(db: Db, id: SiteId, version: number, draft: SiteDraft, nowMs: number): Promise<boolean> {
  const result = await db
    .updateTable("site")
    .set({ ...toColumns(draft), version: version + 1, updated_at: nowMs })
    .where("id", "=", id)
    .where("version", "=", version)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

export async function deleteSite(db: Db, id: SiteId): Promise<boolean> {
  const result = await db.deleteFrom("site").where("id", "=", id).executeTakeFirst();
  return result.numDeletedRows === 1n;
}

function selectSites(db: Db) {
  return db
    .selectFrom("site")
    .selectAll("site")
    .select((eb) =>
      eb.selectFrom("screen").whereRef("screen.site_id", "=", "site.id").select(eb.fn.countAll<number>().as("n")).as("screen_count"),
    );
}

function toColumns({ name, zone, region, headcount }: SiteDraft): Pick<SiteRow, "name" | "zone" | "region" | "headcount" | "search"> {
  return { name, zone, region, headcount, search: toSearchText(name) };
}
