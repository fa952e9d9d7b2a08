import type { ExpressionBuilder } from "kysely";
import type { AnnouncementId, ContentHash, ScreenId } from "../../domain/model/id.ts";
import type { Interval } from "../../domain/model/time.ts";
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

/**
 * Writes first paints; what is known already, or names something that does not exist, is passed over.
 * @returns for each that is new and of the version on the screens now: how many milliseconds after its publish it was painted
 */
export async function savePaints(db: Db, paints: readonly AnnouncementPaint[]): Promise<readonly number[]> {
  const afterMs: number[] = [];
  await inChunks(paints, async (some) => {
    const screens = await existingIds(
      db,
      "screen",
      some.map(({ screenId }) => screenId),
    );
    const published = await findPublishes(
      db,
      some.map(({ announcementId }) => announcementId),
    );
    const rows = some
      .filter(({ screenId, announcementId }) => screens.has(screenId) && published.has(announcementId))
      .map((paint) => ({
        announcement_id: paint.announcementId,
        version: paint.version,
        screen_id: paint.screenId,
        painted_at: paint.paintedAtMs,
      }));
    if (rows.length === 0) return;
    const first = await db
      .insertInto("announcement_paint")
      .values(rows)
      .onConflict((conflict) => conflict.columns(["announcement_id", "version", "screen_id"]).doNothing())
      .returning(["announcement_id", "version", "painted_at"])
      .execute();
    for (const row of first) {
      const { published_version: version, published_at: atMs } = published.get(row.announcement_id) ?? {};
      if (version === row.version && atMs != null) afterMs.push(Math.max(0, row.painted_at - atMs));
    }
  });
  return afterMs;
}

/** Which of these announcements exist, and which version of each is published since when. */
async function findPublishes(db: Db, ids: readonly string[]) {
  const rows = await db
    .selectFrom("announcement")
    .select(["id", "published_version", "published_at"])
    .where("id", "in", [...new Set(ids)])
    .execute();
  return new Map(rows.map((row) => [row.id, row]));
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

/** The latest deliveries to a screen, the newest first. */
export async function findLatestDeliveries(db: Db, screenId: ScreenId, limit: number): Promise<readonly Delivery[]> {
  const rows = await db
    .selectFrom("delivery")
    .selectAll()
    .where("screen_id", "=", screenId)
    .orderBy("pushed_at", "desc")
    .orderBy("playlist_hash")
    .limit(limit)
    .execute();
  return rows.map(toDelivery);
}

/** A playlist that a screen had from `fromMs` on, until the next. */
export interface HadSince {
  readonly hash: ContentHash;
  readonly fromMs: number;
}

/** What each of these screens had within a frame, in order: what it had when the frame began, and what it was given since. */
export async function findHadDuring(db: Db, screenIds: readonly ScreenId[], frame: Interval): Promise<ReadonlyMap<ScreenId, HadSince[]>> {
  const had = new Map<ScreenId, HadSince[]>();
  await inChunks(screenIds, async (ids) => {
    const rows = await db
      .selectFrom("delivery as d")
      .select((eb) => ["d.screen_id", "d.playlist_hash", "d.pushed_at", eb.fn.coalesce("d.applied_at", "d.pushed_at").as("since")])
      .where("d.screen_id", "in", [...ids])
      .where((eb) => eb(eb.fn.coalesce("d.applied_at", "d.pushed_at"), "<", frame.untilMs))
      .where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom("delivery as later")
              .select("later.screen_id")
              .whereRef("later.screen_id", "=", "d.screen_id")
              .whereRef("later.pushed_at", ">", "d.pushed_at")
              .where((eb) => eb(eb.fn.coalesce("later.applied_at", "later.pushed_at"), "<=", frame.fromMs)),
          ),
        ),
      )
      .orderBy("d.screen_id")
      .orderBy("since")
      .orderBy("d.pushed_at")
      .orderBy("d.playlist_hash", "desc")
      .execute();
    for (const [id, ofScreen] of Map.groupBy(rows, (row) => row.screen_id as ScreenId)) had.set(id, inForce(ofScreen));
  });
  return had;
}

/** A playlist that was sent later stands, also if an earlier one was taken over after it. */
function inForce(rows: readonly { readonly playlist_hash: string; readonly pushed_at: number; readonly since: number }[]): HadSince[] {
  const had: HadSince[] = [];
  let newestMs = Number.NEGATIVE_INFINITY;
  for (const row of rows) {
    if (row.pushed_at < newestMs) continue;
    newestMs = row.pushed_at;
    had.push({ hash: row.playlist_hash as ContentHash, fromMs: row.since });
  }
  return had;
}

/** Which of these playlists a screen was ever given, as far as that is remembered. */
export async function findDelivered(db: Db, screenId: ScreenId, hashes: readonly ContentHash[]): Promise<ReadonlySet<ContentHash>> {
  if (hashes.length === 0) return new Set();
  const rows = await db
    .selectFrom("delivery")
    .select("playlist_hash")
    .distinct()
    .where("screen_id", "=", screenId)
    .where("playlist_hash", "in", [...hashes])
    .execute();
  return new Set(rows.map((row) => row.playlist_hash as ContentHash));
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
export async function existingIds(db: Db, table: "screen" | "takeover", ids: readonly string[]): Promise<ReadonlySet<string>> {
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
