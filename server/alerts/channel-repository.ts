import * as z from "zod/mini";
import { ChannelKind, ChannelQuietHours } from "../../domain/model/alert.ts";
import type { ChannelId } from "../../domain/model/id.ts";
import type { QuietHours } from "../../domain/model/quiet-hours.ts";
import type { AlertChannelRow } from "../platform/database/alert-tables.ts";
import type { Db } from "../platform/database/database.ts";
import { readJson } from "../platform/database/json-column.ts";
import { type Page, type PageRequest, readCursor, toPage } from "../platform/database/page.ts";

/** Where a channel leads: mailboxes, or an address of the web. */
export type Target = { readonly kind: "mail"; readonly to: readonly string[] } | { readonly kind: "webhook"; readonly url: string };

/** A channel as the server uses it. The secrets of a webhook sign what is sent to it; the one before holds until an instant. */
export interface KnownChannel {
  readonly id: ChannelId;
  readonly name: string;
  readonly target: Target;
  readonly quietHours: readonly QuietHours[];
  readonly secret: string | null;
  readonly previous: { readonly secret: string; readonly untilMs: number } | null;
  readonly version: number;
}

/** What of a channel people enter. */
export type ChannelDraft = Pick<KnownChannel, "name" | "target" | "quietHours">;

/** Lists channels by name, or those of one kind. */
export async function listChannels(db: Db, { cursor, limit }: PageRequest, kind?: ChannelKind): Promise<Page<KnownChannel>> {
  const after = readCursor(cursor);
  let query = db.selectFrom("alert_channel").selectAll();
  if (kind !== undefined) query = query.where("kind", "=", kind);
  if (after) query = query.where(({ eb, refTuple, tuple }) => eb(refTuple("name", "id"), ">", tuple(String(after[0]), after[1])));
  const rows = await query
    .orderBy("name")
    .orderBy("id")
    .limit(limit + 1)
    .execute();
  return toPage(rows, limit, (row) => [row.name, row.id], toChannel);
}

export async function findChannels(db: Db, ids: readonly ChannelId[]): Promise<ReadonlyMap<ChannelId, KnownChannel>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom("alert_channel")
    .selectAll()
    .where("id", "in", [...ids])
    .execute();
  return new Map(rows.map((row) => [row.id as ChannelId, toChannel(row)]));
}

export async function findChannel(db: Db, id: ChannelId): Promise<KnownChannel | undefined> {
  return (await findChannels(db, [id])).get(id);
}

export async function insertChannel(tx: Db, id: ChannelId, draft: ChannelDraft, secret: string | null, nowMs: number): Promise<void> {
  await tx
    .insertInto("alert_channel")
    .values({ id, ...toColumns(draft), secret, previous_secret: null, previous_until: null, version: 1, updated_at: nowMs })
    .execute();
}

/** Changes the channel if it still is at `version`. @returns whether it was */
export async function updateChannel(tx: Db, id: ChannelId, version: number, draft: ChannelDraft, nowMs: number): Promise<boolean> {
  const result = await tx
    .updateTable("alert_channel")
    .set({ ...toColumns(draft), version: version + 1, updated_at: nowMs })
    .where("id", "=", id)
    .where("kind", "=", draft.target.kind)
    .where("version", "=", version)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/** Gives a webhook another secret; the one it had holds until an instant. */
export async function renewSecret(tx: Db, id: ChannelId, secret: string, previousUntilMs: number): Promise<void> {
  await tx
    .updateTable("alert_channel")
    .set((eb) => ({ previous_secret: eb.ref("secret"), previous_until: previousUntilMs, secret }))
    .where("id", "=", id)
    .execute();
}

export async function deleteChannel(tx: Db, id: ChannelId): Promise<boolean> {
  return (await tx.deleteFrom("alert_channel").where("id", "=", id).executeTakeFirst()).numDeletedRows === 1n;
}

function toColumns({ name, target, quietHours }: ChannelDraft) {
  const text = target.kind === "mail" ? JSON.stringify(target.to) : JSON.stringify(target.url);
  return { kind: target.kind, name, target: text, quiet_hours: JSON.stringify(quietHours) };
}

function toChannel(row: AlertChannelRow): KnownChannel {
  const { previous_secret: secret, previous_until: untilMs } = row;
  return {
    id: row.id as ChannelId,
    name: row.name,
    target: toTarget(row),
    quietHours: readJson(ChannelQuietHours, row.quiet_hours),
    secret: row.secret,
    previous: secret === null || untilMs === null ? null : { secret, untilMs },
    version: row.version,
  };
}

function toTarget({ kind, target }: AlertChannelRow): Target {
  return ChannelKind.parse(kind) === "mail"
    ? { kind: "mail", to: readJson(z.array(z.string()), target) }
    : { kind: "webhook", url: readJson(z.string(), target) };
}
