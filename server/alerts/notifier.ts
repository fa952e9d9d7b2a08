import { HOUR_MS, MINUTE_MS, SECOND_MS } from "../../domain/model/time.ts";
import { AlertEvent } from "../../domain/model/webhook.ts";
import type { Db } from "../platform/database/database.ts";
import { readJson } from "../platform/database/json-column.ts";
import type { Log } from "../platform/log.ts";
import { MAIL_LIMIT_MS } from "../platform/mail.ts";
import type { News } from "../platform/news.ts";
import { findChannel } from "./channel-repository.ts";
import { type ClaimedNotice, claimNotice, findDue, finishNotice, type NoticeOutcome } from "./notice-repository.ts";
import type { Sending, Sent } from "./sending.ts";

interface Parts {
  readonly db: Db;
  readonly now: () => number;
  readonly log: Log;
  readonly news: Pick<News, "tell">;
  readonly sending: Sending;
}

/** So long after each attempt that failed it is tried again; after the last of them it is not any more. */
export const BACK_OFF_MS = [10 * SECOND_MS, MINUTE_MS, 5 * MINUTE_MS, 30 * MINUTE_MS, 2 * HOUR_MS, 6 * HOUR_MS] as const;
/** Longer than sending may take: who has not finished by then has died. */
export const CLAIM_MS = 2 * MAIL_LIMIT_MS;
const AT_ONCE = 10;

export type Notifier = ReturnType<typeof createNotifier>;

/**
 * Sends what is to be told. A notice is claimed before it is sent, so that of several servers only one does it; one whose server dies meanwhile is sent
 * again, under the same name. `tick` begins what is due and waits for nothing; call it every second. `settled` waits for what is under way.
 */
export function createNotifier({ db, now, log, news, sending }: Parts) {
  const underWay = new Set<Promise<void>>();

  async function work(notice: ClaimedNotice): Promise<void> {
    const outcome = await attempt(notice).catch((error: unknown): NoticeOutcome => {
      log.error({ err: error, noticeId: notice.id }, "an alert could not be worked on");
      return outcomeOf(notice, { problem: "internal", note: null, mayHaveArrived: true, isFinal: false }, now());
    });
    await finishNotice(db, notice, outcome);
    // Why is in the incident, for administrators: it may name mailboxes, and the log names nobody.
    if (outcome.state !== "sent")
      log.warn({ noticeId: notice.id, channelId: notice.channelId, state: outcome.state }, "an alert was not sent");
    news.tell("incidents-changed", { incidentId: notice.incidentId });
  }

  async function attempt(notice: ClaimedNotice): Promise<NoticeOutcome> {
    const channel = await findChannel(db, notice.channelId);
    if (channel === undefined) return { state: "failed", note: "channel-removed", mayHaveArrived: notice.mayHaveArrived };
    return outcomeOf(
      notice,
      await sending.send(channel, readJson(AlertEvent, notice.event), { noticeId: notice.id, manual: false }),
      now(),
    );
  }

  return {
    async tick(): Promise<void> {
      const free = AT_ONCE - underWay.size;
      if (free <= 0) return;
      for (const id of await findDue(db, now(), free)) {
        const notice = await claimNotice(db, id, now(), now() + CLAIM_MS);
        if (notice === null) continue;
        const working = work(notice)
          .catch((error: unknown) => log.error({ err: error, noticeId: id }, "how an alert was sent was not written down"))
          .finally(() => underWay.delete(working));
        underWay.add(working);
      }
    },

    async settled(): Promise<void> {
      await Promise.all(underWay);
    },
  };
}

function outcomeOf(
  notice: ClaimedNotice,
  { problem, note, mayHaveArrived, isFinal }: Omit<Sent, "attemptId">,
  nowMs: number,
): NoticeOutcome {
  if (problem === null) return { state: "sent", sentAtMs: nowMs, note };
  const arrived = notice.mayHaveArrived || mayHaveArrived;
  const waitMs = BACK_OFF_MS[notice.attempts];
  if (isFinal || waitMs === undefined) return { state: "failed", note: problem, mayHaveArrived: arrived };
  return { state: "waiting", dueAtMs: nowMs + waitMs, note: problem, mayHaveArrived: arrived };
}
