import type { PairingId, ScreenId } from "../../domain/model/id.ts";
import type { Db } from "../platform/database/database.ts";
import { inChunks } from "../platform/database/in-chunks.ts";

export interface Pairing {
  readonly id: PairingId;
  readonly code: string;
  readonly secretHash: string;
  readonly expiresAtMs: number;
  readonly screenId: ScreenId | null;
}

export async function insertPairing(db: Db, pairing: Pairing, nowMs: number): Promise<void> {
  const { id, code, secretHash, expiresAtMs, screenId } = pairing;
  await db
    .insertInto("pairing")
    .values({ id, code, secret_hash: secretHash, created_at: nowMs, expires_at: expiresAtMs, screen_id: screenId })
    .execute();
}

export async function findPairing(db: Db, id: PairingId): Promise<Pairing | undefined> {
  return toPairing(await db.selectFrom("pairing").selectAll().where("id", "=", id).executeTakeFirst());
}

export async function findOpenPairing(db: Db, code: string, nowMs: number): Promise<Pairing | undefined> {
  const row = await db
    .selectFrom("pairing")
    .selectAll()
    .where("code", "=", code)
    .where("expires_at", ">", nowMs)
    .where("screen_id", "is", null)
    .executeTakeFirst();
  return toPairing(row);
}

/** The open pairings among these codes. */
export async function findOpenPairings(db: Db, codes: readonly string[], nowMs: number): Promise<ReadonlyMap<string, PairingId>> {
  const found = new Map<string, PairingId>();
  await inChunks(codes, async (some) => {
    const rows = await db
      .selectFrom("pairing")
      .select(["id", "code"])
      .where("code", "in", [...some])
      .where("expires_at", ">", nowMs)
      .where("screen_id", "is", null)
      .execute();
    for (const { id, code } of rows) found.set(code, id as PairingId);
  });
  return found;
}

/** Gives the pairing its screen, once. @returns false if somebody was faster */
export async function claimPairing(db: Db, id: PairingId, screenId: ScreenId): Promise<boolean> {
  const result = await db
    .updateTable("pairing")
    .set({ screen_id: screenId })
    .where("id", "=", id)
    .where("screen_id", "is", null)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

export async function deleteExpiredPairings(db: Db, nowMs: number): Promise<void> {
  await db.deleteFrom("pairing").where("expires_at", "<=", nowMs).execute();
}

interface Row {
  readonly id: string;
  readonly code: string;
  readonly secret_hash: string;
  readonly expires_at: number;
  readonly screen_id: string | null;
}

function toPairing(row: Row | undefined): Pairing | undefined {
  if (row === undefined) return undefined;
  return {
    id: row.id as PairingId,
    code: row.code,
    secretHash: row.secret_hash,
    expiresAtMs: row.expires_at,
    screenId: row.screen_id as ScreenId | null,
  };
}
