import type { MediaUsage } from "../../domain/api/media.ts";
import { type AnnouncementContent, titleIn } from "../../domain/model/announcement.ts";
import type { AnnouncementId, MediaId } from "../../domain/model/id.ts";
import { mediaOf } from "../../domain/programme/content.ts";
import type { Db } from "../platform/database/database.ts";
import { selectAnnouncements } from "./announcement-repository.ts";
import { toAnnouncement } from "./announcement-row.ts";

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

type Holders = MediaUsage["announcements"];

/** The announcements that hold on to each of these, by id; those that nothing holds are left out. */
export async function findHolders(db: Db, mediaIds: readonly MediaId[], nowMs: number): Promise<ReadonlyMap<MediaId, Holders>> {
  const holders = new Map<MediaId, Holders>();
  for (let start = 0; start < mediaIds.length; start += IDS_PER_QUERY) {
    const rows = await findHoldingRows(db, mediaIds.slice(start, start + IDS_PER_QUERY));
    for (const row of rows) {
      const { id, content, state } = toAnnouncement(row, nowMs);
      const mediaId = row.media_id as MediaId;
      holders.set(mediaId, [...(holders.get(mediaId) ?? []), { id, title: titleIn(content), state }]);
    }
  }
  return holders;
}

function findHoldingRows(db: Db, mediaIds: readonly MediaId[]) {
  return selectAnnouncements(db)
    .innerJoin("announcement_media as held", "held.announcement_id", "announcement.id")
    .select("held.media_id")
    .where("held.media_id", "in", [...mediaIds])
    .orderBy("announcement.id")
    .execute();
}
