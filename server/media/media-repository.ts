import * as z from "zod/mini";
import { type ContentHash, MediaId } from "../../domain/model/id.ts";
import { Media, Rendition } from "../../domain/model/media.ts";
import type { Db } from "../platform/database/database.ts";
import { readJson } from "../platform/database/json-column.ts";
import { type Page, type PageRequest, readNumberCursor, toPage } from "../platform/database/page.ts";
import type { MediaRow } from "../platform/database/tables.ts";

const Renditions = z.array(Rendition);
/** Both databases take thousands of values in a list; this stays far below. */
const IDS_PER_QUERY = 500;

/** Adds an image unless one with the same hash is there. @returns the one that is there now, and whether it was added */
export async function addMedia(db: Db, media: Media): Promise<{ readonly media: Media; readonly created: boolean }> {
  const result = await db
    .insertInto("media")
    .values(toRow(media))
    .onConflict((conflict) => conflict.column("hash").doNothing())
    .executeTakeFirst();
  if (result.numInsertedOrUpdatedRows === 1n) return { media, created: true };
  const earlier = await findMediaByHash(db, media.hash);
  if (earlier === null) throw new Error("An image is neither new nor there");
  return { media: earlier, created: false };
}

/** Finds an image by the hash of the file that was uploaded. */
export async function findMediaByHash(db: Db, hash: ContentHash): Promise<Media | null> {
  const row = await db.selectFrom("media").selectAll().where("hash", "=", hash).executeTakeFirst();
  return row === undefined ? null : toMedia(row);
}

export async function findMedia(db: Db, id: MediaId): Promise<Media | null> {
  const row = await db.selectFrom("media").selectAll().where("id", "=", id).executeTakeFirst();
  return row === undefined ? null : toMedia(row);
}

/** Newest first. */
export async function listMedia(db: Db, { cursor, limit }: PageRequest): Promise<Page<Media>> {
  const after = readNumberCursor(cursor);
  let query = db
    .selectFrom("media")
    .selectAll()
    .orderBy("created_at", "desc")
    .orderBy("id", "desc")
    .limit(limit + 1);
  if (after !== null) {
    const [createdAt, id] = [after[0], after[1]];
    query = query.where(({ or, and, eb }) =>
      or([eb("created_at", "<", createdAt), and([eb("created_at", "=", createdAt), eb("id", "<", id)])]),
    );
  }
  return toPage(await query.execute(), limit, (row) => [row.created_at, row.id], toMedia);
}

/** The renditions of many images, narrow to wide; ids that are not there are left out. */
export async function findRenditions(db: Db, ids: readonly MediaId[]): Promise<ReadonlyMap<MediaId, readonly Rendition[]>> {
  const found = new Map<MediaId, readonly Rendition[]>();
  const distinct = [...new Set(ids)];
  for (let start = 0; start < distinct.length; start += IDS_PER_QUERY) {
    const some = distinct.slice(start, start + IDS_PER_QUERY);
    const rows = await db.selectFrom("media").select(["id", "renditions"]).where("id", "in", some).execute();
    for (const row of rows) found.set(z.parse(MediaId, row.id), readJson(Renditions, row.renditions));
  }
  return found;
}

function toRow(media: Media): MediaRow {
  return {
    id: media.id,
    hash: media.hash,
    name: media.name,
    width: media.width,
    height: media.height,
    renditions: JSON.stringify(media.renditions),
    thumbnail: JSON.stringify(media.thumbnail),
    created_by: media.createdBy,
    created_at: media.createdAtMs,
  };
}

function toMedia(row: MediaRow): Media {
  return z.parse(Media, {
    id: row.id,
    hash: row.hash,
    name: row.name,
    width: row.width,
    height: row.height,
    renditions: readJson(Renditions, row.renditions),
    thumbnail: readJson(Rendition, row.thumbnail),
    createdBy: row.created_by,
    createdAtMs: row.created_at,
  });
}
