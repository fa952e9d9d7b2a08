import * as z from "zod/mini";
import { Channel, type MailChannelDraft } from "../../domain/model/alert.ts";
import type { ChannelId, NoticeId } from "../../domain/model/id.ts";
import { Problem } from "../../domain/model/problem.ts";
import type { Actor, Organisation } from "../../domain/model/user.ts";
import { noteAudit } from "../audit/audit-log.ts";
import { requireRole } from "../platform/access.ts";
import type { Db } from "../platform/database/database.ts";
import type { Page, PageRequest } from "../platform/database/page.ts";
import type { News } from "../platform/news.ts";
import { createOnce } from "../platform/once.ts";
import { newId } from "../platform/secret.ts";
import { testEvent } from "./alert-event.ts";
import { findLastAttempts } from "./attempt-repository.ts";
import { deleteChannel, findChannel, insertChannel, type KnownChannel, listChannels, updateChannel } from "./channel-repository.ts";
import { isChannelUsed } from "./rule-repository.ts";
import type { Sending } from "./sending.ts";

interface Parts {
  readonly db: Db;
  readonly now: () => number;
  readonly news: Pick<News, "tell">;
  readonly sending: Sending;
  readonly readOrganisation: () => Promise<Organisation>;
  readonly publicOrigin: string | null;
}

export type ChannelService = ReturnType<typeof createChannelService>;

/** Ways to tell people and programs: editors see their names, administrators where they lead. Webhooks are changed by their own service. */
export function createChannelService({ db, now, news, sending, readOrganisation, publicOrigin }: Parts) {
  const changed = () => news.tell("incidents-changed", { incidentId: null });

  async function toChannels(database: Db, actor: Actor, known: readonly KnownChannel[]): Promise<Channel[]> {
    const isAdmin = actor.role === "admin";
    const last = isAdmin
      ? await findLastAttempts(
          database,
          known.map(({ id }) => id),
        )
      : new Map<string, never>();
    return known.map(({ id, name, target, quietHours, version }) => ({
      id,
      kind: target.kind,
      name,
      to: isAdmin && target.kind === "mail" ? [...target.to] : null,
      quietHours,
      problem: sending.problemOf(target.kind),
      lastAttempt: last.get(id) ?? null,
      version,
    }));
  }

  async function existing(database: Db, actor: Actor, id: ChannelId): Promise<Channel> {
    const known = await findChannel(database, id);
    const [channel] = known?.target.kind === "mail" ? await toChannels(database, actor, [known]) : [];
    if (channel === undefined) throw new Problem("not-found");
    return channel;
  }

  return {
    async list(actor: Actor, request: PageRequest): Promise<Page<Channel>> {
      requireRole(actor, "editor");
      const { items, nextCursor } = await listChannels(db, request);
      return { items: await toChannels(db, actor, items), nextCursor };
    },

    async createMail(actor: Actor, draft: MailChannelDraft, key: string | null): Promise<Channel> {
      requireRole(actor, "admin");
      const parse = (value: unknown) => z.parse(Channel, value);
      const request = { actor, key, operation: "alerts.createMailChannel", input: draft, nowMs: now(), parse };
      const channel = await createOnce(db, request, async (tx) => {
        const id = newId<ChannelId>();
        await insertChannel(tx, id, toDraft(draft), null, now());
        await noteAudit(tx, actor, { action: "alert-channel-saved", kind: "alert-channel", id, details: { name: draft.name } }, now());
        return existing(tx, actor, id);
      });
      changed();
      return channel;
    },

    /** @throws {Problem} `conflict` with the channel as it is now, if somebody else changed it */
    async updateMail(actor: Actor, id: ChannelId, version: number, draft: MailChannelDraft): Promise<Channel> {
      requireRole(actor, "admin");
      const channel = await db.transaction().execute(async (tx) => {
        const current = await existing(tx, actor, id);
        if (!(await updateChannel(tx, id, version, toDraft(draft), now()))) throw new Problem("conflict", { current });
        await noteAudit(tx, actor, { action: "alert-channel-saved", kind: "alert-channel", id, details: { name: draft.name } }, now());
        return existing(tx, actor, id);
      });
      changed();
      return channel;
    },

    /** @throws {Problem} `in-use` while a rule tells it something */
    async removeMail(actor: Actor, id: ChannelId): Promise<void> {
      requireRole(actor, "admin");
      await db.transaction().execute(async (tx) => {
        const { name } = await existing(tx, actor, id);
        if (await isChannelUsed(tx, id)) throw new Problem("in-use");
        await deleteChannel(tx, id);
        await noteAudit(tx, actor, { action: "alert-channel-removed", kind: "alert-channel", id, details: { name } }, now());
      });
      changed();
    },

    /** Sends a test at once. @returns what went wrong, null if nothing did */
    async test(actor: Actor, id: ChannelId): Promise<{ readonly problem: string | null }> {
      requireRole(actor, "admin");
      const channel = await findChannel(db, id);
      if (channel === undefined) throw new Problem("not-found");
      const event = testEvent(newId<NoticeId>(), await readOrganisation(), publicOrigin, now());
      const { problem } = await sending.send(channel, event, { noticeId: null, manual: true });
      await noteAudit(db, actor, { action: "alert-channel-tested", kind: "alert-channel", id, details: { name: channel.name } }, now());
      changed();
      return { problem };
    },
  };
}

function toDraft({ name, to, quietHours }: MailChannelDraft) {
  return { name, target: { kind: "mail" as const, to }, quietHours };
}
