import type { ExpressionBuilder } from "kysely";
import type { ScreenId } from "../../domain/model/id.ts";
import { Problem } from "../../domain/model/problem.ts";
import type { Db } from "../platform/database/database.ts";
import { inChunks } from "../platform/database/in-chunks.ts";
import type { Tables } from "../platform/database/tables.ts";
import { newSecret, sha256 } from "../platform/secret.ts";

/** Leaves out screens that are only expected: nothing can be shown on them, so nothing is missing there. */
export function hasDevice({ not, exists, selectFrom }: ExpressionBuilder<Tables, "screen">) {
  return not(
    exists(selectFrom("expected_screen").select("expected_screen.screen_id").whereRef("expected_screen.screen_id", "=", "screen.id")),
  );
}

export async function markExpected(tx: Db, ids: readonly ScreenId[], nowMs: number): Promise<void> {
  await inChunks(ids, async (some) => {
    await tx
      .insertInto("expected_screen")
      .values(some.map((id) => ({ screen_id: id, since: nowMs })))
      .execute();
  });
}

/** How a device came to a screen: as its first one, or in the place of another. */
export type Arrival = "joined" | "replaced";

/**
 * Gives a screen that exists to a device that is about to collect its token; whatever the device before it had is void from the commit on. Everything
 * else stays: name, place, groups, history, plays. The screen comes first and what hangs on it after, as when a screen is deleted: two transactions
 * that go the other way round would wait for each other.
 * @throws {Problem} `in-use` if it has a device that may not be replaced; `not-found`
 */
export async function giveDevice(tx: Db, id: ScreenId, mayReplace: boolean, nowMs: number): Promise<Arrival> {
  // Until the device collects its token, the screen has one that nobody knows.
  if (!(await setToken(tx, id, sha256(newSecret())))) throw new Problem("not-found");
  const expected = await tx.deleteFrom("expected_screen").where("screen_id", "=", id).executeTakeFirst();
  if (expected.numDeletedRows === 1n) {
    await tx.updateTable("screen").set({ paired_at: nowMs }).where("id", "=", id).execute();
    return "joined";
  }
  if (!mayReplace) throw new Problem("in-use");
  await forgetDevice(tx, id);
  return "replaced";
}

/** @returns whether there is such a screen */
export async function setToken(tx: Db, id: ScreenId, tokenHash: string): Promise<boolean> {
  const result = await tx.updateTable("screen").set({ token_hash: tokenHash }).where("id", "=", id).executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/** What it said last is no word of the next one, also after a restart. It could ask once more for a token, by its code or by its enrolment, and push out the one that took its place. */
async function forgetDevice(tx: Db, id: ScreenId): Promise<void> {
  await tx.deleteFrom("pairing").where("screen_id", "=", id).execute();
  await tx.deleteFrom("device_report").where("screen_id", "=", id).execute();
  await tx.deleteFrom("screen_report").where("screen_id", "=", id).execute();
  await tx.updateTable("enrolment_use").set({ repeatable_until: 0 }).where("screen_id", "=", id).execute();
}
