import * as z from "zod/mini";
import { ScreenId, TakeoverId } from "../model/id.ts";
import { Presence, PresenceState } from "../model/screen.ts";
import type { DeliveryProgress } from "./announcements.ts";
import { TakeoverProgress } from "./takeovers.ts";

/** The screens this page shows: only their presence is sent, so that ten thousand screens do not flood one editor. */
export const WatchEvent = z.strictObject({ screenIds: z.array(ScreenId).check(z.maxLength(200)) });
export type WatchEvent = z.infer<typeof WatchEvent>;

/** Presence of watched screens that changed, at most one message a second. `counts` are over all screens. */
export const ScreensEvent = z.strictObject({
  presences: z.array(z.strictObject({ ...Presence.shape, slideTitle: z.nullable(z.string()) })),
  counts: z.record(PresenceState, z.int()),
});
export type ScreensEvent = z.infer<typeof ScreensEvent>;

/** Something in this resource changed; whoever shows it asks again. */
export const ChangedEvent = z.strictObject({
  resource: z.enum([
    "announcements",
    "screens",
    "sites",
    "devices",
    "commands",
    "incidents",
    "enrolments",
    "groups",
    "media",
    "settings",
    "users",
    "takeovers",
    "schedules",
    "looks",
  ]),
  id: z.nullable(z.string()),
});
export type ChangedEvent = z.infer<typeof ChangedEvent>;

/** How far a takeover has come; sent to every editor while one is under way, at most once a second. */
export const TakeoverEvent = z.strictObject({ id: TakeoverId, progress: TakeoverProgress });
export type TakeoverEvent = z.infer<typeof TakeoverEvent>;

/** Pushed on namespace `/editor`, which a signed-in session opens by its cookie. */
export interface EditorDownEvents {
  screens: (event: ScreensEvent) => void;
  deliveries: (progress: DeliveryProgress) => void;
  changed: (event: ChangedEvent) => void;
  takeover: (event: TakeoverEvent) => void;
}

export const EDITOR_UP = { watch: WatchEvent } as const;

export interface EditorUpEvents {
  watch: (payload: WatchEvent) => void;
}
