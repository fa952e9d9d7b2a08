import type { ChannelProblem } from "../../domain/model/alert.ts";
import type { AttemptId, NoticeId } from "../../domain/model/id.ts";
import type { Organisation } from "../../domain/model/user.ts";
import type { AlertEvent } from "../../domain/model/webhook.ts";
import type { Db } from "../platform/database/database.ts";
import type { Log } from "../platform/log.ts";
import { MailFailure, type MailSender } from "../platform/mail.ts";
import { type ReachableNetworks, Unreachable } from "../platform/reachable.ts";
import { safeFetch } from "../platform/safe-fetch.ts";
import { newId } from "../platform/secret.ts";
import { insertAttempt, type NewAttempt } from "./attempt-repository.ts";
import type { KnownChannel } from "./channel-repository.ts";
import { composeMail } from "./compose-mail.ts";
import { SIGNATURE_HEADER, signatureOf } from "./webhook-signature.ts";

interface Parts {
  readonly db: Db;
  readonly now: () => number;
  readonly log: Pick<Log, "error">;
  /** Null if this server knows no mail server. */
  readonly mail: MailSender | null;
  readonly networks: ReachableNetworks;
  readonly readOrganisation: () => Promise<Organisation>;
}

/** How an attempt went: `problem` is null if it was taken. `isFinal`: it is of no use to try again. */
export interface Sent {
  readonly attemptId: AttemptId;
  readonly problem: string | null;
  readonly note: string | null;
  readonly mayHaveArrived: boolean;
  readonly isFinal: boolean;
}

export interface SendingOf {
  /** What it is an attempt to send; null for a test. */
  readonly noticeId: NoticeId | null;
  /** Whether somebody sends it again by hand. */
  readonly manual: boolean;
}

export type Sending = ReturnType<typeof createSending>;

/** Sends events through channels, and writes down how each attempt went. */
export function createSending(parts: Parts) {
  const { db, now, log } = parts;

  /** What was sent is sent: that it could not be written down is no reason to send it again. */
  async function note(attempt: NewAttempt): Promise<void> {
    await insertAttempt(db, attempt).catch((error: unknown) => log.error({ err: error }, "an attempt was not written down"));
  }

  return {
    /** Why a channel of this kind cannot be used here at all. */
    problemOf: (kind: KnownChannel["target"]["kind"]): ChannelProblem | null =>
      kind === "mail" && parts.mail === null ? "no-mail-server" : null,

    async send(channel: KnownChannel, event: AlertEvent, { noticeId, manual }: SendingOf): Promise<Sent> {
      const startedMs = performance.now();
      const atMs = now();
      const attempt = await (channel.target.kind === "mail"
        ? sendMail(parts, channel.target.to, event)
        : sendWebhook(parts, channel, event));
      const id = newId<AttemptId>();
      const { status, answer, problem } = attempt;
      const durationMs = performance.now() - startedMs;
      await note({
        id,
        noticeId,
        channelId: channel.id,
        event: event.type,
        atMs,
        durationMs,
        status,
        answer,
        problem,
        manual,
      });
      return { attemptId: id, problem, note: attempt.note, mayHaveArrived: attempt.mayHaveArrived, isFinal: attempt.isFinal };
    },
  };
}

type Attempt = Pick<NewAttempt, "status" | "answer" | "problem"> & Pick<Sent, "note" | "mayHaveArrived" | "isFinal">;

const failed = (problem: string, more: Partial<Attempt> = {}): Attempt => ({
  status: null,
  answer: "",
  problem,
  note: problem,
  mayHaveArrived: false,
  isFinal: false,
  ...more,
});

const taken = (status: number | null, answer: string, note: string | null = null): Attempt => ({
  status,
  answer,
  problem: null,
  note,
  mayHaveArrived: true,
  isFinal: false,
});

async function sendMail({ mail, readOrganisation }: Parts, to: readonly string[], event: AlertEvent): Promise<Attempt> {
  if (mail === null) return failed("no-mail-server" satisfies ChannelProblem, { isFinal: true });
  const { language } = await readOrganisation();
  const thread = event.incident === null ? event.id : `incident-${event.incident.id}`;
  try {
    const { answer, refused } = await mail.send({ id: event.id, thread, to, ...composeMail(event, language) });
    return taken(null, answer, refused.length === 0 ? null : `refused: ${refused.join(", ")}`);
  } catch (error) {
    if (!(error instanceof MailFailure)) throw error;
    return failed(error.message, { mayHaveArrived: error.mayHaveArrived, isFinal: error.isFinal });
  }
}

async function sendWebhook({ now, networks }: Parts, channel: KnownChannel, event: AlertEvent): Promise<Attempt> {
  const url = channel.target.kind === "webhook" ? channel.target.url : "";
  const body = JSON.stringify(event);
  const nowMs = now();
  const previous = channel.previous !== null && nowMs < channel.previous.untilMs ? [channel.previous.secret] : [];
  const headers = {
    "content-type": "application/json",
    "user-agent": "Aushang",
    "aushang-event": event.type,
    "aushang-event-id": event.id,
    [SIGNATURE_HEADER]: signatureOf(body, [channel.secret ?? "", ...previous], nowMs),
  };
  try {
    const { status, text } = await safeFetch({ url, method: "POST", headers, body }, networks);
    if (status >= 200 && status < 300) return taken(status, text);
    return failed(status >= 300 && status < 400 ? "redirect" : "refused", { status, answer: text, mayHaveArrived: true });
  } catch (error) {
    const reason = reasonOf(error);
    return failed(reason, { mayHaveArrived: !(error instanceof Unreachable) && !NOT_CONNECTED.has(reason) });
  }
}

/** The line did not come about: nothing can have arrived. */
const NOT_CONNECTED: ReadonlySet<string> = new Set(["ECONNREFUSED", "EHOSTUNREACH", "ENETUNREACH", "ENOTFOUND"]);

/** In a word: what the system calls it, or what we do. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return "code" in error && typeof error.code === "string" ? error.code : error.message;
}
