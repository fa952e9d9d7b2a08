import type { ContentHash } from "../../domain/model/id.ts";
import type { Db } from "../platform/database/database.ts";
import { BATCH, deleteInBatches } from "../platform/database/delete-in-batches.ts";

/** A playlist as it travels: its name and its canonical JSON. */
export interface StoredPlaylist {
  readonly hash: ContentHash;
  readonly text: string;
}

/** Keeps a playlist under its hash; the same one again changes nothing. */
export async function savePlaylist(db: Db, { hash, text }: StoredPlaylist, nowMs: number): Promise<void> {
  await db
    .insertInto("playlist")
    .values({ hash, document: text, created_at: nowMs })
    .onConflict((conflict) => conflict.column("hash").doNothing())
    .execute();
}

export async function findPlaylist(db: Db, hash: string): Promise<StoredPlaylist | undefined> {
  const row = await db.selectFrom("playlist").select(["hash", "document"]).where("hash", "=", hash).executeTakeFirst();
  return row && { hash: row.hash as ContentHash, text: row.document };
}

/** Which playlist each audience has. */
export async function findAudiencePlaylists(db: Db): Promise<ReadonlyMap<string, ContentHash>> {
  const rows = await db.selectFrom("audience").select(["key", "playlist_hash"]).execute();
  return new Map(rows.map((row) => [row.key, row.playlist_hash as ContentHash]));
}

export async function setAudiencePlaylist(db: Db, key: string, hash: ContentHash, nowMs: number): Promise<void> {
  const values = { key, playlist_hash: hash, updated_at: nowMs };
  await db
    .insertInto("audience")
    .values(values)
    .onConflict((conflict) => conflict.column("key").doUpdateSet({ playlist_hash: hash, updated_at: nowMs }))
    .execute();
}

/** Forgets audiences that no screen belongs to any more. */
export async function deleteAudiencesExcept(db: Db, keys: readonly string[]): Promise<void> {
  const known = await findAudiencePlaylists(db);
  const kept = new Set(keys);
  for (const key of known.keys()) if (!kept.has(key)) await db.deleteFrom("audience").where("key", "=", key).execute();
}

/** Deletes playlists stored before `beforeMs` (UTC epoch ms) that no audience has and no delivery speaks of. @returns how many */
export function deleteOldPlaylists(db: Db, beforeMs: number): Promise<number> {
  const old = db
    .selectFrom("playlist as p")
    .select("p.hash")
    .where("p.created_at", "<", beforeMs)
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom("audience").select("audience.key").whereRef("audience.playlist_hash", "=", "p.hash"))),
    )
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom("delivery").select("delivery.screen_id").whereRef("delivery.playlist_hash", "=", "p.hash"))),
    )
    .limit(BATCH);
  return deleteInBatches(async () => {
    const result = await db.deleteFrom("playlist").where("hash", "in", old).executeTakeFirst();
    return Number(result.numDeletedRows);
  });
}
