import type { Db } from "./database/database.ts";

/**
 * Takes or keeps something that only one server may have at a time. It is free once its holder has not kept it until the instant it named.
 * @returns whether `holder` has it now
 */
export async function takeLease(db: Db, name: string, holder: string, nowMs: number, untilMs: number): Promise<boolean> {
  const kept = await db
    .updateTable("lease")
    .set({ holder, until_at: untilMs })
    .where("name", "=", name)
    .where(({ eb, or }) => or([eb("holder", "=", holder), eb("until_at", "<=", nowMs)]))
    .executeTakeFirst();
  if (kept.numUpdatedRows === 1n) return true;
  const first = await db
    .insertInto("lease")
    .values({ name, holder, until_at: untilMs })
    .onConflict((conflict) => conflict.column("name").doNothing())
    .executeTakeFirst();
  return first.numInsertedOrUpdatedRows === 1n;
}

/** Gives it up, so that another server need not wait. */
export async function endLease(db: Db, name: string, holder: string): Promise<void> {
  await db.deleteFrom("lease").where("name", "=", name).where("holder", "=", holder).execute();
}
