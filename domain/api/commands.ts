import { oc } from "@orpc/contract";
import * as z from "zod/mini";
import { CommandKind, Rollout, ScreenCommand } from "../model/command.ts";
import { CommandId, RolloutId, ScreenId } from "../model/id.ts";
import { page, pageQuery } from "./page.ts";
import { ScreenSelection } from "./screen-selection.ts";

const tags = ["commands"];
/** Where a screen sends the picture it was asked for, by the command. Pictures are JPEG, not JSON, so this is no part of the contract. */
export const SCREENSHOT_PATH = "/api/v1/player/screenshots";
/**
 * Tells screens to do something. One is told at once; several in stages, unless `atOnce`. What a screen is told while it is away it does when it is
 * back, as long as the command lasts.
 */
const tell = oc
  .route({ method: "POST", path: "/commands", summary: "Tell screens to do something", tags, successStatus: 201 })
  .input(z.strictObject({ kind: CommandKind, screens: ScreenSelection, atOnce: z._default(z.boolean(), false) }))
  .output(z.strictObject({ told: z.int(), command: z.nullable(ScreenCommand), rollout: z.nullable(Rollout) }));

/** What a screen was told, newest first. */
const list = oc
  .route({ method: "GET", path: "/screens/{id}/commands", summary: "What a screen was told", tags })
  .input(z.strictObject({ id: ScreenId, ...pageQuery }))
  .output(page(ScreenCommand));

/** Takes back what a screen has not got yet. 409 `already-done` if it has. */
const withdraw = oc
  .route({ method: "DELETE", path: "/commands/{id}", summary: "Take a command back", tags, successStatus: 204 })
  .input(z.strictObject({ id: CommandId }))
  .output(z.void());

/** The picture a screen sent: what our page shows, not what the panel does. Gone after 24 hours; who looks is written into the log. */
const screenshot = oc
  .route({ method: "GET", path: "/commands/{id}/screenshot", summary: "The picture a screen sent", tags })
  .input(z.strictObject({ id: CommandId }))
  .output(z.file());

const rollouts = oc
  .route({ method: "GET", path: "/rollouts", summary: "Commands to many screens", tags })
  .input(z.strictObject(pageQuery))
  .output(page(Rollout));

const rollout = oc
  .route({ method: "GET", path: "/rollouts/{id}", summary: "A command to many screens", tags })
  .input(z.strictObject({ id: RolloutId }))
  .output(Rollout);

/** Goes on with the next stage although one went wrong. */
const goOn = oc
  .route({ method: "POST", path: "/rollouts/{id}/continue", summary: "Go on with a halted roll-out", tags })
  .input(z.strictObject({ id: RolloutId }))
  .output(Rollout);

/** Takes back what no screen has got yet. */
const stop = oc
  .route({ method: "POST", path: "/rollouts/{id}/withdraw", summary: "Take back the rest of a roll-out", tags })
  .input(z.strictObject({ id: RolloutId }))
  .output(Rollout);

export const commands = { tell, list, withdraw, screenshot, rollouts, rollout, goOn, stop };
