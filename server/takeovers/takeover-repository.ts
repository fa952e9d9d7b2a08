import type { GroupId, TakeoverId } from "../../domain/model/id.ts";
import type { StandingTakeover, Takeover, TakeoverState } from "../../domain/model/takeover.ts";
import type { Db } from "../platform/database/database.ts";
import { type Page, type PageRequest, readNumberCursor, toPage } from "../platform/database/page.ts";
import { readable, type TellUnreadable } from "../platform/database/readable-rows.ts";
import { isNotOver } from "./not-over.ts";
import { toStanding, toTakeover } from "./takeover-row.ts";
import { CONFIRM_WITHIN_MS } from "./takeover-state.ts";

export interface TakeoverFilter extends PageRequest {
  readonly state?: TakeoverState | undefined;
}

/** Lists takeovers, newest first. */
export async function listTakeovers(db: Db, { cursor, limit, state }: TakeoverFilter, nowMs: number): Promise<Page<Takeover>> {
  const after = readNumberCursor(cursor);
  let query = inState(selectTakeovers(db), state, nowMs);
  if (after) {
    query = query.where(({ eb, refTuple, tuple }) => eb(refTuple("takeover.created_at", "takeover.id"), "<", tuple(after[0], after[1])));
  }
  const rows = await query
    .orderBy("takeover.created_at", "desc")
    .orderBy("takeover.id", "desc")
    .limit(limit + 1)
    .execute();
  const targets = await findTargets(db, rows);
  return toPage(
    rows,
    limit,
    (row) => [row.created_at, row.id],
    (row) => toTakeover(row, targets.get(row.id) ?? [], nowMs),
  );
}

export async function findTakeover(db: Db, id: TakeoverId, nowMs: number): Promise<Takeover | undefined> {
  const row = await selectTakeovers(db).where("takeover.id", "=", id).executeTakeFirst();
  return row && toTakeover(row, (await findTargets(db, [row])).get(id) ?? [], nowMs);
}

/** The takeovers that are on their screens at an instant (UTC epoch ms), as the resolver reads them. */
export async function findStanding(db: Db, nowMs: number, tell: TellUnreadable): Promise<readonly StandingTakeover[]> {
  const rows = await db
    .selectFrom("takeover")
    .selectAll()
    .where("ends_at", ">", nowMs)
    .where("cleared_at", "is", null)
    .orderBy("id")
    .execute();
  const targets = await findTargets(db, rows);
  return readable(
    rows,
    (row) => toStanding(row, targets.get(row.id) ?? []),
    ({ id }) => `takeover ${id}`,
    tell,
  );
}

/** The takeovers that were on their screens at any time in [`fromMs`, `untilMs`), oldest first, as they stand at `nowMs`. */
export async function findBetween(db: Db, fromMs: number, untilMs: number, nowMs: number): Promise<Takeover[]> {
  const rows = await selectTakeovers(db)
    .where("started_at", "<", untilMs)
    .where("ends_at", ">", fromMs)
    .where((eb) => eb.or([eb("cleared_at", "is", null), eb("cleared_at", ">", fromMs)]))
    .orderBy("started_at")
    .orderBy("takeover.id")
    .execute();
  const targets = await findTargets(db, rows);
  return rows.map((row) => toTakeover(row, targets.get(row.id) ?? [], nowMs));
}

/** Those whose time was up, or which nobody confirmed in time, after `sinceMs` and until `nowMs` (inclusive). */
export async function findRunOut(
  db: Db,
  sinceMs: number,
  nowMs: number,
): Promise<{ readonly id: TakeoverId; readonly targets: readonly GroupId[] }[]> {
  const rows = await db
    .selectFrom("takeover")
    .select("id")
    .where("cleared_at", "is", null)
    .where((eb) =>
      eb.or([
        eb.and([eb("ends_at", ">", sinceMs), eb("ends_at", "<=", nowMs)]),
        eb.and([
          eb("started_at", "is", null),
          eb("created_at", ">", sinceMs - CONFIRM_WITHIN_MS),
          eb("created_at", "<=", nowMs - CONFIRM_WITHIN_MS),
        ]),
      ]),
    )
    .orderBy("id")
    .execute();
  const targets = await findTargets(db, rows);
  return rows.map(({ id }) => ({ id: id as TakeoverId, targets: targets.get(id) ?? [] }));
}

/** How many are active or wait for a second person. */
export async function countNotOver(db: Db, nowMs: number): Promise<number> {
  const row = await db
    .selectFrom("takeover")
    .select((eb) => eb.fn.countAll<number>().as("n"))
    .where(isNotOver(nowMs))
    .executeTakeFirstOrThrow();
  return row.n;
}

/** Since when (UTC epoch ms) the current version of a takeover has been on its way to the screens; null if it never started. */
export async function findVersionSince(db: Db, id: TakeoverId): Promise<number | null> {
  return (await db.selectFrom("takeover").select("version_since").where("id", "=", id).executeTakeFirst())?.version_since ?? null;
}

function selectTakeovers(db: Db) {
  return db
    .selectFrom("takeover")
    .innerJoin("account as author", "author.id", "takeover.created_by")
    .leftJoin("account as confirmer", "confirmer.id", "takeover.confirmed_by")
    .leftJoin("account as clearer", "clearer.id", "takeover.cleared_by")
    .selectAll("takeover")
    .select(["author.name as created_by_name", "confirmer.name as confirmed_by_name", "clearer.name as cleared_by_name"]);
}

type TakeoverQuery = ReturnType<typeof selectTakeovers>;

/** The same as `takeoverState`, asked of the database. */
function inState(query: TakeoverQuery, state: TakeoverState | undefined, nowMs: number): TakeoverQuery {
  if (state === undefined) return query;
  if (state === "cleared") return query.where("cleared_at", "is not", null);
  const uncleared = query.where("cleared_at", "is", null);
  switch (state) {
    case "waiting":
      return uncleared.where("started_at", "is", null).where("takeover.created_at", ">", nowMs - CONFIRM_WITHIN_MS);
    case "lapsed":
      return uncleared.where("started_at", "is", null).where("takeover.created_at", "<=", nowMs - CONFIRM_WITHIN_MS);
    case "active":
      return uncleared.where("ends_at", ">", nowMs);
    case "ended":
      return uncleared.where("ends_at", "<=", nowMs);
  }
}

async function findTargets(db: Db, takeovers: readonly { readonly id: string }[]): Promise<ReadonlyMap<string, readonly GroupId[]>> {
  if (takeovers.length === 0) return new Map();
  const rows = await db
    .selectFrom("takeover_target")
    .selectAll()
    .where(
      "takeover_id",
      "in",
      takeovers.map(({ id }) => id),
    )
    .orderBy("group_id")
    .execute();
  const targets = new Map<string, GroupId[]>();
  for (const row of rows) targets.set(row.takeover_id, [...(targets.get(row.takeover_id) ?? []), row.group_id as GroupId]);
  return targets;
}
