import { sql } from "kysely";
import type { PlaysBy } from "../../domain/api/reports.ts";
import type { AnnouncementId, GroupId, ScreenId, SiteId } from "../../domain/model/id.ts";
import { LOST_SLIDE } from "../../domain/model/play.ts";
import { LocalDate } from "../../domain/model/time.ts";
import type { Db } from "../platform/database/database.ts";
import { type Page, type PageRequest, readCursor, toPage } from "../platform/database/page.ts";

export interface PlaysFilter extends PageRequest {
  readonly by: PlaysBy;
  readonly from: LocalDate;
  readonly until: LocalDate;
  readonly announcementId?: AnnouncementId | undefined;
  readonly siteId?: SiteId | undefined;
  readonly screenId?: ScreenId | undefined;
  /** Screens that are in any of these. */
  readonly groupIds?: readonly GroupId[] | undefined;
}

/** Sums of one announcement (null: of what was lost) on one day at one place (empty: at all of them). */
export interface PlaySums {
  readonly day: LocalDate;
  readonly placeId: string;
  readonly announcementId: AnnouncementId | null;
  readonly screens: number;
  readonly scheduledCount: number;
  readonly scheduledMs: number;
  readonly paintedCount: number;
  readonly onMs: number;
  readonly offMs: number;
  readonly unknownMs: number;
}

const PLACE = {
  total: sql<string>`''`,
  site: sql<string>`p.site_id`,
  group: sql<string>`m.group_id`,
  screen: sql<string>`p.screen_id`,
} as const satisfies Record<PlaysBy, unknown>;

/** Sums by day, newest first, then by place and announcement. What is no announcement (takeovers, the house slide, darkness) is left out. */
export async function listPlaySums(db: Db, filter: PlaysFilter): Promise<Page<PlaySums>> {
  const { by, from, until, announcementId, siteId, screenId, groupIds, cursor, limit } = filter;
  const place = PLACE[by];
  const after = readCursor(cursor);
  let query = db
    .selectFrom("play_day as p")
    .$if(by === "group", (q) => q.innerJoin("screen_membership as m", "m.screen_id", "p.screen_id") as never)
    .where("p.day", ">=", from)
    .where("p.day", "<", until)
    .where(({ or, eb, exists, selectFrom }) =>
      announcementId === undefined
        ? or([eb("p.subject", "=", LOST_SLIDE), exists(selectFrom("announcement as a").select("a.id").whereRef("a.id", "=", "p.subject"))])
        : eb("p.subject", "in", [announcementId, LOST_SLIDE]),
    );
  if (siteId) query = query.where("p.site_id", "=", siteId);
  if (screenId) query = query.where("p.screen_id", "=", screenId);
  if (groupIds) query = query.where("p.screen_id", "in", membersOf(db, groupIds));
  if (after) {
    const [day, rest] = [String(after[0]), after[1].split(" ")];
    query = query.where(({ or, and, eb }) =>
      or([eb("p.day", "<", day), and([eb("p.day", "=", day), sql<boolean>`(${place}, p.subject) > (${rest[0] ?? ""}, ${rest[1] ?? ""})`])]),
    );
  }
  const rows = await query
    .select(["p.day", place.as("place"), "p.subject"])
    .select([
      sum("p.scheduled_count").as("scheduled_count"),
      sum("p.scheduled_ms").as("scheduled_ms"),
      sum("p.painted_count").as("painted_count"),
      sum("p.on_ms").as("on_ms"),
      sum("p.off_ms").as("off_ms"),
      sum("p.unknown_ms").as("unknown_ms"),
      sql<number>`cast(count(distinct p.screen_id) as integer)`.as("screens"),
    ])
    .groupBy(by === "total" ? [sql`p.day`, sql`p.subject`] : [sql`p.day`, place, sql`p.subject`])
    .orderBy("p.day", "desc")
    .orderBy("place")
    .orderBy("p.subject")
    .limit(limit + 1)
    .execute();
  return toPage(rows, limit, (row) => [row.day, `${row.place} ${row.subject}`], toSums);
}

interface SumsRow {
  readonly day: string;
  readonly place: string;
  readonly subject: string;
  readonly screens: number;
  readonly scheduled_count: number;
  readonly scheduled_ms: number;
  readonly painted_count: number;
  readonly on_ms: number;
  readonly off_ms: number;
  readonly unknown_ms: number;
}

function toSums(row: SumsRow): PlaySums {
  return {
    day: LocalDate.parse(row.day),
    placeId: row.place,
    announcementId: row.subject === LOST_SLIDE ? null : (row.subject as AnnouncementId),
    screens: row.screens,
    scheduledCount: row.scheduled_count,
    scheduledMs: row.scheduled_ms,
    paintedCount: row.painted_count,
    onMs: row.on_ms,
    offMs: row.off_ms,
    unknownMs: row.unknown_ms,
  };
}

function membersOf(db: Db, groupIds: readonly GroupId[]) {
  return db
    .selectFrom("screen_membership")
    .select("screen_id")
    .where("group_id", "in", groupIds.length > 0 ? [...groupIds] : [""]);
}

/** PostgreSQL's sum of a bigint is a decimal, which would arrive as text. */
function sum(column: string) {
  return sql<number>`cast(sum(${sql.ref(column)}) as bigint)`;
}

/** The names of places; what does not exist any more has none. */
export async function findPlaceNames(db: Db, by: PlaysBy, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (by === "total" || ids.length === 0) return new Map();
  const table = ({ site: "site", group: "screen_group", screen: "screen" } as const)[by];
  const rows = await db
    .selectFrom(table)
    .select(["id", "name"])
    .where("id", "in", [...new Set(ids)])
    .execute();
  return new Map(rows.map((row) => [row.id, row.name]));
}
