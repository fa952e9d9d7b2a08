import * as z from "zod/mini";
import { Heartbeat } from "../../domain/api/player-events.ts";
import type { ScreenId } from "../../domain/model/id.ts";
import { PresenceState } from "../../domain/model/screen.ts";
import type { Db } from "../platform/database/database.ts";
import { inChunks } from "../platform/database/in-chunks.ts";
import { readJsonOr } from "../platform/database/json-column.ts";
import { newId } from "../platform/secret.ts";

/** What a screen said last, and when. */
export interface Report {
  readonly screenId: ScreenId;
  readonly seenAtMs: number;
  readonly heartbeat: Heartbeat;
}

export interface StateChange {
  readonly screenId: ScreenId;
  readonly state: PresenceState;
  readonly atMs: number;
}

/** Writes the last report of many screens. Screens that were unpaired meanwhile are passed over. */
export async function saveReports(db: Db, reports: readonly Report[]): Promise<void> {
  await inChunks(reports, async (some) => {
    const known = await knownScreens(db, some);
    const rows = some.filter(({ screenId }) => known.has(screenId));
    if (rows.length === 0) return;
    await db
      .insertInto("screen_report")
      .values(
        rows.map(({ screenId, seenAtMs, heartbeat }) => ({ screen_id: screenId, seen_at: seenAtMs, report: JSON.stringify(heartbeat) })),
      )
      .onConflict((conflict) =>
        conflict.column("screen_id").doUpdateSet((eb) => ({ seen_at: eb.ref("excluded.seen_at"), report: eb.ref("excluded.report") })),
      )
      .execute();
  });
}

export async function saveStateChanges(db: Db, changes: readonly StateChange[]): Promise<void> {
  await inChunks(changes, async (some) => {
    const known = await knownScreens(db, some);
    const rows = some.filter(({ screenId }) => known.has(screenId));
    if (rows.length === 0) return;
    await db
      .insertInto("screen_state_change")
      .values(rows.map(({ screenId, state, atMs }) => ({ id: newId(), screen_id: screenId, state, at: atMs })))
      .execute();
  });
}

export async function findReports(db: Db): Promise<Report[]> {
  return (await db.selectFrom("screen_report").selectAll().orderBy("screen_id").execute()).flatMap(toReport);
}

/** The reports of those of some screens that were seen after an instant, by whatever server. */
export async function findReportsSince(db: Db, ids: readonly ScreenId[], sinceMs: number): Promise<readonly Report[]> {
  const found: Report[] = [];
  await inChunks(ids, async (some) => {
    const rows = await db
      .selectFrom("screen_report")
      .selectAll()
      .where("screen_id", "in", [...some])
      .where("seen_at", ">", sinceMs)
      .execute();
    found.push(...rows.flatMap(toReport));
  });
  return found;
}

function toReport(row: { readonly screen_id: string; readonly seen_at: number; readonly report: string }): Report[] {
  // A report written by another version, or damaged, is not worth failing for: the next heartbeat replaces it.
  const heartbeat = readJsonOr(Heartbeat, row.report, null);
  return heartbeat === null ? [] : [{ screenId: row.screen_id as ScreenId, seenAtMs: row.seen_at, heartbeat }];
}

/** The state each screen is in by the record, and since when. */
export async function findLastStates(db: Db): Promise<ReadonlyMap<ScreenId, StateChange>> {
  const rows = await db
    .selectFrom("screen_state_change as c")
    .innerJoin(
      (eb) =>
        eb
          .selectFrom("screen_state_change")
          .select(["screen_id", eb.fn.max("at").as("last")])
          .groupBy("screen_id")
          .as("m"),
      (join) => join.onRef("m.screen_id", "=", "c.screen_id").onRef("m.last", "=", "c.at"),
    )
    .select(["c.screen_id", "c.state", "c.at"])
    .orderBy("c.id")
    .execute();
  return new Map(
    rows.map((row) => [
      row.screen_id as ScreenId,
      { screenId: row.screen_id as ScreenId, state: z.parse(PresenceState, row.state), atMs: row.at },
    ]),
  );
}

async function knownScreens(db: Db, items: readonly { readonly screenId: ScreenId }[]): Promise<ReadonlySet<string>> {
  const ids = [...new Set(items.map((item) => item.screenId))];
  const rows = await db.selectFrom("screen").select("id").where("id", "in", ids).execute();
  return new Set(rows.map((row) => row.id));
}
