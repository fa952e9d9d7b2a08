import * as z from "zod/mini";
import { Presence } from "../model/screen.ts";
import type { DeliveryProgress } from "./announcements.ts";

/** Presence of screens that changed, at most one message a second. `counts` are over all screens. */
export const ScreensEvent = z.strictObject({
  presences: z.array(z.strictObject({ ...Presence.shape, slideTitle: z.nullable(z.string()) })),
  counts: z.strictObject({ new: z.int(), live: z.int(), late: z.int(), offline: z.int() }),
});
export type ScreensEvent = z.infer<typeof ScreensEvent>;

/** Something in this resource changed; whoever shows it asks again. */
export const ChangedEvent = z.strictObject({
  resource: z.enum(["announcements", "screens", "sites", "groups", "media", "settings", "users"]),
  id: z.nullable(z.string()),
});
export type ChangedEvent = z.infer<typeof ChangedEvent>;

/** Pushed on namespace `/editor`, which a signed-in session opens by its cookie. */
export interface EditorDownEvents {
  screens: (event: ScreensEvent) => void;
  deliveries: (progress: DeliveryProgress) => void;
  changed: (event: ChangedEvent) => void;
}
