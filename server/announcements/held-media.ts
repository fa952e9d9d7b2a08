import type { MediaUsage } from "../../domain/api/media.ts";
import { type AnnouncementContent, titleIn } from "../../domain/model/announcement.ts";
import type { AnnouncementId, MediaId } from "../../domain/model/id.ts";
import { mediaOf } from "../../domain/programme/content.ts";
import type { Db } from "../platform/database/database.ts";
import { findAnnouncement } from "./announcement-repository.ts";

/** Both databases take thousands of values in a list; this stays far below. */
const IDS_PER_QUERY = 500;

/** Notes what of the library the announcement holds on to, in its newest and its published version: that cannot be taken out. */
export async function setHeldMedia(db: Db, id: AnnouncementId, contents: readonly AnnouncementContent[]): Promise<void> {
  await db.deleteFrom("announcement_media").where("announcement_id", "=", id).execute();
  const mediaIds = [...new Set(contents.flatMap(mediaOf))];
  if (mediaIds.length === 0) return;
  await db
    .insertInto("announcement_media")
    .values(mediaIds.map((mediaId) => ({ announcement_id: id, media_id: mediaId })))
    .execute();
}

/** The announcements that hold on to something of the library, by id. */
export async function findHolders(db: Db, mediaId: MediaId, nowMs: number): Promise<MediaUsage["announcements"]> {
  const rows = await db
    .selectFrom("announcement_media")
    .select("announcement_id")
    .where("media_id", "=", mediaId)
    .orderBy("announcement_id")
    .execute();
  const found = await Promise.all(rows.map((row) => findAnnouncement(db, row.announcement_id as AnnouncementId, nowMs)));
  return found.flatMap((one) => (one === undefined ? [] : [{ id: one.id, title: titleIn(one.content), state: one.state }]));
}

/** How many announcements hold on to each of these; those that nothing holds are left out. */
export async function countHolders(db: Db, mediaIds: readonly MediaId[]): Promise<ReadonlyMap<MediaId, number>> {
  const counts = new Map<MediaId, number>();
  for (let start = 0; start < mediaIds.length; start += IDS_PER_QUERY) {
    const rows = await db
      .selectFrom("announcement_media")
      .select(({ fn }) => ["media_id", fn.countAll<number>().as("count")])
      .where("media_id", "in", mediaIds.slice(start, start + IDS_PER_QUERY))
      .groupBy("media_id")
      .execute();
    for (const row of rows) counts.set(row.media_id as MediaId, Number(row.count));
  }
  return counts;
}
