import * as z from "zod/mini";
import { AnnouncementId, TakeoverId } from "./id.ts";

/**
 * Why an announcement is not shown on a screen at a moment, in the order in which reasons are given. `displaced`: exclusive ones are on. `consent-expired`: it shows a person whose consent has ended.
 * `not-needed`: a filler, and enough others are on. `not-delivered` is given for the past only: the screen had another playlist.
 */
export const WithheldReason = z.enum([
  "not-targeted",
  "not-yet-published",
  "before-start",
  "after-end",
  "consent-expired",
  "media-not-ready",
  "excluded-date",
  "holiday",
  "outside-windows",
  "displaced",
  "not-needed",
  "takeover",
  "quiet-hours",
  "not-delivered",
]);
export type WithheldReason = z.infer<typeof WithheldReason>;

/** `by` names those that are shown instead: the exclusive ones of `displaced`, those that made a filler `not-needed`; empty otherwise. */
export const Withheld = z.strictObject({
  announcementId: AnnouncementId,
  reason: WithheldReason,
  by: z.readonly(z.array(AnnouncementId)),
});
export type Withheld = z.infer<typeof Withheld>;

/**
 * What a screen shows at a moment: the takeovers that are on, the one on the glass first, else (unless it is `quiet`) the announcements in
 * `shown`, in order; and every other announcement with the reason why not.
 */
export const Resolution = z.strictObject({
  takeovers: z.readonly(z.array(TakeoverId)),
  quiet: z.boolean(),
  shown: z.readonly(z.array(AnnouncementId)),
  withheld: z.readonly(z.array(Withheld)),
});
export type Resolution = z.infer<typeof Resolution>;
