import * as z from "zod/mini";
import type { ChannelKind } from "../../domain/model/alert.ts";
import type { ChannelId, IncidentId, NoticeId } from "../../domain/model/id.ts";
import { LastWord, Notice, type NoticeStep } from "../../domain/model/incident.ts";
import { AlertEvent } from "../../domain/model/webhook.ts";
import type { NoticeRow } from "../platform/database/alert-tables.ts";
import type { Db } from "../platform/database/database.ts";
import { inChunks } from "../platform/database/in-chunks.ts";
import { readJson } from "../platform/database/json-column.ts";

/** Something to be told, as it is written together with the change it tells of. `number` orders what is told of one incident. */
export interface NewNotice {
  readonly id: NoticeId;
  readonly incidentId: IncidentId;
  readonly step: NoticeStep;
  readonly key: string;
  readonly channel: { readonly id: ChannelId; readonly kind: ChannelKind; readonly name: string };
  readonly event: AlertEvent;
  readonly number: number;
  readonly writtenAtMs: number;
  readonly dueAtMs: number;
}

/** Writes a notice, unless this incident has told this channel the same already. */
export async function insertNotice(tx: Db, notice: NewNotice): Promise<void> {
  const { id, incidentId, step, key, channel, event, number, writtenAtMs, dueAtMs } = notice;
  await tx
    .insertInto("notice")
    .values({
      id,
      incident_id: incidentId,
      step,
      key,
      channel_id: channel.id,
      channel_kind: channel.kind,
      channel_name: channel.name,
      event: JSON.stringify(event),
      state: "waiting",
      number,
      written_at: writtenAtMs,
      due_at: dueAtMs,
      attempts: 0,
      claimed_until: null,
      uncertain: 0,
      sent_at: null,
      note: null,
    })
    .onConflict((conflict) => conflict.columns(["incident_id", "key", "channel_id"]).doNothing())
    .execute();
}

/** Whether something of an incident still waits to be told to a channel. */
export async function isWaiting(db: Db, incidentId: IncidentId, channelId: ChannelId): Promise<boolean> {
  const row = await db
    .selectFrom("notice")
    .select("id")
    .where("incident_id", "=", incidentId)
    .where("channel_id", "=", channelId)
    .where("state", "=", "waiting")
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Takes back what a channel was not told yet of an incident that is over. @returns whether it was told, or may have been, that it is not */
export async function cancelUntold(tx: Db, incidentId: IncidentId, channelId: ChannelId): Promise<boolean> {
  await tx
    .updateTable("notice")
    .set({ state: "cancelled" })
    .where("incident_id", "=", incidentId)
    .where("channel_id", "=", channelId)
    .where("state", "=", "waiting")
    .where("uncertain", "=", 0)
    .where("step", "!=", "recovered" satisfies NoticeStep)
    .execute();
  const last = await tx
    .selectFrom("notice")
    .select("step")
    .where("incident_id", "=", incidentId)
    .where("channel_id", "=", channelId)
    .where(({ eb, or }) => or([eb("state", "=", "sent"), eb("uncertain", "=", 1)]))
    .orderBy("number", "desc")
    .orderBy("id", "desc")
    .limit(1)
    .executeTakeFirst();
  return last !== undefined && last.step !== ("recovered" satisfies NoticeStep);
}

/** A notice that somebody is about to send. */
export interface ClaimedNotice {
  readonly id: NoticeId;
  readonly incidentId: IncidentId;
  readonly channelId: ChannelId;
  /** As it was written: JSON. */
  readonly event: string;
  /** How often it was tried before. */
  readonly attempts: number;
  /** Whether one of those may have arrived. */
  readonly mayHaveArrived: boolean;
  readonly claimedUntilMs: number;
}

/** What is due and claimed by nobody, oldest first. What is told later of the same incident waits for what was told before. */
export async function findDue(db: Db, nowMs: number, limit: number): Promise<readonly NoticeId[]> {
  const rows = await selectFree(db, nowMs)
    .select("n.id")
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom("notice as earlier")
            .select("earlier.id")
            .whereRef("earlier.incident_id", "=", "n.incident_id")
            .whereRef("earlier.channel_id", "=", "n.channel_id")
            .whereRef("earlier.number", "<", "n.number")
            .where("earlier.state", "=", "waiting"),
        ),
      ),
    )
    .orderBy("n.due_at")
    .orderBy("n.number")
    .orderBy("n.id")
    .limit(limit)
    .execute();
  return rows.map(({ id }) => id as NoticeId);
}

function selectFree(db: Db, nowMs: number) {
  return db
    .selectFrom("notice as n")
    .where("n.state", "=", "waiting")
    .where("n.due_at", "<=", nowMs)
    .where(({ eb, or }) => or([eb("n.claimed_until", "is", null), eb("n.claimed_until", "<=", nowMs)]));
}

/** Takes a notice on until an instant, if nobody else has. Until it is known better, it may have arrived. */
export async function claimNotice(db: Db, id: NoticeId, nowMs: number, untilMs: number): Promise<ClaimedNotice | null> {
  const before = await selectFree(db, nowMs).select(["n.uncertain", "n.attempts"]).where("n.id", "=", id).executeTakeFirst();
  if (before === undefined) return null;
  const row = await db
    .updateTable("notice")
    .set({ claimed_until: untilMs, attempts: before.attempts + 1, uncertain: 1 })
    .where("id", "=", id)
    .where("state", "=", "waiting")
    .where("attempts", "=", before.attempts)
    .where(({ eb, or }) => or([eb("claimed_until", "is", null), eb("claimed_until", "<=", nowMs)]))
    .returningAll()
    .executeTakeFirst();
  if (row === undefined) return null;
  return {
    id,
    incidentId: row.incident_id as IncidentId,
    channelId: row.channel_id as ChannelId,
    event: row.event,
    attempts: before.attempts,
    mayHaveArrived: before.uncertain === 1,
    claimedUntilMs: untilMs,
  };
}

/** How an attempt ended: sent at an instant, to be tried again at one, or failed for good. */
export type NoticeOutcome =
  | { readonly state: "sent"; readonly sentAtMs: number; readonly note: string | null }
  | { readonly state: "waiting"; readonly dueAtMs: number; readonly note: string; readonly mayHaveArrived: boolean }
  | { readonly state: "failed"; readonly note: string; readonly mayHaveArrived: boolean };

/** Writes how an attempt ended; nothing if the claim has run out and somebody else has it. */
export async function finishNotice(db: Db, { id, claimedUntilMs }: ClaimedNotice, outcome: NoticeOutcome): Promise<void> {
  await db
    .updateTable("notice")
    .set({
      state: outcome.state,
      note: outcome.note,
      claimed_until: null,
      ...(outcome.state === "sent" ? { sent_at: outcome.sentAtMs } : { uncertain: outcome.mayHaveArrived ? 1 : 0 }),
      ...(outcome.state === "waiting" ? { due_at: outcome.dueAtMs } : {}),
    })
    .where("id", "=", id)
    .where("state", "=", "waiting")
    .where("claimed_until", "=", claimedUntilMs)
    .execute();
}

/** Somebody has sent again what had not arrived, by hand. */
export async function markSentByHand(db: Db, id: NoticeId, sentAtMs: number): Promise<void> {
  await db
    .updateTable("notice")
    .set({ state: "sent", sent_at: sentAtMs, claimed_until: null, note: null })
    .where("id", "=", id)
    .where("state", "in", ["waiting", "failed"])
    .execute();
}

export async function findEvent(db: Db, id: NoticeId): Promise<AlertEvent | undefined> {
  const row = await db.selectFrom("notice").select("event").where("id", "=", id).executeTakeFirst();
  return row && readJson(AlertEvent, row.event);
}

/** What was told of an incident, oldest first. */
export async function findNotices(db: Db, incidentId: IncidentId): Promise<Notice[]> {
  const rows = await db
    .selectFrom("notice")
    .selectAll()
    .where("incident_id", "=", incidentId)
    .orderBy("number")
    .orderBy("channel_name")
    .orderBy("id")
    .execute();
  return rows.map(toNotice);
}

/** What each channel was told last of each of several incidents, by the name of the channel. */
export async function findLastWords(db: Db, incidentIds: readonly IncidentId[]): Promise<ReadonlyMap<IncidentId, readonly LastWord[]>> {
  const words = new Map<IncidentId, readonly LastWord[]>();
  await inChunks(incidentIds, async (some) => {
    const rows = await db
      .selectFrom("notice")
      .select(["incident_id", "channel_id", "channel_kind", "channel_name", "step", "state", "due_at", "sent_at"])
      .where("incident_id", "in", some)
      .orderBy("number")
      .orderBy("id")
      .execute();
    for (const [id, of] of Map.groupBy(rows, ({ incident_id }) => incident_id)) {
      const last = new Map(of.map((row) => [row.channel_id, toLastWord(row)]));
      words.set(
        id as IncidentId,
        [...last.values()].toSorted((a, b) => a.channelName.localeCompare(b.channelName)),
      );
    }
  });
  return words;
}

function toLastWord(
  row: Pick<NoticeRow, "channel_id" | "channel_kind" | "channel_name" | "step" | "state" | "due_at" | "sent_at">,
): LastWord {
  return z.parse(LastWord, {
    channelId: row.channel_id,
    channelKind: row.channel_kind,
    channelName: row.channel_name,
    step: row.step,
    state: row.state,
    atMs: row.sent_at ?? row.due_at,
  });
}

function toNotice(row: NoticeRow): Notice {
  return z.parse(Notice, {
    id: row.id,
    step: row.step,
    channelId: row.channel_id,
    channelKind: row.channel_kind,
    channelName: row.channel_name,
    state: row.state,
    writtenAtMs: row.written_at,
    dueAtMs: row.due_at,
    attempts: row.attempts,
    sentAtMs: row.sent_at,
    note: row.note,
  });
}
