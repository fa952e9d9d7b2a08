import type { ScreenId, SiteId } from "../../domain/model/id.ts";
import { type Screen, ScreenDisplay, type ScreenDraft } from "../../domain/model/screen.ts";
import type { Db } from "../platform/database/database.ts";
import { inChunks } from "../platform/database/in-chunks.ts";
import { readJson } from "../platform/database/json-column.ts";
import { type Page, readCursor, toPage } from "../platform/database/page.ts";
import { readable, type TellUnreadable } from "../platform/database/readable-rows.ts";
import { inTurns, oneByOne } from "../platform/in-turns.ts";
import { hasDevice } from "./expected-screens.ts";
import { findGroupIds, insertMemberships, replaceMemberships } from "./membership-repository.ts";
import { isWanted, type ScreenFilter } from "./screen-choice.ts";
import { type JoinedScreenRow, searchTextOf, toColumns, toScreen } from "./screen-row.ts";

/** Lists screens by site and name. */
export async function listScreens(db: Db, { cursor, limit, search, siteId, groupIds, ids }: ScreenFilter): Promise<Page<Screen>> {
  const after = readCursor(cursor);
  let query = selectScreens(db).where(isWanted(db, { search, siteId, groupIds, ids }));
  if (after)
    query = query.where(({ eb, refTuple, tuple }) => eb(refTuple("screen.search", "screen.id"), ">", tuple(String(after[0]), after[1])));
  const rows = await query
    .orderBy("screen.search")
    .orderBy("screen.id")
    .limit(limit + 1)
    .execute();
  const members = await findGroupIds(
    db,
    rows.map((row) => row.id),
  );
  return toPage(
    rows,
    limit,
    (row) => [row.search, row.id],
    (row) => toScreen(row, members.get(row.id) ?? []),
  );
}

export async function findScreen(db: Db, id: ScreenId): Promise<Screen | undefined> {
  const row = await selectScreens(db).where("screen.id", "=", id).executeTakeFirst();
  return row && toScreen(row, (await findGroupIds(db, [row.id])).get(row.id) ?? []);
}

/** What a connecting player needs to be recognised and served. */
export interface KnownScreen {
  readonly id: ScreenId;
  readonly name: string;
  readonly place: string;
  readonly audienceKey: string;
  readonly display: ScreenDisplay;
}

export async function findScreenByToken(db: Db, tokenHash: string): Promise<KnownScreen | undefined> {
  const row = await selectScreens(db).where("screen.token_hash", "=", tokenHash).executeTakeFirst();
  return row && toKnown(row);
}

/** The whole fleet with the hashes of its tokens, but for what cannot be read. */
export async function findAllKnownScreens(
  db: Db,
  tell: TellUnreadable,
): Promise<readonly { readonly tokenHash: string; readonly screen: KnownScreen }[]> {
  const rows = await selectScreens(db).select("screen.token_hash").orderBy("screen.id").execute();
  return readable(
    rows,
    (row) => ({ tokenHash: row.token_hash, screen: toKnown(row) }),
    ({ id }) => `screen ${id}`,
    tell,
  );
}

export async function findKnownScreen(db: Db, id: ScreenId): Promise<KnownScreen | undefined> {
  const row = await selectScreens(db).where("screen.id", "=", id).executeTakeFirst();
  return row && toKnown(row);
}

function toKnown(row: JoinedScreenRow): KnownScreen {
  const display = readJson(ScreenDisplay, row.display);
  return { id: row.id as ScreenId, name: row.name, place: row.site_name, audienceKey: row.audience_key, display };
}

export interface NewScreen {
  readonly id: ScreenId;
  readonly draft: ScreenDraft;
  readonly siteName: string;
  readonly audienceKey: string;
  readonly tokenHash: string;
  readonly nowMs: number;
}

export function insertScreen(db: Db, screen: NewScreen): Promise<void> {
  return insertScreens(db, [screen]);
}

export async function insertScreens(db: Db, screens: readonly NewScreen[]): Promise<void> {
  await inChunks(screens, async (some) => {
    const rows = some.map(({ id, tokenHash, nowMs, ...screen }) => ({
      id,
      ...toColumns(screen),
      token_hash: tokenHash,
      paired_at: nowMs,
      version: 1,
      updated_at: nowMs,
    }));
    await db.insertInto("screen").values(rows).execute();
  });
  await insertMemberships(
    db,
    screens.map(({ id, draft }) => ({ id, groupIds: draft.groupIds })),
  );
}

export interface StoredChange {
  readonly id: ScreenId;
  readonly version: number;
  readonly draft: ScreenDraft;
  readonly siteName: string;
  readonly audienceKey: string;
  readonly nowMs: number;
}

/** Changes the screen if it still is at `version`. @returns whether it was */
export function updateScreen(db: Db, change: StoredChange): Promise<boolean> {
  return updateScreens(db, [change]);
}

/** Changes screens that still are at their `version`. @returns whether all were; if not, some are changed and others are not */
export async function updateScreens(db: Db, changes: readonly StoredChange[]): Promise<boolean> {
  let updated = 0;
  await oneByOne(changes, async ({ id, version, nowMs, ...change }) => {
    const result = await db
      .updateTable("screen")
      .set({ ...toColumns(change), version: version + 1, updated_at: nowMs })
      .where("id", "=", id)
      .where("version", "=", version)
      .executeTakeFirst();
    updated += Number(result.numUpdatedRows);
  });
  if (updated < changes.length) return false;
  await replaceMemberships(
    db,
    changes.map(({ id, draft }) => ({ id, groupIds: draft.groupIds })),
  );
  return true;
}

export async function setAudience(db: Db, id: ScreenId, audienceKey: string, siteName: string, name: string): Promise<void> {
  await db
    .updateTable("screen")
    .set({ audience_key: audienceKey, search: searchTextOf(siteName, name) })
    .where("id", "=", id)
    .execute();
}

export async function deleteScreen(db: Db, id: ScreenId): Promise<boolean> {
  return (await db.deleteFrom("screen").where("id", "=", id).executeTakeFirst()).numDeletedRows === 1n;
}

export async function findScreensAtSite(db: Db, siteId: SiteId): Promise<Screen[]> {
  const rows = await selectScreens(db).where("screen.site_id", "=", siteId).orderBy("screen.id").execute();
  const members = await findGroupIds(
    db,
    rows.map((row) => row.id),
  );
  return rows.map((row) => toScreen(row, members.get(row.id) ?? []));
}

/** The whole fleet, by site and name. It is read at once and looked at bit by bit: with ten thousand screens that takes a while. */
export async function findAllScreens(db: Db): Promise<readonly Screen[]> {
  const rows = await selectScreens(db).orderBy("screen.search").orderBy("screen.id").execute();
  const members = await findGroupIds(
    db,
    rows.map((row) => row.id),
  );
  return inTurns(rows, (row) => toScreen(row, members.get(row.id) ?? []));
}

/** How the screens of a site are called. */
export async function findNamesAt(db: Db, siteId: SiteId): Promise<ReadonlySet<string>> {
  const rows = await db.selectFrom("screen").select("name").where("site_id", "=", siteId).execute();
  return new Set(rows.map((row) => row.name));
}

/** Other screens of the same site whose names people would take for the same. */
export async function findNamesakes(db: Db, { id, siteId, siteName, name }: Screen): Promise<ScreenId[]> {
  const rows = await db
    .selectFrom("screen")
    .select("id")
    .where("site_id", "=", siteId)
    .where("search", "=", searchTextOf(siteName, name))
    .where("id", "<>", id)
    .orderBy("id")
    .execute();
  return rows.map((row) => row.id as ScreenId);
}

/** Every audience that has a screen, with how many; those that are only expected count nowhere. */
export async function countByAudience(db: Db): Promise<ReadonlyMap<string, number>> {
  const rows = await db
    .selectFrom("screen")
    .select(["audience_key", db.fn.countAll<number>().as("n")])
    .where(hasDevice)
    .groupBy("audience_key")
    .execute();
  return new Map(rows.map((row) => [row.audience_key, row.n]));
}

/** When each screen was paired: the whole fleet, for presence. */
export async function findPairedAt(db: Db): Promise<ReadonlyMap<ScreenId, number>> {
  const rows = await db.selectFrom("screen").select(["id", "paired_at"]).orderBy("id").execute();
  return new Map(rows.map((row) => [row.id as ScreenId, row.paired_at]));
}

export async function findScreenIdsOfAudiences(db: Db, audienceKeys: readonly string[]): Promise<ScreenId[]> {
  if (audienceKeys.length === 0) return [];
  const rows = await db
    .selectFrom("screen")
    .select("id")
    .where("audience_key", "in", [...audienceKeys])
    .where(hasDevice)
    .orderBy("id")
    .execute();
  return rows.map((row) => row.id as ScreenId);
}

function selectScreens(db: Db) {
  return db
    .selectFrom("screen")
    .innerJoin("site", "site.id", "screen.site_id")
    .leftJoin("expected_screen", "expected_screen.screen_id", "screen.id")
    .select([
      "screen.id",
      "screen.name",
      "screen.site_id",
      "screen.theme",
      "screen.minimum_shown",
      "screen.quiet_hours",
      "screen.horizon_days",
      "screen.diagonal_inches",
      "screen.farthest_m",
      "screen.display",
      "screen.audience_key",
      "screen.search",
      "screen.paired_at",
      "screen.version",
      "screen.updated_at",
      "site.name as site_name",
      "expected_screen.since as expected_since",
    ]);
}
