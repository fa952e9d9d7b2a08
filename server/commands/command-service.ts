import type { Obeyed } from "../../domain/api/player-events.ts";
import type { ScreenSelection } from "../../domain/api/screen-selection.ts";
import { type CommandKind, LASTS_MS, type Rollout, type ScreenCommand } from "../../domain/model/command.ts";
import type { CommandId, RolloutId, ScreenId } from "../../domain/model/id.ts";
import { Problem } from "../../domain/model/problem.ts";
import type { Actor } from "../../domain/model/user.ts";
import { stagesOf } from "../../domain/programme/rollout.ts";
import { noteAudit } from "../audit/audit-log.ts";
import { requireRole } from "../platform/access.ts";
import type { Db } from "../platform/database/database.ts";
import type { Page, PageRequest } from "../platform/database/page.ts";
import type { News } from "../platform/news.ts";
import { newId } from "../platform/secret.ts";
import { type IdsIn, narrowByState } from "../screens/narrow-by-state.ts";
import type { ScreenService } from "../screens/screen-service.ts";
import {
  closeCommand,
  deleteOldCommands,
  expireCommands,
  findCommand,
  findOpenCommands,
  findScreensTold,
  insertCommands,
  listCommands,
  markSent,
  type NewCommand,
  type OpenCommand,
  releaseStage,
  withdrawCommands,
} from "./command-repository.ts";
import { type Advance, nextStep } from "./next-step.ts";
import { findRollout, findRunning, insertRollout, listRollouts, stepRollout } from "./rollout-repository.ts";

interface Parts {
  readonly db: Db;
  readonly now: () => number;
  readonly news: News;
  readonly screens: Pick<ScreenService, "read" | "select">;
  readonly presenceOf: Advance["presenceOf"];
  readonly idsIn: IdsIn;
}

/** A command to one screen, or to many. */
interface Told {
  readonly told: number;
  readonly command: ScreenCommand | null;
  readonly rollout: Rollout | null;
}

export type CommandService = ReturnType<typeof createCommandService>;

/**
 * What screens are told to do from afar. A command stays open until its screen has answered or it has run out; who brings it there asks `take` whenever
 * a screen connects and whenever `commands-changed` is told. `tick` lets commands run out and roll-outs go on; call it every second or two.
 */
export function createCommandService({ db, now, news, screens, presenceOf, idsIn }: Parts) {
  let told: ReadonlySet<ScreenId> = new Set();

  async function changed(screenIds: readonly ScreenId[]): Promise<void> {
    if (screenIds.length === 0) return;
    told = await findScreensTold(db, now());
    news.tell("commands-changed", { screenIds });
  }

  async function selected(actor: Actor, selection: ScreenSelection): Promise<readonly ScreenId[]> {
    return screens.select(actor, "ids" in selection ? selection : narrowByState(selection, idsIn));
  }

  async function begin(actor: Actor, kind: CommandKind, ids: readonly ScreenId[], stages: readonly number[]): Promise<Rollout | null> {
    const nowMs = now();
    const rolloutId = stages.length === 0 ? null : newId<RolloutId>();
    const commands = ids.map((screenId, place): NewCommand => {
      const stage = stageAt(stages, place);
      const times = { askedAtMs: nowMs, expiresAtMs: nowMs + LASTS_MS[kind] };
      return { id: newId<CommandId>(), screenId, kind, rolloutId, stage, held: stage > 0, askedBy: actor.id, ...times };
    });
    await db.transaction().execute(async (tx) => {
      if (rolloutId !== null) await insertRollout(tx, { id: rolloutId, kind, stages, askedBy: actor.id, askedAtMs: nowMs });
      await insertCommands(tx, commands);
      const [first] = ids;
      if (rolloutId === null && first !== undefined)
        await noteAudit(tx, actor, { action: "screen-told", kind: "screen", id: first, details: { command: kind } }, nowMs);
      if (rolloutId !== null)
        await noteAudit(
          tx,
          actor,
          { action: "rollout-begun", kind: "rollout", id: rolloutId, details: { command: kind, screens: ids.length } },
          nowMs,
        );
    });
    await changed(ids);
    return rolloutId === null ? null : existingRollout(rolloutId);
  }

  async function existingRollout(id: RolloutId): Promise<Rollout> {
    const rollout = await findRollout(db, id, now());
    if (rollout === undefined) throw new Problem("not-found");
    return rollout;
  }

  /** Begins the stage after this one, or ends the roll-out. */
  async function advance(tx: Db, { id, kind, stage, stages, state }: Rollout, to: number): Promise<readonly ScreenId[]> {
    const isOver = to >= stages.length;
    const step = { state: isOver ? "over" : "running", stage: isOver ? stage : to, culprits: [] } as const;
    if (!(await stepRollout(tx, id, { state, stage }, step)) || isOver) return [];
    return releaseStage(tx, id, to, now() + LASTS_MS[kind]);
  }

  async function goOnWith(rollout: Rollout): Promise<void> {
    const step = await nextStep({ db, now, presenceOf }, rollout);
    if (step === "wait") return;
    if (step === "on") return changed(await db.transaction().execute((tx) => advance(tx, rollout, rollout.stage + 1)));
    await stepRollout(db, rollout.id, rollout, { state: "halted", stage: rollout.stage, culprits: step.culprits });
  }

  return {
    async start(): Promise<void> {
      told = await findScreensTold(db, now());
    },

    /** @throws {Problem} `not-found` if one screen is named that does not exist */
    async tell(actor: Actor, kind: CommandKind, selection: ScreenSelection, atOnce: boolean): Promise<Told> {
      requireRole(actor, "admin");
      const ids = await selected(actor, selection);
      if ("ids" in selection && ids.length < new Set(selection.ids).size) throw new Problem("not-found");
      const [only] = ids;
      if (only === undefined) return { told: 0, command: null, rollout: null };
      if (ids.length === 1) {
        await begin(actor, kind, ids, []);
        const { items } = await listCommands(db, only, { limit: 1 }, now());
        return { told: 1, command: items[0] ?? null, rollout: null };
      }
      const rollout = await begin(actor, kind, wellFirst(ids, presenceOf), atOnce ? [ids.length] : stagesOf(ids.length));
      return { told: ids.length, command: null, rollout };
    },

    async list(actor: Actor, screenId: ScreenId, request: PageRequest): Promise<Page<ScreenCommand>> {
      await screens.read(actor, screenId);
      return listCommands(db, screenId, request, now());
    },

    /** @throws {Problem} `already-done` if the screen has it, or it is over */
    async withdraw(actor: Actor, id: CommandId): Promise<void> {
      requireRole(actor, "admin");
      if ((await findCommand(db, id, now())) === undefined) throw new Problem("not-found");
      const withdrawn = await withdrawCommands(db, { id });
      if (withdrawn.length === 0) throw new Problem("already-done");
      await changed(withdrawn);
    },

    async rollouts(actor: Actor, request: PageRequest): Promise<Page<Rollout>> {
      requireRole(actor, "editor");
      return listRollouts(db, request, now());
    },

    async rollout(actor: Actor, id: RolloutId): Promise<Rollout> {
      requireRole(actor, "editor");
      return existingRollout(id);
    },

    /** @throws {Problem} `already-done` if it is not halted */
    async goOn(actor: Actor, id: RolloutId): Promise<Rollout> {
      requireRole(actor, "admin");
      const rollout = await existingRollout(id);
      if (rollout.state !== "halted") throw new Problem("already-done");
      const released = await db.transaction().execute(async (tx) => {
        await noteAudit(tx, actor, { action: "rollout-continued", kind: "rollout", id }, now());
        return advance(tx, rollout, rollout.stage + 1);
      });
      await changed(released);
      return existingRollout(id);
    },

    /** @throws {Problem} `already-done` if it is over */
    async stop(actor: Actor, id: RolloutId): Promise<Rollout> {
      requireRole(actor, "admin");
      const rollout = await existingRollout(id);
      const withdrawn = await db.transaction().execute(async (tx) => {
        const step = { state: "withdrawn", stage: rollout.stage, culprits: rollout.culprits } as const;
        const isOpen = rollout.state === "running" || rollout.state === "halted";
        if (!isOpen || !(await stepRollout(tx, id, rollout, step))) throw new Problem("already-done");
        await noteAudit(tx, actor, { action: "rollout-withdrawn", kind: "rollout", id }, now());
        return withdrawCommands(tx, { rolloutId: id });
      });
      await changed(withdrawn);
      return existingRollout(id);
    },

    /** Whether there is something for a screen; costs no query. */
    isTold: (id: ScreenId): boolean => told.has(id),

    /** What a screen that is there has to do, oldest first; from now on it counts as sent. */
    async take(screenId: ScreenId): Promise<readonly OpenCommand[]> {
      const open = await findOpenCommands(db, screenId, now());
      await markSent(
        db,
        open.map(({ id }) => id),
        now(),
      );
      return open;
    },

    /** A screen has answered. An answer to what it was not told is nothing. @returns what it was told, or null */
    async answered(screenId: ScreenId, { id, outcome, message }: Obeyed): Promise<CommandKind | null> {
      const kind = await closeCommand(db, screenId, id, { outcome, note: message ?? null, nowMs: now() });
      if (kind !== null) await changed([screenId]);
      return kind;
    },

    async tick(): Promise<void> {
      await changed(await expireCommands(db, now()));
      for (const rollout of await findRunning(db, now())) await goOnWith(rollout);
      // Another server may have been asked.
      told = await findScreensTold(db, now());
    },

    forget: (beforeMs: number): Promise<number> => deleteOldCommands(db, beforeMs),
  };
}

/** The stage the screen at a place belongs to. */
function stageAt(stages: readonly number[], place: number): number {
  let before = 0;
  for (const [stage, screens] of stages.entries()) {
    before += screens;
    if (place < before) return stage;
  }
  return 0;
}

/** Those that can show at once whether it goes well come first. */
function wellFirst(ids: readonly ScreenId[], presenceOf: Advance["presenceOf"]): readonly ScreenId[] {
  const isLive = (id: ScreenId) => Number(presenceOf(id) !== "live");
  return ids.toSorted((a, b) => isLive(a) - isLive(b));
}
