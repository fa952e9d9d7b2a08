import type { UserId } from "../../domain/model/id.ts";
import type { Role, User } from "../../domain/model/user.ts";
import type { Db } from "../platform/database/database.ts";
import { type Page, type PageRequest, readCursor, toPage } from "../platform/database/page.ts";
import { toUser } from "./account-row.ts";

export interface NewAccount {
  readonly id: UserId;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly passwordHash: string;
}

export interface AccountChange {
  readonly name: string;
  readonly role: Role;
  readonly disabled: boolean;
}

/** Lists users by name. */
export async function listUsers(db: Db, { cursor, limit }: PageRequest): Promise<Page<User>> {
  const after = readCursor(cursor);
  let query = db.selectFrom("account").selectAll();
  if (after) query = query.where(({ eb, refTuple, tuple }) => eb(refTuple("name", "id"), ">", tuple(String(after[0]), after[1])));
  const rows = await query
    .orderBy("name")
    .orderBy("id")
    .limit(limit + 1)
    .execute();
  return toPage(rows, limit, (row) => [row.name, row.id], toUser);
}

export async function findUser(db: Db, id: UserId): Promise<User | undefined> {
  const row = await db.selectFrom("account").selectAll().where("id", "=", id).executeTakeFirst();
  return row && toUser(row);
}

/** The account that signs in with this e-mail, lower-cased, and its password hash. */
export async function findCredentials(db: Db, email: string): Promise<{ readonly user: User; readonly passwordHash: string } | undefined> {
  const row = await db.selectFrom("account").selectAll().where("email", "=", email).executeTakeFirst();
  return row && { user: toUser(row), passwordHash: row.password_hash };
}

export async function hasAccounts(db: Db): Promise<boolean> {
  return (await db.selectFrom("account").select("id").limit(1).executeTakeFirst()) !== undefined;
}

/** @returns false if the e-mail is taken; nothing is stored then */
export async function insertAccount(db: Db, { passwordHash, ...account }: NewAccount, nowMs: number): Promise<boolean> {
  const result = await db
    .insertInto("account")
    .values({ ...account, password_hash: passwordHash, disabled: 0, version: 1, created_at: nowMs })
    .onConflict((conflict) => conflict.column("email").doNothing())
    .executeTakeFirst();
  return result.numInsertedOrUpdatedRows === 1n;
}

/** Changes the account if it still is at `version`. @returns whether it was */
export async function updateAccount(db: Db, id: UserId, version: number, { name, role, disabled }: AccountChange): Promise<boolean> {
  const result = await db
    .updateTable("account")
    .set({ name, role, disabled: disabled ? 1 : 0, version: version + 1 })
    .where("id", "=", id)
    .where("version", "=", version)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

export async function updatePasswordHash(db: Db, id: UserId, passwordHash: string): Promise<void> {
  await db.updateTable("account").set({ password_hash: passwordHash }).where("id", "=", id).execute();
}

/**
 * Counts the administrators who can sign in, and holds them until the transaction ends: two administrators who demote each other at the same
 * moment come one after the other. (An update that changes nothing locks in both dialects.)
 */
export async function countAdminsForUpdate(tx: Db): Promise<number> {
  const result = await tx
    .updateTable("account")
    .set((eb) => ({ role: eb.ref("role") }))
    .where("role", "=", "admin")
    .where("disabled", "=", 0)
    .executeTakeFirst();
  return Number(result.numUpdatedRows);
}
