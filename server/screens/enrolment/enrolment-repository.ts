import { Enrolment, EnrolmentFor, type EnrolmentState } from "../../../domain/model/enrolment.ts";
import type { EnrolmentId, ScreenId, UserId } from "../../../domain/model/id.ts";
import type { Db } from "../../platform/database/database.ts";
import type { EnrolmentRow } from "../../platform/database/joining-tables.ts";
import { readJson } from "../../platform/database/json-column.ts";
import { type Page, type PageRequest, readNumberCursor, toPage } from "../../platform/database/page.ts";

export interface NewEnrolment {
  readonly id: EnrolmentId;
  readonly tokenHash: string;
  readonly what: EnrolmentFor;
  readonly mostUses: number;
  readonly madeBy: UserId;
  readonly madeAtMs: number;
  readonly expiresAtMs: number;
}

export async function insertEnrolment(tx: Db, { what, ...enrolment }: NewEnrolment): Promise<void> {
  await tx
    .insertInto("enrolment")
    .values({
      id: enrolment.id,
      token_hash: enrolment.tokenHash,
      screen_id: what.kind === "screen" ? what.screenId : null,
      site_id: what.kind === "screen" ? null : what.screen.siteId,
      what: JSON.stringify(what),
      most_uses: enrolment.mostUses,
      uses: 0,
      made_by: enrolment.madeBy,
      made_at: enrolment.madeAtMs,
      expires_at: enrolment.expiresAtMs,
      withdrawn_at: null,
    })
    .execute();
}

/** What a secret says, whether it is still good or not. */
export interface KnownEnrolment {
  readonly id: EnrolmentId;
  readonly what: EnrolmentFor;
  readonly madeBy: UserId;
  readonly state: EnrolmentState;
}

export async function findByToken(db: Db, tokenHash: string, nowMs: number): Promise<KnownEnrolment | undefined> {
  const row = await db.selectFrom("enrolment").selectAll().where("token_hash", "=", tokenHash).executeTakeFirst();
  if (row === undefined) return undefined;
  return { id: row.id as EnrolmentId, what: readJson(EnrolmentFor, row.what), madeBy: row.made_by as UserId, state: stateOf(row, nowMs) };
}

/** Takes one use, if one is left: of those who ask at once for the last one, one gets it. The others wait here until that one has committed. */
export async function takeUse(tx: Db, id: EnrolmentId, nowMs: number): Promise<boolean> {
  const result = await tx
    .updateTable("enrolment")
    .set((eb) => ({ uses: eb("uses", "+", 1) }))
    .where("id", "=", id)
    .whereRef("uses", "<", "most_uses")
    .where("withdrawn_at", "is", null)
    .where("expires_at", ">", nowMs)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

export interface EnrolmentUse {
  readonly enrolmentId: EnrolmentId;
  readonly deviceHash: string;
  readonly screenId: ScreenId;
  readonly usedAtMs: number;
  readonly repeatableUntilMs: number;
}

/** @returns false if the same device was faster than itself */
export async function insertUse(tx: Db, use: EnrolmentUse): Promise<boolean> {
  const result = await tx
    .insertInto("enrolment_use")
    .values({
      enrolment_id: use.enrolmentId,
      device_hash: use.deviceHash,
      screen_id: use.screenId,
      used_at: use.usedAtMs,
      repeatable_until: use.repeatableUntilMs,
    })
    .onConflict((conflict) => conflict.columns(["enrolment_id", "device_hash"]).doNothing())
    .executeTakeFirst();
  return result.numInsertedOrUpdatedRows === 1n;
}

/** What this device became by the enrolment, and until when it may ask again. */
export async function findUse(
  db: Db,
  id: EnrolmentId,
  deviceHash: string,
): Promise<Pick<EnrolmentUse, "screenId" | "repeatableUntilMs"> | undefined> {
  const row = await db
    .selectFrom("enrolment_use")
    .selectAll()
    .where("enrolment_id", "=", id)
    .where("device_hash", "=", deviceHash)
    .executeTakeFirst();
  return row && { screenId: row.screen_id as ScreenId, repeatableUntilMs: row.repeatable_until };
}

/** @returns false if it was over already */
export async function withdrawEnrolment(tx: Db, id: EnrolmentId, nowMs: number): Promise<boolean> {
  const result = await tx
    .updateTable("enrolment")
    .set({ withdrawn_at: nowMs })
    .where("id", "=", id)
    .where("withdrawn_at", "is", null)
    .where("expires_at", ">", nowMs)
    .whereRef("uses", "<", "most_uses")
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

export async function findEnrolment(db: Db, id: EnrolmentId, nowMs: number): Promise<Enrolment | undefined> {
  const row = await selectEnrolments(db).where("e.id", "=", id).executeTakeFirst();
  return row && toEnrolment(row, await findScreensOf(db, [id]), nowMs);
}

/** Newest first. */
export async function listEnrolments(db: Db, { cursor, limit }: PageRequest, nowMs: number): Promise<Page<Enrolment>> {
  const after = readNumberCursor(cursor);
  let query = selectEnrolments(db);
  if (after) query = query.where(({ eb, refTuple, tuple }) => eb(refTuple("e.made_at", "e.id"), "<", tuple(...after)));
  const rows = await query
    .orderBy("e.made_at", "desc")
    .orderBy("e.id", "desc")
    .limit(limit + 1)
    .execute();
  const screens = await findScreensOf(
    db,
    rows.map((row) => row.id),
  );
  return toPage(
    rows,
    limit,
    (row) => [row.made_at, row.id],
    (row) => toEnrolment(row, screens, nowMs),
  );
}

/** Forgets what was over before an instant. @returns how many */
export async function deleteOldEnrolments(db: Db, beforeMs: number): Promise<number> {
  return Number((await db.deleteFrom("enrolment").where("expires_at", "<", beforeMs).executeTakeFirst()).numDeletedRows);
}

function selectEnrolments(db: Db) {
  return db.selectFrom("enrolment as e").innerJoin("account as a", "a.id", "e.made_by").selectAll("e").select("a.name as made_by_name");
}

/** The screens that joined by each enrolment and are still there. */
async function findScreensOf(db: Db, ids: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom("enrolment_use as u")
    .innerJoin("screen as s", "s.id", "u.screen_id")
    .select(["u.enrolment_id", "u.screen_id"])
    .where("u.enrolment_id", "in", [...ids])
    .orderBy("u.used_at")
    .orderBy("u.screen_id")
    .execute();
  const byEnrolment = Map.groupBy(rows, (row) => row.enrolment_id);
  return new Map([...byEnrolment].map(([id, uses]) => [id, uses.map((use) => use.screen_id)]));
}

function toEnrolment(
  row: EnrolmentRow & { readonly made_by_name: string },
  screens: ReadonlyMap<string, readonly string[]>,
  nowMs: number,
): Enrolment {
  return Enrolment.parse({
    id: row.id,
    for: readJson(EnrolmentFor, row.what),
    state: stateOf(row, nowMs),
    uses: row.uses,
    mostUses: row.most_uses,
    screenIds: screens.get(row.id) ?? [],
    madeBy: row.made_by,
    madeByName: row.made_by_name,
    madeAtMs: row.made_at,
    expiresAtMs: row.expires_at,
  });
}

function stateOf({ withdrawn_at, uses, most_uses, expires_at }: EnrolmentRow, nowMs: number): EnrolmentState {
  if (withdrawn_at !== null) return "withdrawn";
  if (uses >= most_uses) return "used";
  return nowMs < expires_at ? "open" : "expired";
}
