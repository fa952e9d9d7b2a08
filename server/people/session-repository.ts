import type { UserId } from "../../domain/model/id.ts";
import type { User } from "../../domain/model/user.ts";
import type { Db } from "../platform/database/database.ts";
import { toUser } from "./account-row.ts";

export interface StoredSession {
  readonly user: User;
  readonly lastSeenAtMs: number;
  readonly expiresAtMs: number;
}

export async function findSession(db: Db, tokenHash: string): Promise<StoredSession | undefined> {
  const row = await db
    .selectFrom("session")
    .innerJoin("account", "account.id", "session.account_id")
    .select(["account.id", "account.name", "account.email", "account.role", "account.disabled", "account.version", "account.created_at"])
    .select(["session.last_seen_at", "session.expires_at"])
    .where("session.token_hash", "=", tokenHash)
    .executeTakeFirst();
  return row && { user: toUser(row), lastSeenAtMs: row.last_seen_at, expiresAtMs: row.expires_at };
}

export async function insertSession(
  db: Db,
  session: { tokenHash: string; userId: UserId; nowMs: number; expiresAtMs: number },
): Promise<void> {
  await db
    .insertInto("session")
    .values({
      token_hash: session.tokenHash,
      account_id: session.userId,
      created_at: session.nowMs,
      last_seen_at: session.nowMs,
      expires_at: session.expiresAtMs,
    })
    .execute();
}

export async function touchSession(db: Db, tokenHash: string, nowMs: number): Promise<void> {
  await db.updateTable("session").set({ last_seen_at: nowMs }).where("token_hash", "=", tokenHash).execute();
}

/** @returns whether there was one */
export async function deleteSession(db: Db, tokenHash: string): Promise<boolean> {
  const result = await db.deleteFrom("session").where("token_hash", "=", tokenHash).executeTakeFirst();
  return result.numDeletedRows === 1n;
}

/** @returns the token hashes of the sessions that ended */
export async function deleteSessionsOf(db: Db, userId: UserId): Promise<readonly string[]> {
  const rows = await db.deleteFrom("session").where("account_id", "=", userId).returning("token_hash").execute();
  return rows.map((row) => row.token_hash);
}

/** Deletes sessions past their end, or not seen since `idleSinceMs`. @returns their token hashes */
export async function deleteDeadSessions(db: Db, nowMs: number, idleSinceMs: number): Promise<readonly string[]> {
  const rows = await db
    .deleteFrom("session")
    .where((eb) => eb.or([eb("expires_at", "<=", nowMs), eb("last_seen_at", "<=", idleSinceMs)]))
    .returning("token_hash")
    .execute();
  return rows.map((row) => row.token_hash);
}
