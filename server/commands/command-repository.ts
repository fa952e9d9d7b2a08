import { sql } from "kysely";
import { ANSWER_MS, CommandKind, type CommandOutcome, type CommandState, type ScreenCommand } from "../../domain/model/command.ts";
import type { CommandId, RolloutId, ScreenId, UserId } from "../../domain/model/id.ts";
import type { Instant } from "../../domain/model/time.ts";
import type { Db } from "../platform/database/database.ts";
import { BATCH, deleteInBatches } from "../platform/database/delete-in-batches.ts";
import { inChunks } from "../platform/database/in-chunks.ts";
import { type Page, type PageRequest, readNumberCursor, toPage } from "../platform/database/page.ts";

/** A command as it is made. `held`: until its stage comes. */
export interface NewCommand {
  readonly id: CommandId;
  readonly screenId: ScreenId;
  readonly kind: CommandKind;
  readonly rolloutId: RolloutId | null;
  readonly stage: number;
  readonly held: boolean;
  readonly askedBy: UserId;
  readonly askedAtMs: number;
  readonly expiresAtMs: number;
}

export async function insertCommands(tx: Db, commands: readonly NewCommand[]): Promise<void> {
  await inChunks(commands, async (some) => {
    await tx
      .insertInto("screen_command")
      .values(
        some.map((command) => ({
          id: command.id,
          screen_id: command.screenId,
          kind: command.kind,
          rollout_id: command.rolloutId,
          stage: command.stage,
          asked_by: command.askedBy,
          asked_at: command.askedAtMs,
          held: command.held ? 1 : 0,
          expires_at: command.expiresAtMs,
          sent_at: null,
          answered_at: null,
          outcome: null,
          note: null,
        })),
      )
      .execute();
  });
}

/** What a command tells a screen to do. */
export interface OpenCommand {
  readonly id: CommandId;
  readonly screenId: ScreenId;
  readonly kind: CommandKind;
}

/** The screens that have something to do. */
export async function findScreensTold(db: Db, nowMs: number): Promise<ReadonlySet<ScreenId>> {
  const rows = await selectOpen(db, nowMs).select("screen_id").distinct().execute();
  return new Set(rows.map((row) => row.screen_id as ScreenId));
}

/** What a screen has to do, oldest first. */
export async function findOpenCommands(db: Db, screenId: ScreenId, nowMs: number): Promise<readonly OpenCommand[]> {
  const rows = await selectOpen(db, nowMs)
    .select(["id", "kind"])
    .where("screen_id", "=", screenId)
    .orderBy("asked_at")
    .orderBy("id")
    .execute();
  return rows.map((row) => ({ id: row.id as CommandId, screenId, kind: CommandKind.parse(row.kind) }));
}

function selectOpen(db: Db, nowMs: number) {
  return db.selectFrom("screen_command").where("outcome", "is", null).where("held", "=", 0).where("expires_at", ">", nowMs);
}

/** Notes when a screen was first sent these commands. */
export async function markSent(db: Db, ids: readonly CommandId[], nowMs: number): Promise<void> {
  if (ids.length === 0) return;
  await db
    .updateTable("screen_command")
    .set({ sent_at: nowMs })
    .where("id", "in", [...ids])
    .where("sent_at", "is", null)
    .execute();
}

/**
 * Closes a command of a screen; the first answer stands.
 * @returns what it was, or null if the screen has no such command that is open
 */
export async function closeCommand(
  db: Db,
  screenId: ScreenId,
  id: CommandId,
  { outcome, note, nowMs }: { readonly outcome: CommandOutcome; readonly note: string | null; readonly nowMs: number },
): Promise<CommandKind | null> {
  const row = await db
    .updateTable("screen_command")
    .set({ outcome, note, answered_at: nowMs, sent_at: sql<number>`coalesce(sent_at, ${nowMs})` })
    .where("id", "=", id)
    .where("screen_id", "=", screenId)
    .where("outcome", "is", null)
    .where("held", "=", 0)
    .returning("kind")
    .executeTakeFirst();
  return row === undefined ? null : CommandKind.parse(row.kind);
}

/** Takes back what was not sent: one command, or all that are left of a roll-out. @returns the screens they were for */
export async function withdrawCommands(
  tx: Db,
  which: { readonly id: CommandId } | { readonly rolloutId: RolloutId },
): Promise<readonly ScreenId[]> {
  const rows = await tx
    .updateTable("screen_command")
    .set({ outcome: "withdrawn" })
    .where("outcome", "is", null)
    .where("sent_at", "is", null)
    .where((eb) => ("id" in which ? eb("id", "=", which.id) : eb("rollout_id", "=", which.rolloutId)))
    .returning("screen_id")
    .execute();
  return rows.map((row) => row.screen_id as ScreenId);
}

/** Closes what has waited too long. @returns the screens it was for */
export async function expireCommands(db: Db, nowMs: number): Promise<readonly ScreenId[]> {
  const rows = await db
    .updateTable("screen_command")
    .set({ outcome: "expired" })
    .where("outcome", "is", null)
    .where("held", "=", 0)
    .where("expires_at", "<=", nowMs)
    .returning("screen_id")
    .execute();
  return rows.map((row) => row.screen_id as ScreenId);
}

/** Lets a stage of a roll-out begin. What it tells lasts from now on. @returns its screens */
export async function releaseStage(tx: Db, rolloutId: RolloutId, stage: number, expiresAtMs: number): Promise<readonly ScreenId[]> {
  const rows = await tx
    .updateTable("screen_command")
    .set({ held: 0, expires_at: expiresAtMs })
    .where("rollout_id", "=", rolloutId)
    .where("stage", "=", stage)
    .where("held", "=", 1)
    .where("outcome", "is", null)
    .returning("screen_id")
    .execute();
  return rows.map((row) => row.screen_id as ScreenId);
}

/** What was told to a screen, newest first. */
export async function listCommands(
  db: Db,
  screenId: ScreenId,
  { cursor, limit }: PageRequest,
  nowMs: number,
): Promise<Page<ScreenCommand>> {
  const after = readNumberCursor(cursor);
  let query = selectCommands(db).where("c.screen_id", "=", screenId);
  if (after) query = query.where(({ eb, refTuple, tuple }) => eb(refTuple("c.asked_at", "c.id"), "<", tuple(...after)));
  const rows = await query
    .orderBy("c.asked_at", "desc")
    .orderBy("c.id", "desc")
    .limit(limit + 1)
    .execute();
  return toPage(
    rows,
    limit,
    (row) => [row.asked_at, row.id],
    (row) => toCommand(row, nowMs),
  );
}

export async function findCommand(db: Db, id: CommandId, nowMs: number): Promise<ScreenCommand | undefined> {
  const row = await selectCommands(db).where("c.id", "=", id).executeTakeFirst();
  return row && toCommand(row, nowMs);
}

/** All commands of a roll-out, or those of one stage of it. */
export async function findCommandsOf(db: Db, rolloutId: RolloutId, nowMs: number, stage?: number): Promise<readonly ScreenCommand[]> {
  let query = selectCommands(db).where("c.rollout_id", "=", rolloutId);
  if (stage !== undefined) query = query.where("c.stage", "=", stage);
  return (await query.execute()).map((row) => toCommand(row, nowMs));
}

/** Forgets commands asked before an instant. @returns how many */
export async function deleteOldCommands(db: Db, beforeMs: number): Promise<number> {
  const count = await deleteInBatches(async () => {
    const old = db.selectFrom("screen_command").select("id").where("asked_at", "<", beforeMs).limit(BATCH);
    const result = await db.deleteFrom("screen_command").where("id", "in", old).executeTakeFirst();
    return Number(result.numDeletedRows);
  });
  await db.deleteFrom("rollout").where("asked_at", "<", beforeMs).execute();
  return count;
}

function selectCommands(db: Db) {
  return db
    .selectFrom("screen_command as c")
    .innerJoin("account as a", "a.id", "c.asked_by")
    .selectAll("c")
    .select("a.name as asked_by_name");
}

type CommandRow = Awaited<ReturnType<ReturnType<typeof selectCommands>["execute"]>>[number];

function toCommand(row: CommandRow, nowMs: number): ScreenCommand {
  return {
    id: row.id as CommandId,
    screenId: row.screen_id as ScreenId,
    kind: CommandKind.parse(row.kind),
    state: stateOf(row, nowMs),
    askedBy: row.asked_by as UserId,
    askedByName: row.asked_by_name,
    askedAtMs: row.asked_at as Instant,
    expiresAtMs: row.expires_at as Instant,
    sentAtMs: row.sent_at as Instant | null,
    answeredAtMs: row.answered_at as Instant | null,
    note: row.note,
    rolloutId: row.rollout_id as RolloutId | null,
  };
}

function stateOf({ kind, held, outcome, sent_at, expires_at }: CommandRow, nowMs: number): CommandState {
  if (outcome !== null) return outcome as CommandState;
  if (held === 1) return "held";
  if (sent_at === null) return nowMs < expires_at ? "waiting" : "expired";
  return nowMs - sent_at < ANSWER_MS[CommandKind.parse(kind)] ? "sent" : "unanswered";
}
