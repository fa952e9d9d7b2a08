import type { ExpressionBuilder } from "kysely";
import type { AnnouncementId, ContentHash, ScreenId } from "../../domain/model/id.ts";
import type { Db } from "../platform/database/database.ts";
import { inChunks } from "../platform/database/in-chunks.ts";
import type { DeliveryRow, Tables } from "../platform/database/tables.ts";

/** One playlist on its way to one screen. Instants in UTC epoch ms, by the server's clock or the player's corrected one. */
export interface Delivery {
  readonly screenId: ScreenId;
  readonly hash: ContentHash;
  readonly pushedAtMs: number;
  readonly appliedAtMs: number | null;
  readonly paintedAtMs: number | null;
}

/** A version of an announcement was painted on a screen for the first time. */
export interface AnnouncementPaint {
  readonly announcementId: AnnouncementId;
  readonly version: number;
  readonly screenId: ScreenId;
  readonly paintedAtMs: number;
}

/** Writes deliveries, or what has become of them; what is known of it already stands. Screens that were unpaired meanwhile are passed over. */
export async function saveDeliveries(db: Db, deliveries: readonly Delivery[]): Promise<void> {
  await inChunks(deliveries, async (some) => {
    const screens = await existingIds(
      db,
      "screen",
      some.map(({ screenId }) => screenId),
    );
    const rows = some.filter(({ screenId }) => screens.has(screenId)).map(toRow);
    if (rows.length === 0) return;
    await db
      .insertInto("delivery")
      .values(rows)
      .onConflict((conflict) =>
        conflict.columns(["screen_id", "pushed_at", "playlist_hash"]).doUpdateSet(({ fn }) => ({
          applied_at: fn.coalesce("excluded.applied_at", "delivery.applied_at"),
          painted_at: fn.coalesce("excluded.painted_at", "delivery.painted_at"),
        })),
      )
      .execute();
  });
}

/** Writes first paints; what is known already, or names something that does not exist, is passed over. */
export async function savePaints(db: Db, paints: readonly AnnouncementPaint[]): Promise<void> {
  await inChunks(paints, async (some) => {
    const screens = await existingIds(
      db,
      "screen",
      some.map(({ screenId }) => screenId),
    );
    const announcements = await existingIds(
      db,
      "announcement",
      some.map(({ announcementId }) => announcementId),
    );
    const rows = some
      .filter(({ screenId, announcementId }) => screens.has(screenId) && announcements.has(announcementId))
      .map((paint) => ({
        announcement_id: paint.announcementId,
        version: paint.version,
        screen_id: paint.screenId,
        painted_at: paint.paintedAtMs,
      }));
    if (rows.length === 0) return;
    await db
      .insertInto("announcement_paint")
      .values(rows)
      .onConflict((conflict) => conflict.columns(["announcement_id", "version", "screen_id"]).doNothing())
      .execute();
  });
}

/** When each screen of these audiences first painted the version, ascending. */
export async function findPaintTimes(db: Db, id: AnnouncementId, version: number, audienceKeys: readonly string[]): Promise<number[]> {
  const times: number[] = [];
  await inChunks(audienceKeys, async (keys) => {
    const rows = await db
      .selectFrom("announcement_paint as p")
      .innerJoin("screen", "screen.id", "p.screen_id")
      .select("p.painted_at")
      .where("p.announcement_id", "=", id)
      .where("p.version", "=", version)
      .where("screen.audience_key", "in", [...keys])
      .execute();
    for (const row of rows) times.push(row.painted_at);
  });
  return times.sort((a, b) => a - b);
}

/** How many screens of these audiences have taken over a playlist that was pushed since `sinceMs`. */
export async function countApplied(db: Db, audienceKeys: readonly string[], sinceMs: number): Promise<number> {
  let count = 0;
  await inChunks(audienceKeys, async (keys) => {
    const row = await db
      .selectFrom("delivery as d")
      .innerJoin("screen", "screen.id", "d.screen_id")
      .select((eb) => eb.fn.count<number>("d.screen_id").distinct().as("n"))
      .where("d.pushed_at", ">=", sinceMs)
      .where("d.applied_at", "is not", null)
      .where("screen.audience_key", "in", [...keys])
      .executeTakeFirstOrThrow();
    count += row.n;
  });
  return count;
}

/**
 * What a screen had taken over, or had at least been sent, at a moment; null if nothing is on record. It stood until `untilMs`, when the
 * screen had the next; null if it is the last.
 */
export async function findDeliveryAt(
  db: Db,
  screenId: ScreenId,
  atMs: number,
): Promise<{ readonly delivery: Delivery | null; readonly untilMs: number | null }> {
  const row = await db
    .selectFrom("delivery")
    .selectAll()
    .where("screen_id", "=", screenId)
    .where(hadSince, "<=", atMs)
    .orderBy("pushed_at", "desc")
    .orderBy("playlist_hash")
    .executeTakeFirst();
  const next = await db
    .selectFrom("delivery")
    .select((eb) => eb.fn.min<number | null>(hadSince(eb)).as("at"))
    .where("screen_id", "=", screenId)
    .where("pushed_at", ">", row?.pushed_at ?? 0)
    .where(hadSince, ">", atMs)
    .executeTakeFirst();
  return { delivery: row === undefined ? null : toDelivery(row), untilMs: next?.at ?? null };
}

/** From when on a screen had a playlist: since it took it over or, as long as it has not said so, since it was sent. */
function hadSince(eb: ExpressionBuilder<Tables, "delivery">) {
  return eb.fn.coalesce("applied_at", "pushed_at");
}

function toDelivery(row: DeliveryRow): Delivery {
  return {
    screenId: row.screen_id as ScreenId,
    hash: row.playlist_hash as ContentHash,
    pushedAtMs: row.pushed_at,
    appliedAtMs: row.applied_at,
    paintedAtMs: row.painted_at,
  };
}

/** Which of these exist: what screens report may name what is gone meanwhile. */
export async function existingIds(
  db: Db,
  table: "screen" | "announcement" | "takeover",
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectFrom(table)
    .select("id")
    .where("id", "in", [...new Set(ids)])
    .execute();
  return new Set(rows.map((row) => row.id));
}

function toRow({ screenId, hash, pushedAtMs, appliedAtMs, paintedAtMs }: Delivery) {
  return { screen_id: screenId, playlist_hash: hash, pushed_at: pushedAtMs, applied_at: appliedAtMs, painted_at: paintedAtMs };
}
