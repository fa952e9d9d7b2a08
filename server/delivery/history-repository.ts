import type { Db } from "../platform/database/database.ts";
import { BATCH, deleteInBatches } from "../platform/database/delete-in-batches.ts";

/**
 * Deletes deliveries that were over before `beforeMs` (UTC epoch ms): the screen had a later one by then. What a screen had at that moment
 * stays, however old, for it tells what was on the glass afterwards; so the last delivery of a screen always stays.
 * @returns how many
 */
export function deleteOldDeliveries(db: Db, beforeMs: number): Promise<number> {
  const old = db
    .selectFrom("delivery as d")
    .select(["d.screen_id", "d.pushed_at", "d.playlist_hash"])
    .where("d.pushed_at", "<", beforeMs)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom("delivery as later")
          .select("later.screen_id")
          .whereRef("later.screen_id", "=", "d.screen_id")
          .whereRef("later.pushed_at", ">", "d.pushed_at")
          .where("later.pushed_at", "<=", beforeMs)
          .where((eb) => eb(eb.fn.coalesce("later.applied_at", "later.pushed_at"), "<=", beforeMs)),
      ),
    )
    .limit(BATCH);
  return deleteInBatches(async () => {
    const result = await db
      .deleteFrom("delivery")
      .where(({ eb, refTuple }) =>
        eb(refTuple("screen_id", "pushed_at", "playlist_hash"), "in", old.$asTuple("screen_id", "pushed_at", "playlist_hash")),
      )
      .executeTakeFirst();
    return Number(result.numDeletedRows);
  });
}

/**
 * Deletes first paints of before `beforeMs`, but for versions that may have been on the screens since: how far those have come is still told.
 * @returns how many
 */
export function deleteOldPaints(db: Db, beforeMs: number): Promise<number> {
  const old = db
    .selectFrom("announcement_paint as p")
    .innerJoin("announcement as a", "a.id", "p.announcement_id")
    .select(["p.announcement_id", "p.version", "p.screen_id"])
    .where("p.painted_at", "<", beforeMs)
    .where(({ eb, ref, or, not, and }) =>
      not(
        and([
          eb("a.published_version", "=", ref("p.version")),
          eb("a.published_version", "is not", null),
          eb("a.withdrawn_at", "is", null),
          or([eb("a.ends_at", "is", null), eb("a.ends_at", ">", beforeMs)]),
        ]),
      ),
    )
    .limit(BATCH);
  return deleteInBatches(async () => {
    const result = await db
      .deleteFrom("announcement_paint")
      .where(({ eb, refTuple }) =>
        eb(refTuple("announcement_id", "version", "screen_id"), "in", old.$asTuple("announcement_id", "version", "screen_id")),
      )
      .executeTakeFirst();
    return Number(result.numDeletedRows);
  });
}
