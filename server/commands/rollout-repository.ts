import * as z from "zod/mini";
import { CommandKind, CommandState, type Rollout, RolloutState, type ScreenCommand } from "../../domain/model/command.ts";
import { type RolloutId, ScreenId, type UserId } from "../../domain/model/id.ts";
import type { Instant } from "../../domain/model/time.ts";
import type { Db } from "../platform/database/database.ts";
import { readJson } from "../platform/database/json-column.ts";
import { type Page, type PageRequest, readNumberCursor, toPage } from "../platform/database/page.ts";
import { findCommandsOf } from "./command-repository.ts";

interface NewRollout {
  readonly id: RolloutId;
  readonly kind: CommandKind;
  readonly stages: readonly number[];
  readonly askedBy: UserId;
  readonly askedAtMs: number;
}

export async function insertRollout(tx: Db, { id, kind, stages, askedBy, askedAtMs }: NewRollout): Promise<void> {
  await tx
    .insertInto("rollout")
    .values({
      id,
      kind,
      state: "running",
      stage: 0,
      stages: JSON.stringify(stages),
      culprits: "[]",
      asked_by: askedBy,
      asked_at: askedAtMs,
    })
    .execute();
}

export interface RolloutStep {
  readonly state: RolloutState;
  readonly stage: number;
  readonly culprits: readonly ScreenId[];
}

/** Takes a roll-out from one step to the next. @returns false if it is not at `from` any more: somebody else was faster */
export async function stepRollout(tx: Db, id: RolloutId, from: Pick<RolloutStep, "state" | "stage">, to: RolloutStep): Promise<boolean> {
  const result = await tx
    .updateTable("rollout")
    .set({ state: to.state, stage: to.stage, culprits: JSON.stringify(to.culprits) })
    .where("id", "=", id)
    .where("state", "=", from.state)
    .where("stage", "=", from.stage)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/** Those that go on by themselves. */
export async function findRunning(db: Db, nowMs: number): Promise<readonly Rollout[]> {
  const rows = await selectRollouts(db).where("r.state", "=", "running").orderBy("r.asked_at").execute();
  return Promise.all(rows.map((row) => toRollout(db, row, nowMs)));
}

export async function findRollout(db: Db, id: RolloutId, nowMs: number): Promise<Rollout | undefined> {
  const row = await selectRollouts(db).where("r.id", "=", id).executeTakeFirst();
  return row && toRollout(db, row, nowMs);
}

/** Newest first. */
export async function listRollouts(db: Db, { cursor, limit }: PageRequest, nowMs: number): Promise<Page<Rollout>> {
  const after = readNumberCursor(cursor);
  let query = selectRollouts(db);
  if (after) query = query.where(({ eb, refTuple, tuple }) => eb(refTuple("r.asked_at", "r.id"), "<", tuple(...after)));
  const rows = await query
    .orderBy("r.asked_at", "desc")
    .orderBy("r.id", "desc")
    .limit(limit + 1)
    .execute();
  const { items, nextCursor } = toPage(
    rows,
    limit,
    (row) => [row.asked_at, row.id],
    (row) => row,
  );
  return { items: await Promise.all(items.map((row) => toRollout(db, row, nowMs))), nextCursor };
}

function selectRollouts(db: Db) {
  return db.selectFrom("rollout as r").innerJoin("account as a", "a.id", "r.asked_by").selectAll("r").select("a.name as asked_by_name");
}

type RolloutRow = Awaited<ReturnType<ReturnType<typeof selectRollouts>["execute"]>>[number];

async function toRollout(db: Db, row: RolloutRow, nowMs: number): Promise<Rollout> {
  const id = row.id as RolloutId;
  return {
    id,
    kind: CommandKind.parse(row.kind),
    state: RolloutState.parse(row.state),
    askedBy: row.asked_by as UserId,
    askedByName: row.asked_by_name,
    askedAtMs: row.asked_at as Instant,
    stage: row.stage,
    stages: readJson(z.array(z.int()), row.stages),
    counts: countsOf(await findCommandsOf(db, id, nowMs)),
    culprits: readJson(z.array(ScreenId), row.culprits),
  };
}

function countsOf(commands: readonly ScreenCommand[]): Rollout["counts"] {
  const counts = Object.fromEntries(CommandState.options.map((state) => [state, 0])) as Rollout["counts"];
  for (const { state } of commands) counts[state] += 1;
  return counts;
}
