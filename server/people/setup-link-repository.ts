import type { Db } from "../platform/database/database.ts";

export async function insertSetupLink(db: Db, tokenHash: string, nowMs: number): Promise<void> {
  await db.insertInto("setup_link").values({ token_hash: tokenHash, created_at: nowMs }).execute();
}

export async function hasSetupLink(db: Db, tokenHash: string): Promise<boolean> {
  return (await db.selectFrom("setup_link").select("token_hash").where("token_hash", "=", tokenHash).executeTakeFirst()) !== undefined;
}

/** Deletes every link; of two transactions at once only one gets them. @returns the hashes of those that lived */
export async function deleteSetupLinks(db: Db): Promise<readonly string[]> {
  const rows = await db.deleteFrom("setup_link").returning("token_hash").execute();
  return rows.map((row) => row.token_hash);
}
