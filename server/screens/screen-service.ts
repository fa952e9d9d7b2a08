import { PairedScreen } from "../../domain/api/pairings.ts";
import type { GroupId, ScreenId, SiteId } from "../../domain/model/id.ts";
import type { Site } from "../../domain/model/place.ts";
import { type Issue, Problem } from "../../domain/model/problem.ts";
import type { Screen, ScreenChange, ScreenDraft, UnpairReason } from "../../domain/model/screen.ts";
import type { Actor } from "../../domain/model/user.ts";
import { audienceKey } from "../../domain/programme/audience-key.ts";
import { noteAudit } from "../audit/audit-log.ts";
import { findGroups } from "../groups/group-repository.ts";
import { isInBranch } from "../groups/group-tree.ts";
import { requireRole } from "../platform/access.ts";
import type { Db } from "../platform/database/database.ts";
import type { Page } from "../platform/database/page.ts";
import { oneByOne } from "../platform/in-turns.ts";
import type { News } from "../platform/news.ts";
import { createOnce } from "../platform/once.ts";
import { newId, newSecret, sha256 } from "../platform/secret.ts";
import { findSite } from "../sites/site-repository.ts";
import { markExpected } from "./expected-screens.ts";
import { findScreenIds, type IndexedScreen, indexScreens, type ScreenFilter } from "./screen-choice.ts";
import {
  deleteScreen,
  findNamesakes,
  findScreen,
  findScreensAtSite,
  insertScreen,
  listScreens,
  setAudience,
  updateScreen,
} from "./screen-repository.ts";

interface Parts {
  readonly db: Db;
  readonly now: () => number;
  readonly news: News;
}

export interface ScreenQuery extends Omit<ScreenFilter, "groupIds"> {
  readonly groupId?: GroupId | undefined;
}

export type ScreenService = ReturnType<typeof createScreenService>;

/** Paired players: everyone signed in sees them, administrators change them. */
export function createScreenService({ db, now, news }: Parts) {
  /** @returns whether it was there */
  async function unpair(actor: Actor, id: ScreenId, reason: UnpairReason): Promise<boolean> {
    const isGone = await db.transaction().execute(async (tx) => {
      const screen = await findScreen(tx, id);
      if (screen === undefined || !(await deleteScreen(tx, id))) return false;
      const details = { name: screen.name, site: screen.siteName, reason };
      await noteAudit(tx, actor, { action: "screen-unpaired", kind: "screen", id, details }, now());
      return true;
    });
    if (isGone) news.tell("screen-removed", { screenId: id });
    return isGone;
  }

  return {
    async list(actor: Actor, { groupId, ...filter }: ScreenQuery): Promise<Page<Screen>> {
      requireRole(actor, "editor");
      return listScreens(db, groupId === undefined ? filter : { ...filter, groupIds: await branchOf(db, groupId) });
    },

    /** All screens a list would show, in short. */
    async index(actor: Actor, { groupId, ...filter }: Omit<ScreenQuery, "cursor" | "limit">): Promise<readonly IndexedScreen[]> {
      requireRole(actor, "editor");
      return indexScreens(db, groupId === undefined ? filter : { ...filter, groupIds: await branchOf(db, groupId) });
    },

    /** The ids of all screens a list would show. */
    async select(actor: Actor, { groupId, ...filter }: Omit<ScreenQuery, "cursor" | "limit">): Promise<readonly ScreenId[]> {
      requireRole(actor, "editor");
      return findScreenIds(db, groupId === undefined ? filter : { ...filter, groupIds: await branchOf(db, groupId) });
    },

    async read(actor: Actor, id: ScreenId): Promise<Screen> {
      requireRole(actor, "editor");
      return existing(db, id);
    },

    /** @throws {Problem} `conflict` with the screen as it is now, if somebody else changed it */
    async update(actor: Actor, id: ScreenId, version: number, change: ScreenChange): Promise<Screen> {
      requireRole(actor, "admin");
      const screen = await db.transaction().execute(async (tx) => {
        const current = await existing(tx, id);
        const draft = changedFrom(current, change);
        const place = await requirePlace(tx, draft);
        const changed = await updateScreen(tx, { id, version, draft, ...place, nowMs: now() });
        if (!changed) throw new Problem("conflict", { current });
        return existing(tx, id);
      });
      news.tell("screen-changed", { screenId: id });
      return screen;
    },

    /** A screen that is known before it has a device. @param key of the request, so that it is there once however often it is asked for */
    async expect(actor: Actor, draft: ScreenDraft, key: string | null): Promise<PairedScreen> {
      requireRole(actor, "admin");
      const request = {
        actor,
        key,
        operation: "screens.expect",
        input: draft,
        nowMs: now(),
        parse: (answer: unknown) => PairedScreen.parse(answer),
      };
      const screen = await createOnce(db, request, async (tx) => {
        const id = newId<ScreenId>();
        await insertScreen(tx, { id, draft, ...(await requirePlace(tx, draft)), tokenHash: sha256(newSecret()), nowMs: now() });
        await markExpected(tx, [id], now());
        const made = await existing(tx, id);
        const details = { name: made.name, site: made.siteName };
        await noteAudit(tx, actor, { action: "screen-expected", kind: "screen", id, details }, now());
        return { ...made, namesakes: await findNamesakes(tx, made) };
      });
      news.tell("screens-imported", { added: [screen.id], changed: [] });
      return screen;
    },

    /** Unpairs: the token dies with the row. What it was called stays in the log: nothing else tells of it by name any more. */
    async remove(actor: Actor, id: ScreenId, reason: UnpairReason): Promise<void> {
      requireRole(actor, "admin");
      if (!(await unpair(actor, id, reason))) throw new Problem("not-found");
    },

    /**
     * Unpairs one after the other, so that nothing else has to wait for all of them.
     * @returns how many were still there
     * @throws {Problem} `not-found` if none was
     */
    async removeMany(actor: Actor, ids: readonly ScreenId[], reason: UnpairReason): Promise<number> {
      requireRole(actor, "admin");
      let removed = 0;
      await oneByOne(ids, async (id) => {
        if (await unpair(actor, id, reason)) removed++;
      });
      if (removed === 0) throw new Problem("not-found");
      return removed;
    },

    /** Takes over a site's new name, zone or holidays for its screens. */
    async followSite(siteId: SiteId): Promise<void> {
      const screens = await db.transaction().execute(async (tx) => {
        const site = await findSite(tx, siteId);
        if (site === undefined) return [];
        const here = await findScreensAtSite(tx, siteId);
        for (const screen of here) await setAudience(tx, screen.id, keyAt(site, screen), site.name, screen.name);
        return here;
      });
      for (const screen of screens) news.tell("screen-changed", { screenId: screen.id });
    },
  };
}

/**
 * Looks up where a screen is to stand.
 * @throws {Problem} `invalid-input` naming an unknown site or group
 */
export async function requirePlace(db: Db, draft: ScreenDraft): Promise<{ siteName: string; audienceKey: string }> {
  const { siteId, groupIds } = draft;
  const site = await findSite(db, siteId);
  const known = new Set((await findGroups(db)).map((group) => group.id));
  const issues: Issue[] = groupIds.flatMap((id, index) =>
    known.has(id) ? [] : [{ path: ["groupIds", index], rule: "unknown-group", message: "" }],
  );
  if (site === undefined) issues.unshift({ path: ["siteId"], rule: "unknown-site", message: "" });
  if (site === undefined || issues.length > 0) throw new Problem("invalid-input", { issues });
  return { siteName: site.name, audienceKey: keyAt(site, draft) };
}

/** The audience of a screen that stands at this site. */
export function keyAt(
  { zone, region }: Site,
  { theme, groupIds, programme }: Pick<ScreenDraft, "theme" | "groupIds" | "programme">,
): string {
  return audienceKey({ zone, region, theme, groupIds, ...programme });
}

function changedFrom(current: Screen, { programme, viewing, display, ...change }: ScreenChange): ScreenDraft {
  return {
    ...change,
    programme: programme ?? current.programme,
    viewing: viewing === undefined ? current.viewing : viewing,
    display: display ?? current.display,
  };
}

async function branchOf(db: Db, groupId: GroupId): Promise<GroupId[]> {
  const nodes = await findGroups(db);
  return nodes.filter((node) => isInBranch(nodes, groupId, node.id)).map((node) => node.id);
}

async function existing(db: Db, id: ScreenId): Promise<Screen> {
  const screen = await findScreen(db, id);
  if (screen === undefined) throw new Problem("not-found");
  return screen;
}
