import { isIP } from "node:net";
import type { AuditAction } from "../../domain/model/audit.ts";
import type { AttemptId, ChannelId } from "../../domain/model/id.ts";
import { Problem } from "../../domain/model/problem.ts";
import { DAY_MS, type Instant } from "../../domain/model/time.ts";
import type { Actor } from "../../domain/model/user.ts";
import type { Webhook, WebhookDelivery, WebhookDraft } from "../../domain/model/webhook.ts";
import { noteAudit } from "../audit/audit-log.ts";
import { requireRole } from "../platform/access.ts";
import type { Db } from "../platform/database/database.ts";
import type { Page, PageRequest } from "../platform/database/page.ts";
import type { News } from "../platform/news.ts";
import { isReachable, type ReachableNetworks } from "../platform/reachable.ts";
import { newId, newSecret } from "../platform/secret.ts";
import { findAttempt, listAttempts } from "./attempt-repository.ts";
import {
  deleteChannel,
  findChannel,
  insertChannel,
  type KnownChannel,
  listChannels,
  renewSecret,
  updateChannel,
} from "./channel-repository.ts";
import { findEvent, markSentByHand } from "./notice-repository.ts";
import { isChannelUsed } from "./rule-repository.ts";
import type { Sending } from "./sending.ts";

interface Parts {
  readonly db: Db;
  readonly now: () => number;
  readonly news: Pick<News, "tell">;
  readonly sending: Sending;
  readonly networks: ReachableNetworks;
}

/** A webhook with its secret, which is told only once. */
interface WithSecret {
  readonly webhook: Webhook;
  readonly secret: string;
}

/** So long the secret before holds, that a receiver can be changed in peace. */
export const PREVIOUS_SECRET_MS = DAY_MS;

export type WebhookService = ReturnType<typeof createWebhookService>;

/** Webhooks, for administrators only: their addresses may be secrets themselves. */
export function createWebhookService({ db, now, news, sending, networks }: Parts) {
  async function existing(database: Db, id: ChannelId): Promise<KnownChannel> {
    const channel = await findChannel(database, id);
    if (channel?.target.kind !== "webhook") throw new Problem("not-found");
    return channel;
  }

  /** Changes it and writes down who did, together. */
  async function change<T>(
    actor: Actor,
    id: ChannelId,
    action: AuditAction,
    work: (tx: Db) => Promise<readonly [name: string, result: T]>,
  ): Promise<T> {
    const result = await db.transaction().execute(async (tx) => {
      const [name, done] = await work(tx);
      await noteAudit(tx, actor, { action, kind: "webhook", id, details: { name } }, now());
      return done;
    });
    news.tell("incidents-changed", { incidentId: null });
    return result;
  }

  const seen = (channel: KnownChannel) => toWebhook(channel, now());

  return {
    async list(actor: Actor, request: PageRequest): Promise<Page<Webhook>> {
      requireRole(actor, "admin");
      const { items, nextCursor } = await listChannels(db, request, "webhook");
      return { items: items.map(seen), nextCursor };
    },

    /** @throws {Problem} `invalid-input` with `forbidden-address` */
    async create(actor: Actor, draft: WebhookDraft): Promise<WithSecret> {
      requireRole(actor, "admin");
      requireReachable(draft, networks);
      const id = newId<ChannelId>();
      const secret = newSecret();
      return change(actor, id, "webhook-saved", async (tx) => {
        await insertChannel(tx, id, toDraft(draft), secret, now());
        return [draft.name, { webhook: seen(await existing(tx, id)), secret }];
      });
    },

    /** @throws {Problem} `conflict` with the webhook as it is now, if somebody else changed it; `invalid-input` with `forbidden-address` */
    async update(actor: Actor, id: ChannelId, version: number, draft: WebhookDraft): Promise<Webhook> {
      requireRole(actor, "admin");
      requireReachable(draft, networks);
      return change(actor, id, "webhook-saved", async (tx) => {
        const current = await existing(tx, id);
        if (!(await updateChannel(tx, id, version, toDraft(draft), now()))) throw new Problem("conflict", { current: seen(current) });
        return [draft.name, seen(await existing(tx, id))];
      });
    },

    /** @throws {Problem} `in-use` while a rule tells it something */
    async remove(actor: Actor, id: ChannelId): Promise<void> {
      requireRole(actor, "admin");
      await change(actor, id, "webhook-removed", async (tx) => {
        const { name } = await existing(tx, id);
        if (await isChannelUsed(tx, id)) throw new Problem("in-use");
        return [name, await deleteChannel(tx, id)];
      });
    },

    async rotate(actor: Actor, id: ChannelId): Promise<WithSecret> {
      requireRole(actor, "admin");
      const secret = newSecret();
      return change(actor, id, "webhook-secret-renewed", async (tx) => {
        const { name } = await existing(tx, id);
        await renewSecret(tx, id, secret, now() + PREVIOUS_SECRET_MS);
        return [name, { webhook: seen(await existing(tx, id)), secret }];
      });
    },

    async deliveries(actor: Actor, id: ChannelId, request: PageRequest): Promise<Page<WebhookDelivery>> {
      requireRole(actor, "admin");
      await existing(db, id);
      return listAttempts(db, id, request);
    },

    /** Sends an event again. @throws {Problem} `already-done` for a test, of which nothing is kept */
    async replay(actor: Actor, id: ChannelId, attemptId: AttemptId): Promise<WebhookDelivery> {
      requireRole(actor, "admin");
      const channel = await existing(db, id);
      const attempt = await findAttempt(db, id, attemptId);
      if (attempt === undefined) throw new Problem("not-found");
      const { noticeId } = attempt;
      const event = noticeId === null ? undefined : await findEvent(db, noticeId);
      if (noticeId === null || event === undefined) throw new Problem("already-done");
      const sent = await sending.send(channel, event, { noticeId, manual: true });
      return change(actor, id, "webhook-replayed", async (tx) => {
        if (sent.problem === null) await markSentByHand(tx, noticeId, now());
        const delivery = await findAttempt(tx, id, sent.attemptId);
        if (delivery === undefined) throw new Problem("unavailable", { retryAfterSeconds: 5 });
        return [channel.name, delivery];
      });
    },
  };
}

function toDraft({ name, url, quietHours }: WebhookDraft) {
  return { name, target: { kind: "webhook" as const, url }, quietHours };
}

function toWebhook({ id, name, target, quietHours, previous, version }: KnownChannel, nowMs: number): Webhook {
  const url = target.kind === "webhook" ? target.url : "";
  const untilMs = previous !== null && nowMs < previous.untilMs ? (previous.untilMs as Instant) : null;
  return { id, name, url, quietHours, previousSecretUntilMs: untilMs, version };
}

/** An address that names a machine we never go to is refused at once. Where a name leads is seen each time something is sent. */
function requireReachable({ url }: WebhookDraft, networks: ReachableNetworks): void {
  const host = new URL(url).hostname.replace(/^\[(.*)\]$/, "$1");
  if (isIP(host) === 0 || isReachable(host, networks)) return;
  throw new Problem("invalid-input", { issues: [{ path: ["url"], rule: "forbidden-address", message: "" }] });
}
