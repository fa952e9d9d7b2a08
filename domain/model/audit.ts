import * as z from "zod/mini";
import { UserId } from "./id.ts";
import { Instant } from "./time.ts";

/** What is written into the log of who did what. */
export const AuditAction = z.enum([
  "screen-told",
  "rollout-begun",
  "rollout-continued",
  "rollout-withdrawn",
  "screenshot-seen",
  "screen-expected",
  "screen-paired",
  "screen-replaced",
  "screen-unpaired",
  "screens-imported",
  "place-described",
  "enrolment-made",
  "enrolment-withdrawn",
  "alert-rule-saved",
  "alert-rule-removed",
  "alert-channel-saved",
  "alert-channel-removed",
  "alert-channel-tested",
  "webhook-saved",
  "webhook-removed",
  "webhook-secret-renewed",
  "webhook-replayed",
  "incident-acknowledged",
  "maintenance-saved",
  "maintenance-removed",
]);
export type AuditAction = z.infer<typeof AuditAction>;

/** One entry of the log: who did what to which thing when. `details` are words and numbers only, never contents. */
export const AuditEntry = z.strictObject({
  id: z.uuid(),
  atMs: Instant,
  actorId: UserId,
  actorName: z.string(),
  action: AuditAction,
  /** `name` is what a screen is called today, null for other things and for one that is gone. */
  subject: z.strictObject({ kind: z.string(), id: z.nullable(z.string()), name: z.nullable(z.string()) }),
  details: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
});
export type AuditEntry = z.infer<typeof AuditEntry>;
