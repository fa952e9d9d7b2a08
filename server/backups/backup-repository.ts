import * as z from "zod/mini";
import type { Db } from "../platform/database/database.ts";
import { readJsonOr } from "../platform/database/json-column.ts";

const TURN = "backups.turn";
const LAST = "backups.last";

/**
 * The last backup that was due: which server is at it until when, how often it was tried, and whether it is done with. All in UTC epoch ms.
 */
export const Turn = z.strictObject({
  dueMs: z.int(),
  holder: z.string(),
  untilMs: z.int(),
  attempts: z.int(),
  isDone: z.boolean(),
});
export type Turn = z.infer<typeof Turn>;

/** The last backup that succeeded, and what has gone wrong since. */
export const LastBackup = z.strictObject({
  takenAtMs: z.nullable(z.int()),
  folder: z.nullable(z.string()),
  bytes: z.int(),
  files: z.int(),
  durationMs: z.int(),
  missing: z.int(),
  failure: z.nullable(z.strictObject({ atMs: z.int(), message: z.string() })),
});
export type LastBackup = z.infer<typeof LastBackup>;

const NEVER: LastBackup = { takenAtMs: null, folder: null, bytes: 0, files: 0, durationMs: 0, missing: 0, failure: null };

/** What is known of backups of this database, whichever server or command took them. */
export async function findLastBackup(db: Db): Promise<LastBackup> {
  const text = await findSetting(db, LAST);
  return text === undefined ? NEVER : readJsonOr(LastBackup, text, NEVER);
}

export async function saveLastBackup(db: Db, last: LastBackup): Promise<void> {
  const value = JSON.stringify(last);
  await db
    .insertInto("setting")
    .values({ key: LAST, value })
    .onConflict((conflict) => conflict.column("key").doUpdateSet({ value }))
    .execute();
}

/** A turn as it is stored; whoever replaces it says which text it replaces. */
export interface StoredTurn {
  readonly text: string | null;
  readonly turn: Turn | null;
}

export async function findTurn(db: Db): Promise<StoredTurn> {
  const text = await findSetting(db, TURN);
  return text === undefined ? { text: null, turn: null } : { text, turn: readJsonOr(Turn, text, null) };
}

/** Puts a turn in the place of the one that was found. @returns false if another server was faster */
export async function replaceTurn(db: Db, found: StoredTurn, turn: Turn): Promise<boolean> {
  const value = JSON.stringify(turn);
  const result =
    found.text === null
      ? await db
          .insertInto("setting")
          .values({ key: TURN, value })
          .onConflict((conflict) => conflict.column("key").doNothing())
          .executeTakeFirst()
      : await db.updateTable("setting").set({ value }).where("key", "=", TURN).where("value", "=", found.text).executeTakeFirst();
  return ("numUpdatedRows" in result ? result.numUpdatedRows : result.numInsertedOrUpdatedRows) === 1n;
}

async function findSetting(db: Db, key: string): Promise<string | undefined> {
  return (await db.selectFrom("setting").select("value").where("key", "=", key).executeTakeFirst())?.value;
}
