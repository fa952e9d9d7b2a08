import * as z from "zod/mini";
import type { AttemptId, ChannelId, NoticeId } from "../../domain/model/id.ts";
import type { Instant } from "../../domain/model/time.ts";
import { ANSWER_LENGTH, type EventType, WebhookDelivery } from "../../domain/model/webhook.ts";
import type { NoticeAttemptRow } from "../platform/database/alert-tables.ts";
import type { Db } from "../platform/database/database.ts";
import { BATCH, deleteInBatches } from "../platform/database/delete-in-batches.ts";
import { type Page, type PageRequest, readNumberCursor, toPage } from "../platform/database/page.ts";

/** One attempt to send something through a channel. */
export interface NewAttempt {
  readonly id: AttemptId;
  readonly noticeId: NoticeId | null;
  readonly channelId: ChannelId;
  readonly event: EventType;
  readonly atMs: number;
  readonly durationMs: number;
  readonly status: number | null;
  readonly answer: string;
  readonly problem: string | null;
  readonly manual: boolean;
}

export async function insertAttempt(db: Db, attempt: NewAttempt): Promise<void> {
  await db
    .insertInto("notice_attempt")
    .values({
      id: attempt.id,
      notice_id: attempt.noticeId,
      channel_id: attempt.channelId,
      event_type: attempt.event,
      at: attempt.atMs,
      duration_ms: Math.round(attempt.durationMs),
      status: attempt.status,
      answer: storable(attempt.answer),
      problem: attempt.problem,
      manual: attempt.manual ? 1 : 0,
    })
    .execute();
}

/** The beginning of what somebody else's program answered. PostgreSQL keeps no NUL, and no half of a character. */
function storable(answer: string): string {
  return answer.slice(0, ANSWER_LENGTH).replaceAll("\u0000", "").toWellFormed();
}

/** What was sent through a channel, newest first. */
export async function listAttempts(db: Db, channelId: ChannelId, { cursor, limit }: PageRequest): Promise<Page<WebhookDelivery>> {
  const after = readNumberCursor(cursor);
  let query = db.selectFrom("notice_attempt").selectAll().where("channel_id", "=", channelId);
  if (after) query = query.where(({ eb, refTuple, tuple }) => eb(refTuple("at", "id"), "<", tuple(...after)));
  const rows = await query
    .orderBy("at", "desc")
    .orderBy("id", "desc")
    .limit(limit + 1)
    .execute();
  return toPage(rows, limit, (row) => [row.at, row.id], toDelivery);
}

export async function findAttempt(db: Db, channelId: ChannelId, id: AttemptId): Promise<WebhookDelivery | undefined> {
  const row = await db.selectFrom("notice_attempt").selectAll().where("id", "=", id).where("channel_id", "=", channelId).executeTakeFirst();
  return row && toDelivery(row);
}

/** The last attempt through each of these channels. */
export async function findLastAttempts(
  db: Db,
  ids: readonly ChannelId[],
): Promise<ReadonlyMap<string, { readonly atMs: Instant; readonly problem: string | null }>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom("notice_attempt as t")
    .innerJoin(
      (eb) =>
        eb
          .selectFrom("notice_attempt")
          .select(["channel_id", eb.fn.max("at").as("last")])
          .where("channel_id", "in", [...ids])
          .groupBy("channel_id")
          .as("m"),
      (join) => join.onRef("m.channel_id", "=", "t.channel_id").onRef("m.last", "=", "t.at"),
    )
    .select(["t.channel_id", "t.at", "t.problem"])
    .orderBy("t.id")
    .execute();
  return new Map(rows.map((row) => [row.channel_id, { atMs: row.at as Instant, problem: row.problem }]));
}

/** Forgets attempts before an instant. */
export async function deleteOldAttempts(db: Db, beforeMs: number): Promise<number> {
  return deleteInBatches(async () => {
    const old = db.selectFrom("notice_attempt").select("id").where("at", "<", beforeMs).limit(BATCH);
    const result = await db.deleteFrom("notice_attempt").where("id", "in", old).executeTakeFirst();
    return Number(result.numDeletedRows);
  });
}

function toDelivery(row: NoticeAttemptRow): WebhookDelivery {
  return z.parse(WebhookDelivery, {
    id: row.id,
    noticeId: row.notice_id,
    event: row.event_type,
    atMs: row.at,
    durationMs: row.duration_ms,
    status: row.status,
    answer: row.answer,
    problem: row.problem,
    manual: row.manual === 1,
  });
}
