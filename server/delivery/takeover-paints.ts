import type { ScreenId, TakeoverId } from "../../domain/model/id.ts";
import type { Db } from "../platform/database/database.ts";
import { inChunks } from "../platform/database/in-chunks.ts";
import type { TakeoverPaintRow } from "../platform/database/tables.ts";
import { existingIds } from "./delivery-repository.ts";

/** A version of a takeover was painted on a screen, and, once it is over, when the screen painted its programme again. */
export interface TakeoverPaint {
  readonly takeoverId: TakeoverId;
  readonly version: number;
  readonly screenId: ScreenId;
  readonly paintedAtMs: number;
  readonly restoredAtMs: number | null;
}

/** Writes paints. The first paint of a version stands; what names a screen or takeover that does not exist is passed over. */
export async function saveTakeoverPaints(db: Db, paints: readonly TakeoverPaint[]): Promise<void> {
  await inChunks(paints, async (some) => {
    const screenIds = some.map(({ screenId }) => screenId);
    const takeoverIds = some.map(({ takeoverId }) => takeoverId);
    const [screens, takeovers] = [await existingIds(db, "screen", screenIds), await existingIds(db, "takeover", takeoverIds)];
    const rows = some.filter(({ screenId, takeoverId }) => screens.has(screenId) && takeovers.has(takeoverId)).map(toRow);
    if (rows.length === 0) return;
    await db
      .insertInto("takeover_paint")
      .values(rows)
      .onConflict((conflict) =>
        conflict.columns(["takeover_id", "version", "screen_id"]).doUpdateSet((eb) => ({ restored_at: eb.ref("excluded.restored_at") })),
      )
      .execute();
  });
}

/** What screens have painted of a takeover, in any version. Whoever wants only some of the screens leaves out the others: joining costs more. */
export async function findTakeoverPaints(db: Db, id: TakeoverId): Promise<TakeoverPaint[]> {
  const rows = await db.selectFrom("takeover_paint").selectAll().where("takeover_id", "=", id).execute();
  return rows.map(toPaint);
}

/** What screens have painted of takeovers since `sinceMs` without having painted their programme again, older versions first. */
export async function findUnrestored(db: Db, sinceMs: number): Promise<TakeoverPaint[]> {
  const rows = await db
    .selectFrom("takeover_paint")
    .selectAll()
    .where("restored_at", "is", null)
    .where("painted_at", ">=", sinceMs)
    .orderBy("version")
    .orderBy("screen_id")
    .execute();
  return rows.map(toPaint);
}

function toRow({ takeoverId, version, screenId, paintedAtMs, restoredAtMs }: TakeoverPaint): TakeoverPaintRow {
  return { takeover_id: takeoverId, version, screen_id: screenId, painted_at: paintedAtMs, restored_at: restoredAtMs };
}

function toPaint(row: TakeoverPaintRow): TakeoverPaint {
  return {
    takeoverId: row.takeover_id as TakeoverId,
    version: row.version,
    screenId: row.screen_id as ScreenId,
    paintedAtMs: row.painted_at,
    restoredAtMs: row.restored_at,
  };
}
