import { oc } from "@orpc/contract";
import * as z from "zod/mini";
import { EditVersion } from "../model/edit-version.ts";
import { GroupId, TakeoverId } from "../model/id.ts";
import { TAKEOVER_LASTS, Takeover, TakeoverDraft, TakeoverMessage, TakeoverScreen, TakeoverState } from "../model/takeover.ts";
import { page, pageQuery } from "./page.ts";

const tags = ["takeovers"];
const id = z.strictObject({ id: TakeoverId });
const basedOn = z.strictObject({ id: TakeoverId, version: EditVersion });

/** On how many of its screens a takeover has been painted; see `TakeoverReach`. */
export const TakeoverProgress = z.strictObject({
  targeted: z.int(),
  confirmed: z.int(),
  pending: z.int(),
  offline: z.int(),
  restored: z.int(),
  medianMs: z.nullable(z.int()),
  slowestMs: z.nullable(z.int()),
});
export type TakeoverProgress = z.infer<typeof TakeoverProgress>;

export const TakeoverSummary = z.strictObject({ ...Takeover.shape, progress: TakeoverProgress });
export type TakeoverSummary = z.infer<typeof TakeoverSummary>;

const list = oc
  .route({ method: "GET", path: "/takeovers", summary: "List takeovers, newest first", tags })
  .input(z.strictObject({ ...pageQuery, state: z.optional(TakeoverState) }))
  .output(page(TakeoverSummary));

const read = oc.route({ method: "GET", path: "/takeovers/{id}", summary: "One takeover", tags }).input(id).output(TakeoverSummary);

/** The screens a takeover on these groups would lie over. */
const reach = oc
  .route({ method: "POST", path: "/takeovers/reach", summary: "How many screens it would reach", tags })
  .input(z.strictObject({ targets: z.array(GroupId).check(z.maxLength(500)) }))
  .output(z.strictObject({ screens: z.int(), connected: z.int() }));

/** Starts at once, or waits for a second person if the organisation wants one. Send an `Idempotency-Key`. */
const create = oc
  .route({ method: "POST", path: "/takeovers", summary: "Put a takeover on its screens", tags, successStatus: 201 })
  .input(TakeoverDraft)
  .output(TakeoverSummary);

/** By somebody other than its author; 403 `not-allowed` otherwise, 410 once it lapsed. */
const confirm = oc
  .route({ method: "POST", path: "/takeovers/{id}/confirm", summary: "Confirm somebody's takeover", tags })
  .input(basedOn)
  .output(TakeoverSummary);

/** Changes the words of an active takeover, or when it ends: `lastsMs` from now on. 409 `already-done` once it is over. */
const update = oc
  .route({ method: "PUT", path: "/takeovers/{id}", summary: "Change or prolong a takeover", tags })
  .input(
    z.strictObject({
      ...basedOn.shape,
      message: TakeoverMessage,
      lastsMs: z.nullable(z.int().check(z.minimum(TAKEOVER_LASTS.shortestMs), z.maximum(TAKEOVER_LASTS.longestMs))),
    }),
  )
  .output(TakeoverSummary);

/** All-clear: every screen goes on with exactly what would have been there. Asked twice, it clears once. */
const clear = oc
  .route({ method: "POST", path: "/takeovers/{id}/clear", summary: "Give the all-clear", tags })
  .input(id)
  .output(TakeoverSummary);

/** How it fared on each screen; kept for the report of a drill. */
const screens = oc
  .route({ method: "GET", path: "/takeovers/{id}/screens", summary: "Confirmed, pending and offline screens", tags })
  .input(
    z.strictObject({ ...id.shape, ...pageQuery, limit: z._default(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(1000)), 200) }),
  )
  .output(page(TakeoverScreen));

export const takeovers = { list, read, reach, create, confirm, update, clear, screens };
