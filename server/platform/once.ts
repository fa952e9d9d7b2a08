import { Problem } from "../../domain/model/problem.ts";
import type { Actor } from "../../domain/model/user.ts";
import type { Db } from "./database/database.ts";
import { sha256 } from "./secret.ts";

/** A creating request: who asks, for what, and the `Idempotency-Key` the client gave it, if any. */
export interface CreatingRequest<T> {
  readonly actor: Actor;
  readonly key: string | null;
  readonly operation: string;
  readonly input: unknown;
  readonly nowMs: number;
  /** Reads back what an earlier, answered request returned. */
  readonly parse: (response: unknown) => T;
}

/**
 * Creates at most once. The answer is stored under the key in the same transaction as what was created, so a client that never got the
 * answer may ask again with the same key and gets the same one.
 * @throws {Problem} `conflict` if the key was used for another request
 */
export async function createOnce<T>(db: Db, request: CreatingRequest<T>, create: (tx: Db) => Promise<T>): Promise<T> {
  return db.transaction().execute(async (tx) => {
    if (request.key === null) return create(tx);
    if (!(await takeKey(tx, request))) return readAnswer(tx, request);
    const result = await create(tx);
    await tx
      .updateTable("idempotency")
      .set({ response: JSON.stringify(result) })
      .where("account_id", "=", request.actor.id)
      .where("key", "=", request.key)
      .execute();
    return result;
  });
}

/** The key comes first: whoever asks with the same one at the same time waits here until the first is answered. */
async function takeKey(tx: Db, request: CreatingRequest<unknown>): Promise<boolean> {
  const { actor, key, operation, nowMs } = request;
  const result = await tx
    .insertInto("idempotency")
    .values({ account_id: actor.id, key: key ?? "", operation, request_hash: hashOf(request), response: "null", created_at: nowMs })
    .onConflict((conflict) => conflict.columns(["account_id", "key"]).doNothing())
    .executeTakeFirst();
  return result.numInsertedOrUpdatedRows === 1n;
}

async function readAnswer<T>(tx: Db, request: CreatingRequest<T>): Promise<T> {
  const row = await tx
    .selectFrom("idempotency")
    .selectAll()
    .where("account_id", "=", request.actor.id)
    .where("key", "=", request.key)
    .executeTakeFirstOrThrow();
  if (row.operation !== request.operation || row.request_hash !== hashOf(request)) {
    throw new Problem("conflict", { detail: "This Idempotency-Key was used for another request" });
  }
  return request.parse(JSON.parse(row.response));
}

function hashOf({ operation, input }: CreatingRequest<unknown>): string {
  return sha256(JSON.stringify([operation, input]));
}

/** Forgets keys older than a day. @returns how many */
export async function forgetOldKeys(db: Db, nowMs: number): Promise<number> {
  const result = await db
    .deleteFrom("idempotency")
    .where("created_at", "<", nowMs - 86_400_000)
    .executeTakeFirst();
  return Number(result.numDeletedRows);
}
