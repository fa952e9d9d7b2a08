import { sql } from "kysely";
import type { Fault } from "../../domain/api/player-events.ts";
import type { ScreenId } from "../../domain/model/id.ts";
import type { KeptFaultKind } from "../../domain/model/screen.ts";
import type { Instant } from "../../domain/model/time.ts";
import type { Db } from "../platform/database/database.ts";
import { BATCH, deleteInBatches } from "../platform/database/delete-in-batches.ts";
import { inChunks } from "../platform/database/in-chunks.ts";
import { sha256 } from "../platform/secret.ts";

/** A fault that is kept, in the player's words or in the server's. */
export interface KeptFault extends Omit<Fault, "kind"> {
  readonly kind: KeptFaultKind;
}

/** A fault of a screen: how often it was reported, first and last. */
export interface KnownFault extends KeptFault {
  readonly firstAtMs: Instant;
  readonly lastAtMs: Instant;
  readonly count: number;
}

/** The same fault heard so often between two instants. */
export interface HeardFault {
  readonly screenId: ScreenId;
  readonly fault: KeptFault;
  readonly firstAtMs: number;
  readonly lastAtMs: number;
  readonly count: number;
}

/** Names a fault among those of its screen. */
export function faultKey({ kind, slide, message }: KeptFault): string {
  return sha256(JSON.stringify([kind, slide, message])).slice(0, 32);
}

/** Adds to what is known of each fault. Screens that were unpaired meanwhile are passed over. */
export async function saveFaults(db: Db, heard: readonly HeardFault[]): Promise<void> {
  await inChunks(heard, async (some) => {
    const ids = [...new Set(some.map(({ screenId }) => screenId))];
    const known = new Set((await db.selectFrom("screen").select("id").where("id", "in", ids).execute()).map(({ id }) => id));
    const rows = some.filter(({ screenId }) => known.has(screenId));
    if (rows.length === 0) return;
    await db
      .insertInto("screen_fault")
      .values(
        rows.map(({ screenId, fault, firstAtMs, lastAtMs, count }) => ({
          screen_id: screenId,
          key: faultKey(fault),
          kind: fault.kind,
          slide: fault.slide,
          message: fault.message,
          first_at: firstAtMs,
          last_at: lastAtMs,
          count,
        })),
      )
      .onConflict((conflict) =>
        conflict.columns(["screen_id", "key"]).doUpdateSet({
          last_at: sql<number>`excluded.last_at`,
          count: sql<number>`screen_fault.count + excluded.count`,
        }),
      )
      .execute();
  });
}

/** The faults of a screen, the last one first. */
export async function findFaults(db: Db, screenId: ScreenId, limit: number): Promise<KnownFault[]> {
  const rows = await db
    .selectFrom("screen_fault")
    .selectAll()
    .where("screen_id", "=", screenId)
    .orderBy("last_at", "desc")
    .orderBy("key")
    .limit(limit)
    .execute();
  return rows.map(({ kind, slide, message, first_at, last_at, count }) => ({
    kind: kind as KeptFaultKind,
    slide,
    message,
    firstAtMs: first_at as Instant,
    lastAtMs: last_at as Instant,
    count,
  }));
}

/** Forgets what was last heard before an instant. @returns how many */
export async function deleteOldFaults(db: Db, beforeMs: number): Promise<number> {
  return deleteInBatches(async () => {
    const old = db.selectFrom("screen_fault").select(["screen_id", "key"]).where("last_at", "<", beforeMs).limit(BATCH);
    const result = await db
      .deleteFrom("screen_fault")
      .where(({ eb, refTuple }) => eb(refTuple("screen_id", "key"), "in", old.$asTuple("screen_id", "key")))
      .executeTakeFirst();
    return Number(result.numDeletedRows);
  });
}
