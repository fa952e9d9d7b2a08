import type { AnnouncementContent, AnnouncementVersion } from "../../domain/model/announcement.ts";
import type { AnnouncementId, UserId } from "../../domain/model/id.ts";
import type { Db } from "../platform/database/database.ts";
import { toVersion } from "./announcement-row.ts";

export interface NewVersion {
  readonly id: AnnouncementId;
  readonly number: number;
  readonly content: AnnouncementContent;
  readonly createdBy: UserId;
  readonly nowMs: number;
}

/** Appends a version. Versions are never changed afterwards, but for the mark that they were published. */
export async function insertVersion(db: Db, { id, number, content, createdBy, nowMs }: NewVersion): Promise<void> {
  await db
    .insertInto("announcement_version")
    .values({
      announcement_id: id,
      number,
      content: JSON.stringify(content),
      created_by: createdBy,
      created_at: nowMs,
      published_at: null,
    })
    .execute();
}

export async function markPublished(db: Db, id: AnnouncementId, number: number, nowMs: number): Promise<void> {
  await db
    .updateTable("announcement_version")
    .set({ published_at: nowMs })
    .where("announcement_id", "=", id)
    .where("number", "=", number)
    .execute();
}

/** One line of the history, without the content. */
export interface VersionMark {
  readonly number: number;
  readonly createdBy: string;
  readonly createdAtMs: number;
  readonly published: boolean;
}

/** All versions, newest first. */
export async function findVersionMarks(db: Db, id: AnnouncementId): Promise<VersionMark[]> {
  const rows = await db
    .selectFrom("announcement_version")
    .select(["number", "created_by", "created_at", "published_at"])
    .where("announcement_id", "=", id)
    .orderBy("number", "desc")
    .execute();
  return rows.map((row) => ({
    number: row.number,
    createdBy: row.created_by,
    createdAtMs: row.created_at,
    published: row.published_at !== null,
  }));
}

export async function findVersions(db: Db, id: AnnouncementId, numbers: readonly number[]): Promise<AnnouncementVersion[]> {
  if (numbers.length === 0) return [];
  const rows = await db
    .selectFrom("announcement_version as v")
    .innerJoin("account", "account.id", "v.created_by")
    .selectAll("v")
    .select("account.name as created_by_name")
    .where("v.announcement_id", "=", id)
    .where("v.number", "in", [...numbers])
    .orderBy("v.number", "desc")
    .execute();
  return rows.map(toVersion);
}
