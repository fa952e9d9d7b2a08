import { setImmediate as nextTurn } from "node:timers/promises";
import type { TakeoverProgress } from "../../domain/api/takeovers.ts";
import type { GroupId, ScreenId, TakeoverId } from "../../domain/model/id.ts";
import { Problem } from "../../domain/model/problem.ts";
import type { Takeover, TakeoverScreen } from "../../domain/model/takeover.ts";
import { Instant } from "../../domain/model/time.ts";
import type { Actor } from "../../domain/model/user.ts";
import { requireRole } from "../platform/access.ts";
import type { Db } from "../platform/database/database.ts";
import type { Page, PageRequest } from "../platform/database/page.ts";
import { findScreenIdsOfAudiences } from "../screens/screen-repository.ts";
import { listScreensOfAudiences } from "../screens/screens-of-audiences.ts";
import { findBetween, findTakeover, findVersionSince } from "../takeovers/takeover-repository.ts";
import { type AudiencesNow, lookAtAudiences } from "./audiences-now.ts";
import type { EditorChannel } from "./editor-channel.ts";
import { findTakeoverPaints } from "./takeover-paints.ts";
import { TakeoverFates } from "./takeover-reach.ts";

/** Editors are told at most this often. */
const TELL_EVERY_MS = 1000;
/** So long after its end a takeover's progress is still told. */
const TELL_AFTER_END_MS = 120_000;

interface Parts {
  readonly db: Db;
  readonly now: () => number;
  readonly editors: EditorChannel;
  readonly connectedScreens: (audienceKeys: readonly string[]) => ReadonlySet<ScreenId>;
  /** Writes what screens have reported. */
  readonly flush: () => Promise<unknown>;
}

/** How far takeovers have come: counted, listed screen by screen, and told to editors while it changes. */
export function createTakeoverDelivery({ db, now, editors, connectedScreens, flush }: Parts) {
  const told = new Map<TakeoverId, string>();
  let toldAtMs = 0;

  async function fatesOf(takeover: Takeover, keys: readonly string[]): Promise<TakeoverFates> {
    const sinceMs = (await findVersionSince(db, takeover.id)) ?? takeover.createdAtMs;
    const targeted = new Set(await findScreenIdsOfAudiences(db, keys));
    await nextTurn();
    const paints = (await findTakeoverPaints(db, takeover.id)).filter(({ screenId }) => targeted.has(screenId));
    await nextTurn();
    return new TakeoverFates(takeover, sinceMs, paints, connectedScreens(keys));
  }

  async function measure(audiences: AudiencesNow, takeover: Takeover): Promise<TakeoverProgress> {
    const keys = audiences.reachedBy(takeover.targets);
    return (await fatesOf(takeover, keys)).progress(audiences.screensIn(keys));
  }

  async function tellChanges(): Promise<void> {
    const nowMs = now();
    const underWay = await findBetween(db, nowMs - TELL_AFTER_END_MS, nowMs + 1, nowMs);
    for (const id of told.keys()) if (!underWay.some((takeover) => takeover.id === id)) told.delete(id);
    if (underWay.length === 0) return;
    const audiences = await lookAtAudiences(db);
    for (const takeover of underWay) {
      const event = { id: takeover.id, progress: await measure(audiences, takeover) };
      const text = JSON.stringify(event);
      if (told.get(takeover.id) === text) continue;
      told.set(takeover.id, text);
      editors.tellTakeover(event);
    }
  }

  return {
    /** Looks once at where the screens are, and then counts the progress of each takeover asked for. */
    async lookAtProgress(): Promise<(takeover: Takeover) => Promise<TakeoverProgress>> {
      await flush();
      const audiences = await lookAtAudiences(db);
      return (takeover) => measure(audiences, takeover);
    },

    /** The screens that a takeover on these groups would lie over. */
    async reach(actor: Actor, targets: readonly GroupId[]): Promise<{ screens: number; connected: number }> {
      requireRole(actor, "editor");
      const { reachedBy, screensIn } = await lookAtAudiences(db);
      const keys = reachedBy(targets);
      return { screens: screensIn(keys), connected: connectedScreens(keys).size };
    },

    /** The screens it is targeted at now, by site and name. @throws {Problem} `not-found` */
    async screens(actor: Actor, id: TakeoverId, request: PageRequest): Promise<Page<TakeoverScreen>> {
      requireRole(actor, "editor");
      await flush();
      const takeover = await findTakeover(db, id, now());
      if (takeover === undefined) throw new Problem("not-found");
      const keys = (await lookAtAudiences(db)).reachedBy(takeover.targets);
      const fates = await fatesOf(takeover, keys);
      const { items, nextCursor } = await listScreensOfAudiences(db, keys, request);
      return { items: items.map((screen) => toLine(screen, fates)), nextCursor };
    },

    /** Tells editors of what has changed, at most once a second; may be called more often. */
    async tell(): Promise<void> {
      if (!editors.hasEditors() || now() - toldAtMs < TELL_EVERY_MS) return;
      toldAtMs = now();
      await tellChanges();
    },
  };
}

function toLine(screen: Pick<TakeoverScreen, "screenId" | "name" | "siteName">, fates: TakeoverFates): TakeoverScreen {
  const { reach, paintedAtMs, afterMs } = fates.of(screen.screenId);
  return { ...screen, reach, paintedAtMs: paintedAtMs === null ? null : Instant.parse(paintedAtMs), afterMs };
}
