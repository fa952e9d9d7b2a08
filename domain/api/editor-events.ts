import * as z from "zod/mini";
import { ScreenId } from "../model/id.ts";
import { Presence } from "../model/screen.ts";
import type { DeliveryProgress } from "./announcements.ts";

/** The screens this page shows: only their presence is sent, so that ten thousand screens do not flood one editor. */
export const WatchEvent = z.strictObject({ screenIds: z.array(ScreenId).check(z.maxLength(200)) });
export type WatchEvent = z.infer<typeof WatchEvent>;

/** Presence of watched screens that changed, at most one message a second. `counts` are over all screens. */
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

export const EDITOR_UP = { watch: WatchEvent } as const;

export interface EditorUpEvents {
  watch: (payload: WatchEvent) => void;
}
