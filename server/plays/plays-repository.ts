import { sql } from "kysely";
import type { ScreenId, SiteId } from "../../domain/model/id.ts";
import type { PanelState } from "../../domain/model/play.ts";
import type { TimeZone } from "../../domain/model/time.ts";
import { dateOf } from "../../domain/programme/wall-clock.ts";
import type { Db } from "../platform/database/database.ts";
import { BATCH, deleteInBatches } from "../platform/database/delete-in-batches.ts";
import type { Painted } from "./bounds.ts";

/** Instances remembered of a screen. It makes a new one at each pairing and, without storage, at each start. */
const MAX_INSTANCES = 20;

export interface Numbered {
  readonly instance: string;
  readonly sequence: number;
}

/**
 * Notes that a batch of this number is being counted; held for the transaction, so that the same batch coming twice at once waits.
 * @returns null if it may be counted; else the number up to which the instance is counted already
 */
export async function claimSequence(tx: Db, screenId: ScreenId, { instance, sequence }: Numbered, nowMs: number): Promise<number | null> {
  const claimed = await tx
    .insertInto("play_instance")
    .values({ screen_id: screenId, instance, sequence, missing: sequence - 1, heard_at: nowMs })
    .onConflict((conflict) =>
      conflict
        .columns(["screen_id", "instance"])
        .doUpdateSet({
          sequence,
          missing: sql<number>`play_instance.missing + ${sequence} - play_instance.sequence - 1`,
          heard_at: nowMs,
        })
        .where("play_instance.sequence", "<", sequence),
    )
    .returning("sequence")
    .executeTakeFirst();
  if (claimed !== undefined) return null;
  const { sequence: last } = await tx
    .selectFrom("play_instance")
    .select("sequence")
    .where("screen_id", "=", screenId)
    .where("instance", "=", instance)
    .executeTakeFirstOrThrow();
  return last;
}

export interface PlaysPlace {
  readonly siteId: SiteId;
  readonly zone: TimeZone;
  readonly headcount: number;
  readonly pairedAtMs: number;
}

/** Where a screen hangs; undefined if it was unpaired meanwhile. */
export async function findPlace(db: Db, screenId: ScreenId): Promise<PlaysPlace | undefined> {
  const row = await db
    .selectFrom("screen")
    .innerJoin("site", "site.id", "screen.site_id")
    .select(["screen.site_id", "site.zone", "site.headcount", "screen.paired_at"])
    .where("screen.id", "=", screenId)
    .executeTakeFirst();
  return row && { siteId: row.site_id as SiteId, zone: row.zone as TimeZone, headcount: row.headcount, pairedAtMs: row.paired_at };
}

/** Remembers the newest instances of a screen and no more: a screen cannot fill the table by ever new ones. */
export async function forgetInstances(tx: Db, screenId: ScreenId): Promise<void> {
  const rows = await tx
    .selectFrom("play_instance")
    .select("instance")
    .where("screen_id", "=", screenId)
    .orderBy("heard_at", "desc")
    .orderBy("instance")
    .execute();
  const old = rows.slice(MAX_INSTANCES).map(({ instance }) => instance);
  if (old.length > 0) await tx.deleteFrom("play_instance").where("screen_id", "=", screenId).where("instance", "in", old).execute();
}

/** What a screen has painted in these hours (their starts, UTC). */
export async function findHours(db: Db, screenId: ScreenId, hours: readonly number[]): Promise<Map<number, Painted>> {
  if (hours.length === 0) return new Map();
  const rows = await db
    .selectFrom("play_hour")
    .selectAll()
    .where("screen_id", "=", screenId)
    .where("hour", "in", [...hours])
    .execute();
  return new Map(rows.map((row) => [row.hour, { count: row.painted_count, paintedMs: row.painted_ms }]));
}

/** What a screen has painted on these days of its site, of everything together. */
export async function findDays(db: Db, screenId: ScreenId, days: readonly number[]): Promise<Map<number, Painted>> {
  if (days.length === 0) return new Map();
  const byDate = new Map(days.map((day) => [dateOf(day) as string, day]));
  const rows = await db
    .selectFrom("play_day")
    .select(["day", "painted_count", "on_ms", "off_ms", "unknown_ms"])
    .where("screen_id", "=", screenId)
    .where("day", "in", [...byDate.keys()])
    .execute();
  const painted = new Map<number, Painted>();
  for (const row of rows) {
    const day = byDate.get(row.day) ?? 0;
    const { count, paintedMs } = painted.get(day) ?? { count: 0, paintedMs: 0 };
    painted.set(day, { count: count + row.painted_count, paintedMs: paintedMs + row.on_ms + row.off_ms + row.unknown_ms });
  }
  return painted;
}

export async function addToHour(tx: Db, screenId: ScreenId, hour: number, { count, paintedMs }: Painted): Promise<void> {
  await tx
    .insertInto("play_hour")
    .values({ screen_id: screenId, hour, painted_count: count, painted_ms: paintedMs })
    .onConflict((conflict) =>
      conflict.columns(["screen_id", "hour"]).doUpdateSet({
        painted_count: sql<number>`play_hour.painted_count + excluded.painted_count`,
        painted_ms: sql<number>`play_hour.painted_ms + excluded.painted_ms`,
      }),
    )
    .execute();
}

/** What was painted of something on a day of a screen's site, by what is known of the panel. */
export interface PaintedOnDay {
  readonly day: number;
  readonly subject: string;
  readonly siteId: SiteId;
  readonly count: number;
  readonly ms: Readonly<Record<PanelState, number>>;
}

/** Adds to the sums of days. Each day and subject stands in them once. */
export async function addToDays(tx: Db, screenId: ScreenId, sums: readonly PaintedOnDay[]): Promise<void> {
  if (sums.length === 0) return;
  await tx
    .insertInto("play_day")
    .values(
      sums.map(({ day, subject, siteId, count, ms }) => ({
        screen_id: screenId,
        day: dateOf(day),
        subject,
        site_id: siteId,
        scheduled_count: 0,
        scheduled_ms: 0,
        painted_count: count,
        on_ms: ms.on,
        off_ms: ms.off,
        unknown_ms: ms.unknown,
      })),
    )
    .onConflict((conflict) =>
      conflict.columns(["screen_id", "day", "subject"]).doUpdateSet({
        painted_count: sql<number>`play_day.painted_count + excluded.painted_count`,
        on_ms: sql<number>`play_day.on_ms + excluded.on_ms`,
        off_ms: sql<number>`play_day.off_ms + excluded.off_ms`,
        unknown_ms: sql<number>`play_day.unknown_ms + excluded.unknown_ms`,
      }),
    )
    .execute();
}

/** Forgets the hours before `hoursBeforeMs` and the days before `daysBefore` (number of the day). @returns how many rows */
export async function deleteOldPlays(db: Db, hoursBeforeMs: number, daysBefore: number): Promise<{ hours: number; days: number }> {
  const oldHours = db.selectFrom("play_hour").select(["screen_id", "hour"]).where("hour", "<", hoursBeforeMs).limit(BATCH);
  const hours = await deleteInBatches(async () => {
    const result = await db
      .deleteFrom("play_hour")
      .where(({ eb, refTuple }) => eb(refTuple("screen_id", "hour"), "in", oldHours.$asTuple("screen_id", "hour")))
      .executeTakeFirst();
    return Number(result.numDeletedRows);
  });
  const oldDays = db.selectFrom("play_day").select(["screen_id", "day", "subject"]).where("day", "<", dateOf(daysBefore)).limit(BATCH);
  const days = await deleteInBatches(async () => {
    const result = await db
      .deleteFrom("play_day")
      .where(({ eb, refTuple }) => eb(refTuple("screen_id", "day", "subject"), "in", oldDays.$asTuple("screen_id", "day", "subject")))
      .executeTakeFirst();
    return Number(result.numDeletedRows);
  });
  return { hours, days };
}
