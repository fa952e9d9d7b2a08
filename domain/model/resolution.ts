import * as z from "zod/mini";
import { AnnouncementId } from "./id.ts";

/** Why an announcement is not shown on a screen at a moment. Later capabilities add their reasons here. */
export const WithheldReason = z.enum(["not-targeted", "not-yet-published", "before-start", "after-end", "media-not-ready"]);
export type WithheldReason = z.infer<typeof WithheldReason>;

export const Resolution = z.strictObject({
  shown: z.readonly(z.array(AnnouncementId)),
  withheld: z.readonly(z.array(z.strictObject({ announcementId: AnnouncementId, reason: WithheldReason }))),
});
export type Resolution = z.infer<typeof Resolution>;
