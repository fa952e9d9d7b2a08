import type { ScreenId } from "../../../domain/model/id.ts";
import { type PlaceDraft, ScreenPlace } from "../../../domain/model/screen-place.ts";
import type { Db } from "../../platform/database/database.ts";

type Photo = NonNullable<ScreenPlace["photo"]>;

/** What is known of the spot of a screen; nothing, in so many words, as long as nobody has said anything. */
export async function findPlace(db: Db, screenId: ScreenId): Promise<ScreenPlace> {
  const row = await db.selectFrom("screen_place").selectAll().where("screen_id", "=", screenId).executeTakeFirst();
  if (row === undefined) return { screenId, note: "", people: null, photo: null, version: 0, updatedAtMs: null };
  return ScreenPlace.parse({
    screenId,
    note: row.note,
    people: row.people,
    photo: row.photo === null ? null : { hash: row.photo, width: row.photo_width, height: row.photo_height },
    version: row.version,
    updatedAtMs: row.updated_at,
  });
}

interface Change {
  readonly screenId: ScreenId;
  readonly version: number;
  readonly nowMs: number;
}

/** Writes note and people if the place still is at `version`. @returns whether it was */
export function savePlace(db: Db, { note, people, ...change }: Change & PlaceDraft): Promise<boolean> {
  return write(db, change, { note, people });
}

/** Gives the place another photo, or none, if it still is at `version`. @returns whether it was */
export function savePhoto(db: Db, change: Change, photo: Photo | null): Promise<boolean> {
  return write(db, change, { photo: photo?.hash ?? null, photo_width: photo?.width ?? null, photo_height: photo?.height ?? null });
}

interface Columns {
  readonly note?: string;
  readonly people?: number | null;
  readonly photo?: string | null;
  readonly photo_width?: number | null;
  readonly photo_height?: number | null;
}

async function write(db: Db, { screenId, version, nowMs }: Change, columns: Columns): Promise<boolean> {
  const stamped = { ...columns, version: version + 1, updated_at: nowMs };
  if (version === 0) {
    const added = await db
      .insertInto("screen_place")
      .values({ screen_id: screenId, note: "", ...stamped })
      .onConflict((conflict) => conflict.column("screen_id").doNothing())
      .executeTakeFirst();
    return Number(added.numInsertedOrUpdatedRows) > 0;
  }
  const changed = await db
    .updateTable("screen_place")
    .set(stamped)
    .where("screen_id", "=", screenId)
    .where("version", "=", version)
    .executeTakeFirst();
  return Number(changed.numUpdatedRows) > 0;
}
