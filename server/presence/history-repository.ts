import { sql } from "kysely";
import type { Availability } from "../../domain/model/availability.ts";
import type { ScreenId } from "../../domain/model/id.ts";
import { PresenceState } from "../../domain/model/screen.ts";
import type { Interval, LocalDate, TimeZone } from "../../domain/model/time.ts";
import type { StateSince } from "../../domain/programme/availability.ts";
import type { Db } from "../platform/database/database.ts";
import { BATCH, deleteInBatches } from "../platform/database/delete-in-batches.ts";
import { inChunks } from "../platform/database/in-chunks.ts";

/** The states of screens within a frame, each beginning with the one it was in before, if that is known. */
export async function findStates(db: Db, ids: readonly ScreenId[], { fromMs, untilMs }: Interval): Promise<Map<ScreenId, StateSince[]>> {
  const states = new Map<ScreenId, StateSince[]>(ids.map((id) => [id, []]));
  if (ids.length === 0) return states;
  const before = db
    .selectFrom("screen_state_change")
    .select(["screen_id", ({ fn }) => fn.max("at").as("last")])
    .where("screen_id", "in", [...ids])
    .where("at", "<=", fromMs)
    .groupBy("screen_id");
  const rows = await db
    .selectFrom("screen_state_change as c")
    .leftJoin(before.as("b"), "b.screen_id", "c.screen_id")
    .select(["c.screen_id", "c.state", "c.at"])
    .where("c.screen_id", "in", [...ids])
    .where("c.at", "<", untilMs)
    .where(({ or, eb }) => or([eb("c.at", ">", fromMs), sql<boolean>`c.at = b.last`]))
    .orderBy("c.at")
    .orderBy("c.id")
    .execute();
  for (const row of rows) states.get(row.screen_id as ScreenId)?.push({ state: PresenceState.parse(row.state), atMs: row.at });
  return states;
}

/** Forgets changes before an instant, but never the last one of a screen: that is the state it is in. @returns how many */
export async function deleteOldStates(db: Db, beforeMs: number): Promise<number> {
  return deleteInBatches(async () => {
    const old = db
      .selectFrom("screen_state_change as c")
      .select("c.id")
      .where("c.at", "<", beforeMs)
      .where(({ exists, selectFrom }) =>
        exists(
          selectFrom("screen_state_change as n")
            .select("n.id")
            .whereRef("n.screen_id", "=", "c.screen_id")
            .whereRef("n.at", ">", "c.at")
            .where("n.at", "<", beforeMs),
        ),
      )
      .limit(BATCH);
    const result = await db.deleteFrom("screen_state_change").where("id", "in", old).executeTakeFirst();
    return Number(result.numDeletedRows);
  });
}

export interface ScreenZone {
  readonly screenId: ScreenId;
  readonly zone: TimeZone;
  readonly pairedAtMs: number;
}

/** In which zone screens hang. Unknown ones are left out. */
export async function findZones(db: Db, ids: readonly ScreenId[]): Promise<readonly ScreenZone[]> {
  if (ids.length === 0) return [];
  return (
    await selectZones(db)
      .where("screen.id", "in", [...ids])
      .execute()
  ).map(toZone);
}

export interface Unsummed extends ScreenZone {
  /** The last day that is stored. */
  readonly lastDay: LocalDate | null;
}

/** Screens of which no day from `day` on is stored. */
export async function findUnsummed(db: Db, day: LocalDate, limit: number): Promise<readonly Unsummed[]> {
  const rows = await selectZones(db)
    .leftJoin(
      (eb) =>
        eb
          .selectFrom("availability_day")
          .select(["screen_id", ({ fn }) => fn.max("day").as("last_day")])
          .groupBy("screen_id")
          .as("stored"),
      (join) => join.onRef("stored.screen_id", "=", "screen.id"),
    )
    .select("stored.last_day")
    .where(({ or, eb }) => or([eb("stored.last_day", "is", null), eb("stored.last_day", "<", day)]))
    .orderBy("screen.id")
    .limit(limit)
    .execute();
  return rows.map((row) => ({ ...toZone(row), lastDay: row.last_day as LocalDate | null }));
}

function selectZones(db: Db) {
  return db.selectFrom("screen").innerJoin("site", "site.id", "screen.site_id").select(["screen.id", "screen.paired_at", "site.zone"]);
}

function toZone(row: { readonly id: string; readonly paired_at: number; readonly zone: string }): ScreenZone {
  return { screenId: row.id as ScreenId, zone: row.zone as TimeZone, pairedAtMs: row.paired_at };
}

export interface AvailableOn extends Availability {
  readonly screenId: ScreenId;
  readonly day: LocalDate;
}

/** What is stored of days, the first one wins. */
export async function saveDays(db: Db, days: readonly AvailableOn[]): Promise<void> {
  await inChunks(days, async (some) => {
    const rows = some.map(({ screenId, day, heardMs, staleMs, knownMs }) => ({
      screen_id: screenId,
      day,
      heard_ms: heardMs,
      stale_ms: staleMs,
      known_ms: knownMs,
    }));
    await db
      .insertInto("availability_day")
      .values(rows)
      .onConflict((conflict) => conflict.columns(["screen_id", "day"]).doNothing())
      .execute();
  });
}

/** The stored days of screens, from `from` until `until` (exclusive). */
export async function findDays(db: Db, ids: readonly ScreenId[], from: LocalDate, until: LocalDate): Promise<readonly AvailableOn[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom("availability_day")
    .selectAll()
    .where("screen_id", "in", [...ids])
    .where("day", ">=", from)
    .where("day", "<", until)
    .execute();
  return rows.map((row) => ({
    screenId: row.screen_id as ScreenId,
    day: row.day as LocalDate,
    heardMs: row.heard_ms,
    staleMs: row.stale_ms,
    knownMs: row.known_ms,
  }));
}

export async function deleteOldDays(db: Db, before: LocalDate): Promise<number> {
  const result = await db.deleteFrom("availability_day").where("day", "<", before).executeTakeFirst();
  return Number(result.numDeletedRows);
}
