import * as z from "zod/mini";
import type { GroupId, TakeoverId } from "../../domain/model/id.ts";
import { Problem } from "../../domain/model/problem.ts";
import { Takeover, type TakeoverDraft, type TakeoverMessage } from "../../domain/model/takeover.ts";
import type { Actor, Organisation } from "../../domain/model/user.ts";
import { canonicalJson } from "../../domain/programme/canonical-json.ts";
import { findGroups } from "../groups/group-repository.ts";
import { requireRole } from "../platform/access.ts";
import type { Db } from "../platform/database/database.ts";
import type { Page } from "../platform/database/page.ts";
import type { News } from "../platform/news.ts";
import { createOnce } from "../platform/once.ts";
import { newId } from "../platform/secret.ts";
import { changeTakeover, clearTakeover, insertTakeover, startTakeover, type TakeoverChange } from "./takeover-changes.ts";
import { countNotOver, findRunOut, findTakeover, listTakeovers, type TakeoverFilter } from "./takeover-repository.ts";

/** More at once than this is an accident or an attack. */
const MAX_NOT_OVER = 50;

interface Parts {
  readonly db: Db;
  readonly now: () => number;
  readonly news: News;
  readonly readOrganisation: () => Promise<Organisation>;
}

export type TakeoverService = ReturnType<typeof createTakeoverService>;

/** Urgent messages that displace everything on their targets, and end by themselves. */
export function createTakeoverService({ db, now, news, readOrganisation }: Parts) {
  let toldUntilMs = now();

  function tell({ id, targets }: Pick<Takeover, "id" | "targets">): void {
    news.tell("takeover-changed", { takeoverId: id, groupIds: targets });
  }

  return {
    async list(actor: Actor, filter: TakeoverFilter): Promise<Page<Takeover>> {
      requireRole(actor, "editor");
      return listTakeovers(db, filter, now());
    },

    async read(actor: Actor, id: TakeoverId): Promise<Takeover> {
      requireRole(actor, "editor");
      return existing(db, id, now());
    },

    /**
     * Starts at once, or waits for a second person if the organisation wants one.
     * @throws {Problem} `invalid-input` naming each unknown group, or if there are too many already
     */
    async create(actor: Actor, draft: TakeoverDraft, key: string | null): Promise<Takeover> {
      requireRole(actor, "editor");
      const { secondPerson } = await readOrganisation();
      const nowMs = now();
      const parse = (value: unknown) => z.parse(Takeover, value);
      const made = await createOnce(db, { actor, key, operation: "takeovers.create", input: draft, nowMs, parse }, async (tx) => {
        await requireKnownGroups(tx, draft.targets);
        await requireRoom(tx, nowMs);
        const id = newId<TakeoverId>();
        await insertTakeover(tx, { id, ...partsOf(draft), createdBy: actor.id, starts: !secondPerson, nowMs });
        return existing(tx, id, nowMs);
      });
      // The screens come first, the answer after.
      tell(made);
      return made;
    },

    /**
     * Starts somebody else's takeover that waits.
     * @throws {Problem} `not-allowed` for its author, `gone` once it has lapsed, `already-done` if it waits no more, `conflict`
     */
    async confirm(actor: Actor, id: TakeoverId, version: number): Promise<Takeover> {
      requireRole(actor, "editor");
      const nowMs = now();
      const started = await db.transaction().execute(async (tx) => {
        const current = await existing(tx, id, nowMs);
        if (current.createdBy === actor.id) throw new Problem("not-allowed");
        if (current.state === "lapsed") throw new Problem("gone");
        if (current.version !== version) throw new Problem("conflict", { current });
        if (!(await startTakeover(tx, id, actor.id, current.lastsMs, nowMs))) throw new Problem("already-done", { current });
        return existing(tx, id, nowMs);
      });
      tell(started);
      return started;
    },

    /**
     * Changes the words, or the end to `lastsMs` from now. What stands already is no change.
     * @throws {Problem} `invalid-input` if a drill became an alarm or the reverse, `already-done` unless it is active, `conflict` with the takeover as it is now if somebody changed it since `version`
     */
    async update(actor: Actor, change: Omit<TakeoverChange, "nowMs">): Promise<Takeover> {
      requireRole(actor, "editor");
      const nowMs = now();
      const changed = await db.transaction().execute(async (tx) => {
        const current = await existing(tx, change.id, nowMs);
        if (current.state !== "active") throw new Problem("already-done", { current });
        if (current.version !== change.version) throw new Problem("conflict", { current });
        requireSameDrill(current, change.message);
        if (change.lastsMs === null && canonicalJson(messageOf(current)) === canonicalJson(change.message)) return current;
        if (!(await changeTakeover(tx, { ...change, nowMs }))) {
          throw new Problem("conflict", { current: await existing(tx, change.id, nowMs) });
        }
        return existing(tx, change.id, nowMs);
      });
      tell(changed);
      return changed;
    },

    /**
     * Gives the all-clear, or takes back one that waits. Asked twice, it clears once.
     * @throws {Problem} `already-done` if it has ended or lapsed by itself
     */
    async clear(actor: Actor, id: TakeoverId): Promise<Takeover> {
      requireRole(actor, "editor");
      const nowMs = now();
      await clearTakeover(db, id, actor.id, nowMs);
      const cleared = await existing(db, id, nowMs);
      if (cleared.state !== "cleared") throw new Problem("already-done", { current: cleared });
      tell(cleared);
      return cleared;
    },

    /** Tells of those that ended or lapsed by themselves since it was called the last time; call it every second. */
    async tick(): Promise<void> {
      const nowMs = now();
      for (const takeover of await findRunOut(db, toldUntilMs, nowMs)) tell(takeover);
      toldUntilMs = nowMs;
    },
  };
}

/** @throws {Problem} `not-found` */
async function existing(db: Db, id: TakeoverId, nowMs: number): Promise<Takeover> {
  const takeover = await findTakeover(db, id, nowMs);
  if (takeover === undefined) throw new Problem("not-found");
  return takeover;
}

async function requireKnownGroups(db: Db, targets: readonly GroupId[]): Promise<void> {
  const known = new Set((await findGroups(db)).map(({ id }) => id));
  const issues = targets.flatMap((id, index) => (known.has(id) ? [] : [{ path: ["targets", index], rule: "unknown-group", message: "" }]));
  if (issues.length > 0) throw new Problem("invalid-input", { issues });
}

/** What a second person has confirmed as an exercise cannot become an alarm, nor an alarm an exercise. */
function requireSameDrill(current: Takeover, { drill }: TakeoverMessage): void {
  if (drill === current.drill) return;
  throw new Problem("invalid-input", { issues: [{ path: ["message", "drill"], rule: "drill-fixed", message: "" }] });
}

async function requireRoom(db: Db, nowMs: number): Promise<void> {
  if ((await countNotOver(db, nowMs)) < MAX_NOT_OVER) return;
  throw new Problem("invalid-input", { issues: [{ path: [], rule: "too-many-takeovers", message: "" }] });
}

function partsOf({ targets, lastsMs, ...message }: TakeoverDraft) {
  return { message, targets, lastsMs };
}

function messageOf({ kind, severity, drill, variants }: Takeover): TakeoverMessage {
  return { kind, severity, drill, variants };
}
