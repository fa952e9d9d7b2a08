import type { Announcement, AnnouncementContent, AnnouncementState, PublishedAnnouncement } from "../../domain/model/announcement.ts";
import type { AnnouncementId, GroupId } from "../../domain/model/id.ts";
import { textIn } from "../../domain/programme/content.ts";
import type { Db } from "../platform/database/database.ts";
import { type Page, type PageRequest, readNumberCursor, toPage } from "../platform/database/page.ts";
import { readable, type TellUnreadable } from "../platform/database/readable-rows.ts";
import { toSearchText } from "../platform/search-text.ts";
import { toAnnouncement, toPublished } from "./announcement-row.ts";

export interface AnnouncementFilter extends PageRequest {
  readonly search?: string | undefined;
  readonly state?: AnnouncementState | undefined;
}

/** Lists announcements, the one changed last first. */
export async function listAnnouncements(db: Db, filter: AnnouncementFilter, nowMs: number): Promise<Page<Announcement>> {
  const after = readNumberCursor(filter.cursor);
  let query = inState(selectAnnouncements(db), filter.state, nowMs);
  if (filter.search) query = query.where("announcement.search", "like", `%${toSearchText(filter.search)}%`);
  if (after) {
    query = query.where(({ eb, refTuple, tuple }) =>
      eb(refTuple("announcement.updated_at", "announcement.id"), "<", tuple(after[0], after[1])),
    );
  }
  const rows = await query
    .orderBy("announcement.updated_at", "desc")
    .orderBy("announcement.id", "desc")
    .limit(filter.limit + 1)
    .execute();
  return toPage(
    rows,
    filter.limit,
    (row) => [row.updated_at, row.id],
    (row) => toAnnouncement(row, nowMs),
  );
}

export async function findAnnouncement(db: Db, id: AnnouncementId, nowMs: number): Promise<Announcement | undefined> {
  const row = await selectAnnouncements(db).where("announcement.id", "=", id).executeTakeFirst();
  return row && toAnnouncement(row, nowMs);
}

export async function insertAnnouncement(db: Db, id: AnnouncementId, content: AnnouncementContent, nowMs: number): Promise<void> {
  await db
    .insertInto("announcement")
    .values({
      id,
      version: 1,
      published_version: null,
      published_at: null,
      withdrawn_at: null,
      starts_at: null,
      ends_at: null,
      search: searchTextOf(content),
      created_at: nowMs,
      updated_at: nowMs,
    })
    .execute();
}

/** Moves the newest version from `version` to the next. @returns whether it still was at `version` */
export async function advanceVersion(
  db: Db,
  id: AnnouncementId,
  version: number,
  content: AnnouncementContent,
  nowMs: number,
): Promise<boolean> {
  const result = await db
    .updateTable("announcement")
    .set({ version: version + 1, search: searchTextOf(content), updated_at: nowMs })
    .where("id", "=", id)
    .where("version", "=", version)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

export interface Publication {
  readonly id: AnnouncementId;
  readonly version: number;
  readonly startsAtMs: number | null;
  readonly endsAtMs: number | null;
  readonly nowMs: number;
}

/** Puts the newest version on the screens. @returns whether `version` still was the newest */
export async function setPublished(db: Db, { id, version, startsAtMs, endsAtMs, nowMs }: Publication): Promise<boolean> {
  const result = await db
    .updateTable("announcement")
    .set({
      published_version: version,
      published_at: nowMs,
      withdrawn_at: null,
      starts_at: startsAtMs,
      ends_at: endsAtMs,
      updated_at: nowMs,
    })
    .where("id", "=", id)
    .where("version", "=", version)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

export async function setWithdrawn(db: Db, id: AnnouncementId, version: number, nowMs: number): Promise<boolean> {
  const result = await db
    .updateTable("announcement")
    .set({ withdrawn_at: nowMs, updated_at: nowMs })
    .where("id", "=", id)
    .where("version", "=", version)
    .where("published_version", "is not", null)
    .where("withdrawn_at", "is", null)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/** Deletes a draft with all its versions. @returns false if it was ever published, or is not there */
export async function deleteDraft(db: Db, id: AnnouncementId): Promise<boolean> {
  const result = await db.deleteFrom("announcement").where("id", "=", id).where("published_version", "is", null).executeTakeFirst();
  return result.numDeletedRows === 1n;
}

export async function findTargets(db: Db, id: AnnouncementId): Promise<GroupId[]> {
  const rows = await db
    .selectFrom("announcement_target")
    .select("group_id")
    .where("announcement_id", "=", id)
    .orderBy("group_id")
    .execute();
  return rows.map((row) => row.group_id as GroupId);
}

/** Notes the groups that the announcement holds on to: those cannot be removed. */
export async function setTargets(db: Db, id: AnnouncementId, groupIds: readonly GroupId[]): Promise<void> {
  await db.deleteFrom("announcement_target").where("announcement_id", "=", id).execute();
  if (groupIds.length === 0) return;
  await db
    .insertInto("announcement_target")
    .values([...new Set(groupIds)].map((groupId) => ({ announcement_id: id, group_id: groupId })))
    .execute();
}

/** The versions that are on the screens now, or will be: id and version only, for whoever keeps the contents. */
export async function findPublishedVersions(
  db: Db,
): Promise<{ readonly id: AnnouncementId; readonly version: number; readonly publishedAtMs: number }[]> {
  const rows = await db
    .selectFrom("announcement")
    .select(["id", "published_version", "published_at"])
    .where("published_version", "is not", null)
    .where("withdrawn_at", "is", null)
    .orderBy("id")
    .execute();
  return rows.map((row) => ({ id: row.id as AnnouncementId, version: row.published_version ?? 0, publishedAtMs: row.published_at ?? 0 }));
}

export async function findPublished(db: Db, id: AnnouncementId): Promise<PublishedAnnouncement | undefined> {
  return (await selectPublished(db, id)).map(toPublished)[0];
}

/** As `findPublished`; one that cannot be read counts as not published. */
export async function findReadable(db: Db, id: AnnouncementId, tell: TellUnreadable): Promise<PublishedAnnouncement | undefined> {
  return readable(await selectPublished(db, id), toPublished, () => `announcement ${id}`, tell)[0];
}

function selectPublished(db: Db, id: AnnouncementId) {
  return db
    .selectFrom("announcement")
    .innerJoin("announcement_version as v", (join) =>
      join.onRef("v.announcement_id", "=", "announcement.id").onRef("v.number", "=", "announcement.published_version"),
    )
    .select(["announcement.id", "announcement.published_version", "announcement.published_at", "v.content"])
    .where("announcement.id", "=", id)
    .execute();
}

/** Announcements with the content of their newest version. */
export function selectAnnouncements(db: Db) {
  return db
    .selectFrom("announcement")
    .innerJoin("announcement_version as v", (join) =>
      join.onRef("v.announcement_id", "=", "announcement.id").onRef("v.number", "=", "announcement.version"),
    )
    .innerJoin("account", "account.id", "v.created_by")
    .selectAll("announcement")
    .select(["v.content", "account.name as updated_by"]);
}

type AnnouncementQuery = ReturnType<typeof selectAnnouncements>;

function inState(query: AnnouncementQuery, state: AnnouncementState | undefined, nowMs: number): AnnouncementQuery {
  if (state === undefined) return query;
  if (state === "draft") return query.where("published_version", "is", null);
  if (state === "withdrawn") return query.where("withdrawn_at", "is not", null);
  const published = query.where("published_version", "is not", null).where("withdrawn_at", "is", null);
  switch (state) {
    case "scheduled":
      return published.where("starts_at", ">", nowMs);
    case "live":
      return published
        .where((eb) => eb.or([eb("starts_at", "is", null), eb("starts_at", "<=", nowMs)]))
        .where((eb) => eb.or([eb("ends_at", "is", null), eb("ends_at", ">", nowMs)]));
    case "ended":
      return published.where("ends_at", "<=", nowMs).where((eb) => eb.or([eb("starts_at", "is", null), eb("starts_at", "<=", nowMs)]));
  }
}

function searchTextOf(content: AnnouncementContent): string {
  return toSearchText(content.languages.map((language) => textIn(content, language)).join(" "));
}
