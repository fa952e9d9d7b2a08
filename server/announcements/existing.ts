import type { Announcement } from "../../domain/model/announcement.ts";
import type { AnnouncementId } from "../../domain/model/id.ts";
import { Problem } from "../../domain/model/problem.ts";
import type { Db } from "../platform/database/database.ts";
import { findAnnouncement } from "./announcement-repository.ts";

/** @throws {Problem} `not-found` */
export async function existing(db: Db, id: AnnouncementId, nowMs: number): Promise<Announcement> {
  const announcement = await findAnnouncement(db, id, nowMs);
  if (announcement === undefined) throw new Problem("not-found");
  return announcement;
}
