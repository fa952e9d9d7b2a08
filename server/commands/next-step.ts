import type { Rollout } from "../../domain/model/command.ts";
import type { ScreenId } from "../../domain/model/id.ts";
import type { PresenceState } from "../../domain/model/screen.ts";
import { isWrong, type StageScreen, stageFate } from "../../domain/programme/rollout.ts";
import type { Db } from "../platform/database/database.ts";
import { findCommandsOf } from "./command-repository.ts";

/** What it takes to judge a stage. */
export interface Advance {
  readonly db: Db;
  readonly now: () => number;
  readonly presenceOf: (id: ScreenId) => PresenceState;
}

/** Whether the stage of a roll-out that is under way needs time, went well, or because of which screens it did not. */
export async function nextStep(
  { db, now, presenceOf }: Advance,
  { id, stage }: Rollout,
): Promise<"wait" | "on" | { readonly culprits: readonly ScreenId[] }> {
  const nowMs = now();
  const commands = await findCommandsOf(db, id, nowMs, stage);
  const told = commands.map(({ screenId, state, answeredAtMs }) => {
    const screen: StageScreen = { command: state, presence: presenceOf(screenId), answeredAtMs };
    return { screenId, screen };
  });
  const fate = stageFate(
    told.map(({ screen }) => screen),
    nowMs,
  );
  if (fate !== "wrong") return fate === "well" ? "on" : "wait";
  return { culprits: told.filter(({ screen }) => isWrong(screen, nowMs)).map(({ screenId }) => screenId) };
}
