import * as z from "zod/mini";
import { CommandId, RolloutId, ScreenId, UserId } from "./id.ts";
import { HOUR_MS, Instant, MINUTE_MS } from "./time.ts";

/**
 * What a screen can be told to do from afar. `reload`: begin its page anew. `identify`: show its name large for half a minute. `fetch`: ask for its
 * playlist and check every file anew. `clear`: forget all it has stored but who it is, and fetch it again. `restart`: restart the device, which needs a
 * helper on it. `screenshot`: send a picture of what our page shows.
 */
export const CommandKind = z.enum(["reload", "identify", "fetch", "clear", "restart", "screenshot"]);
export type CommandKind = z.infer<typeof CommandKind>;

/** What a screen says of a command it got: `unsupported` if its device cannot do that. */
export const CommandOutcome = z.enum(["done", "failed", "unsupported"]);
export type CommandOutcome = z.infer<typeof CommandOutcome>;

/**
 * Where a command is: `held` until its stage of a roll-out comes, `waiting` for the screen to be there, `sent`, `unanswered` if the screen has had its
 * time to answer (it still may), or over: by an outcome, `expired`, or `withdrawn` by somebody.
 */
export const CommandState = z.enum(["held", "waiting", "sent", "unanswered", "done", "failed", "unsupported", "expired", "withdrawn"]);
export type CommandState = z.infer<typeof CommandState>;

export const ScreenCommand = z.strictObject({
  id: CommandId,
  screenId: ScreenId,
  kind: CommandKind,
  state: CommandState,
  askedBy: UserId,
  askedByName: z.string(),
  askedAtMs: Instant,
  expiresAtMs: Instant,
  sentAtMs: z.nullable(Instant),
  answeredAtMs: z.nullable(Instant),
  /** In the player's words, if it said why. */
  note: z.nullable(z.string()),
  rolloutId: z.nullable(RolloutId),
});
export type ScreenCommand = z.infer<typeof ScreenCommand>;

/** How a command to many goes on: `halted` when a stage went wrong, until somebody goes on or withdraws the rest. */
export const RolloutState = z.enum(["running", "halted", "over", "withdrawn"]);
export type RolloutState = z.infer<typeof RolloutState>;

/** A command to many screens, in stages: each begins once the one before it went well. `counts` is over all its screens. */
export const Rollout = z.strictObject({
  id: RolloutId,
  kind: CommandKind,
  state: RolloutState,
  askedBy: UserId,
  askedByName: z.string(),
  askedAtMs: Instant,
  stage: z.int(),
  /** Screens of each stage. */
  stages: z.array(z.int()),
  counts: z.record(CommandState, z.int()),
  /** Screens because of which it was halted. */
  culprits: z.array(ScreenId),
});
export type Rollout = z.infer<typeof Rollout>;

/** How long a command waits for a screen that is not there. To show its name or its picture is of use only now. */
export const LASTS_MS: Readonly<Record<CommandKind, number>> = {
  reload: 24 * HOUR_MS,
  identify: 5 * MINUTE_MS,
  fetch: 24 * HOUR_MS,
  clear: 24 * HOUR_MS,
  restart: 24 * HOUR_MS,
  screenshot: 10 * MINUTE_MS,
};

/** So long a screen has to answer a command that it got. */
export const ANSWER_MS: Readonly<Record<CommandKind, number>> = {
  reload: 2 * MINUTE_MS,
  identify: MINUTE_MS / 2,
  fetch: 2 * MINUTE_MS,
  clear: 5 * MINUTE_MS,
  restart: 6 * MINUTE_MS,
  screenshot: MINUTE_MS,
};
