import type { CommandState } from "../model/command.ts";
import type { PresenceState } from "../model/screen.ts";
import { MINUTE_MS } from "../model/time.ts";

/** So long screens that have obeyed must be well before the next stage begins. */
export const SETTLE_MS = 2 * MINUTE_MS;
/** Of the screens of a stage so many may go wrong, if there are enough of them to say so. */
const TOLERATED = 0.05;

/** How many screens each stage of a roll-out has: one, then a tenth of all, then the rest. Up to three screens it is one stage. */
export function stagesOf(screens: number): readonly number[] {
  if (screens <= 3) return screens === 0 ? [] : [screens];
  const tenth = Math.max(1, Math.round(screens / 10));
  return [1, tenth, screens - 1 - tenth];
}

/** What became of one screen of a stage, and how it is now. */
export interface StageScreen {
  readonly command: CommandState;
  readonly presence: PresenceState;
  /** When it answered, UTC epoch ms; null if it has not. */
  readonly answeredAtMs: number | null;
}

export type StageFate = "under way" | "well" | "wrong";

const UNDER_WAY: ReadonlySet<CommandState> = new Set(["held", "waiting", "sent"]);
const WELL: ReadonlySet<PresenceState> = new Set(["live", "off", "late"]);

/** Whether this screen speaks against going on: it did not obey, or it has and is not well since. What was not there at all says nothing. */
export function isWrong({ command, presence, answeredAtMs }: StageScreen, nowMs: number): boolean {
  if (command === "failed" || command === "unanswered") return true;
  return command === "done" && answeredAtMs !== null && nowMs - answeredAtMs >= SETTLE_MS && !WELL.has(presence);
}

/**
 * How a stage of a roll-out does at `nowMs`. It is wrong as soon as more than one in twenty of its screens speak against going on, and well once each has
 * answered and has been well for a while. Screens that are not there hold nobody up: they get the command when they are back.
 */
export function stageFate(screens: readonly StageScreen[], nowMs: number): StageFate {
  const wrong = screens.filter((screen) => isWrong(screen, nowMs)).length;
  if (wrong > screens.length * TOLERATED) return "wrong";
  return screens.some((screen) => isOpen(screen, nowMs)) ? "under way" : "well";
}

function isOpen({ command, presence, answeredAtMs }: StageScreen, nowMs: number): boolean {
  if (command === "waiting") return WELL.has(presence);
  if (UNDER_WAY.has(command)) return true;
  return command === "done" && answeredAtMs !== null && nowMs - answeredAtMs < SETTLE_MS;
}
