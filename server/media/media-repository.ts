import { setImmediate as nextTurn } from "node:timers/promises";
import * as z from "zod/mini";
import { type ContentHash, type GroupId, MediaId } from "../../domain/model/id.ts";
import type { Focus, MediaFiles, MediaKind } from "../../domain/model/media.ts";
import type { Db } from "../platform/database/database.ts";
import { type Page, type PageRequest, readNumberCursor, toPage } from "../platform/database/page.ts";
import { readable, type TellUnreadable } from "../platform/database/readable-rows.ts";
import type { MediaRow } from "../platform/database/tables.ts";
import { toSearchText } from "../platform/search-text.ts";
import { type MadeFiles, type StoredMedia, searchOf, toFileColumns, toFiles, toMedia, toRow } from "./media-row.ts";

/** Both databases take thousands of values in a list; this stays far below. */
const IDS_PER_QUERY = 500;

export interface MediaFilter extends PageRequest {
  readonly search?: string | undefined;
  readonly kind?: MediaKind | undefined;
  /** A folder, or `none` for what belongs to everybody. */
  readonly groupId?: GroupId | "none" | undefined;
}

/** Folders of the library are the groups of screens. */
export async function isFolder(db: Db, id: GroupId): Promise<boolean> {
  return (await db.selectFrom("screen_group").select("id").where("id", "=", id).executeTakeFirst()) !== undefined;
}

/** Adds one unless one with the same hash is there. @returns the one that is there now, and whether it was added */
export async function addMedia(
  db: Db,
  media: StoredMedia,
  source: string | null = null,
): Promise<{ readonly media: StoredMedia; readonly created: boolean }> {
  const result = await db
    .insertInto("media")
    .values({ ...toRow(media), source, attempts: 0, claimed_until: null, deleted_at: null })
    .onConflict((conflict) => conflict.column("hash").doNothing())
    .executeTakeFirst();
  if (result.numInsertedOrUpdatedRows === 1n) return { media, created: true };
  const earlier = await findMediaByHash(db, media.hash);
  if (earlier === null) throw new Error("It is neither new nor there");
  return { media: earlier.media, created: false };
}

/** Finds by the hash of the file that was uploaded, also what was taken out of the library. */
export async function findMediaByHash(
  db: Db,
  hash: ContentHash,
): Promise<{ readonly media: StoredMedia; readonly isDeleted: boolean } | null> {
  const row = await db.selectFrom("media").selectAll().where("hash", "=", hash).executeTakeFirst();
  return row === undefined ? null : { media: toMedia(row), isDeleted: row.deleted_at !== null };
}

/** @returns null if it is not there or was taken out */
export async function findMedia(db: Db, id: MediaId): Promise<StoredMedia | null> {
  const row = await db.selectFrom("media").selectAll().where("id", "=", id).where("deleted_at", "is", null).executeTakeFirst();
  return row === undefined ? null : toMedia(row);
}

/** @returns null unless it was taken out and can still be brought back */
export async function findDeletedMedia(db: Db, id: MediaId): Promise<StoredMedia | null> {
  const row = await db.selectFrom("media").selectAll().where("id", "=", id).where("deleted_at", "is not", null).executeTakeFirst();
  return row === undefined ? null : toMedia(row);
}

/** Newest first; without what was taken out. */
export async function listMedia(db: Db, { cursor, limit, search, kind, groupId }: MediaFilter): Promise<Page<StoredMedia>> {
  const after = readNumberCursor(cursor);
  let query = db.selectFrom("media").selectAll().where("deleted_at", "is", null);
  for (const word of toSearchText(search ?? "").split(/\s+/)) if (word !== "") query = query.where("search", "like", `%${word}%`);
  if (kind !== undefined) query = query.where("kind", "=", kind);
  if (groupId === "none") query = query.where("group_id", "is", null);
  else if (groupId !== undefined) query = query.where("group_id", "=", groupId);
  if (after !== null) {
    const [createdAt, id] = [after[0], after[1]];
    query = query.where(({ or, and, eb }) =>
      or([eb("created_at", "<", createdAt), and([eb("created_at", "=", createdAt), eb("id", "<", id)])]),
    );
  }
  const rows = await query
    .orderBy("created_at", "desc")
    .orderBy("id", "desc")
    .limit(limit + 1)
    .execute();
  return toPage(rows, limit, (row) => [row.created_at, row.id], toMedia);
}

/** The files of many; what is not there, not ready, taken out or not readable is left out. */
export async function findFiles(db: Db, ids: readonly MediaId[], tell: TellUnreadable): Promise<ReadonlyMap<MediaId, MediaFiles>> {
  const found = new Map<MediaId, MediaFiles>();
  const distinct = [...new Set(ids)];
  for (let start = 0; start < distinct.length; start += IDS_PER_QUERY) {
    const rows = await db
      .selectFrom("media")
      .select(["id", "kind", "focus", "renditions", "pages", "film"])
      .where("id", "in", distinct.slice(start, start + IDS_PER_QUERY))
      .where("state", "=", "ready")
      .where("deleted_at", "is", null)
      .execute();
    const files = readable(
      rows,
      (row) => [z.parse(MediaId, row.id), toFiles(row)] as const,
      ({ id }) => `media ${id}`,
      tell,
    );
    for (const [id, ofOne] of files) found.set(id, ofOne);
  }
  return found;
}

export interface MediaFacts {
  readonly name: string;
  readonly description: string;
  readonly focus: Focus;
  readonly groupId: GroupId | null;
}

/** Changes what is said about it if it still is at `version`. @returns whether it was */
export async function updateFacts(db: Db, id: MediaId, version: number, facts: MediaFacts): Promise<boolean> {
  const { name, description, focus, groupId } = facts;
  return changed(
    db
      .updateTable("media")
      .set({ name, description, search: searchOf(facts), focus: JSON.stringify(focus), group_id: groupId, version: version + 1 })
      .where("id", "=", id)
      .where("version", "=", version)
      .where("deleted_at", "is", null),
  );
}

/** Replaces the files made of it if it still is at `version`. @returns whether it was */
export async function updateFiles(db: Db, id: MediaId, version: number, files: MadeFiles): Promise<boolean> {
  return changed(
    db
      .updateTable("media")
      .set({ ...toFileColumns(files), version: version + 1 })
      .where("id", "=", id)
      .where("version", "=", version)
      .where("deleted_at", "is", null),
  );
}

/** Takes it out of the library, or brings it back with null. */
export async function setDeleted(db: Db, id: MediaId, deletedAtMs: number | null): Promise<boolean> {
  return changed(
    db
      .updateTable("media")
      .set({ deleted_at: deletedAtMs })
      .where("id", "=", id)
      .where("deleted_at", deletedAtMs === null ? "is not" : "is", null),
  );
}

export async function deleteMedia(db: Db, id: MediaId): Promise<void> {
  await db.deleteFrom("media").where("id", "=", id).execute();
}

/** What was taken out before an instant. */
export async function findLongGone(db: Db, beforeMs: number): Promise<readonly MediaId[]> {
  const rows = await db.selectFrom("media").select("id").where("deleted_at", "<", beforeMs).orderBy("id").execute();
  return rows.map(({ id }) => z.parse(MediaId, id));
}

/** Names every stored file that is wanted: whatever the library is made of, also what was taken out, and photos of places. */
export async function eachFileHash(db: Db, tell: (hash: string) => void): Promise<void> {
  const photos = await db.selectFrom("screen_place").select("photo").where("photo", "is not", null).execute();
  for (const { photo } of photos) if (photo !== null) tell(photo);
  for (let after = ""; ; ) {
    const rows = await db
      .selectFrom("media")
      .select(["id", "renditions", "thumbnail", "pages", "film"])
      .where("id", ">", after)
      .orderBy("id")
      .limit(IDS_PER_QUERY)
      .execute();
    for (const { renditions, thumbnail, pages, film } of rows) {
      for (const [hash] of `${renditions}${thumbnail}${pages}${film}`.matchAll(/[0-9a-f]{64}/g)) tell(hash);
    }
    const last = rows.at(-1);
    if (last === undefined) return;
    after = last.id;
    await nextTurn();
  }
}

type FileRow = Pick<MediaRow, "hash" | "bytes" | "width" | "height" | "renditions" | "thumbnail" | "pages" | "film">;
const FILE_COLUMNS = ["hash", "bytes", "width", "height", "renditions", "thumbnail", "pages", "film"] as const;

/** Each of two gets the files of the other. Give it a transaction. */
export async function swapFiles(tx: Db, one: MediaId, other: MediaId): Promise<void> {
  const [first, second] = [await readFiles(tx, one), await readFiles(tx, other)];
  // Hashes are unique at every moment.
  await tx
    .updateTable("media")
    .set({ hash: `swapping ${one}` })
    .where("id", "=", one)
    .execute();
  await tx
    .updateTable("media")
    .set((eb) => ({ ...first, version: eb("version", "+", 1) }))
    .where("id", "=", other)
    .execute();
  await tx
    .updateTable("media")
    .set((eb) => ({ ...second, version: eb("version", "+", 1) }))
    .where("id", "=", one)
    .execute();
}

function readFiles(tx: Db, id: MediaId): Promise<FileRow> {
  return tx.selectFrom("media").select(FILE_COLUMNS).where("id", "=", id).executeTakeFirstOrThrow();
}

async function changed(query: { executeTakeFirst(): Promise<{ readonly numUpdatedRows: bigint }> }): Promise<boolean> {
  return (await query.executeTakeFirst()).numUpdatedRows === 1n;
}
