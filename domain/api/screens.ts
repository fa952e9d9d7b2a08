import { oc } from "@orpc/contract";
import * as z from "zod/mini";
import { EditVersion } from "../model/edit-version.ts";
import { GroupId, ScreenId, SiteId } from "../model/id.ts";
import { Playlist } from "../model/playlist.ts";
import { Resolution } from "../model/resolution.ts";
import { Presence, PresenceState, Screen, ScreenDraft } from "../model/screen.ts";
import { Instant } from "../model/time.ts";
import { page, pageQuery } from "./page.ts";

/** A screen together with what was last heard of it. `slideTitle` is the original's title of what is on the glass, null if unknown. */
export const ScreenSummary = z.strictObject({ ...Screen.shape, presence: Presence, slideTitle: z.nullable(z.string()) });
export type ScreenSummary = z.infer<typeof ScreenSummary>;

const list = oc
  .route({ method: "GET", path: "/screens", summary: "List screens", tags: ["screens"] })
  .input(
    z.strictObject({
      ...pageQuery,
      search: z.optional(z.string().check(z.maxLength(100))),
      siteId: z.optional(SiteId),
      groupId: z.optional(GroupId),
      state: z.optional(PresenceState),
    }),
  )
  .output(page(ScreenSummary));

const read = oc
  .route({ method: "GET", path: "/screens/{id}", summary: "One screen", tags: ["screens"] })
  .input(z.strictObject({ id: ScreenId }))
  .output(ScreenSummary);

const update = oc
  .route({ method: "PUT", path: "/screens/{id}", summary: "Change a screen", tags: ["screens"] })
  .input(z.strictObject({ id: ScreenId, version: EditVersion, ...ScreenDraft.shape }))
  .output(ScreenSummary);

/** Revokes the screen's token, closes its socket at once and forgets the pairing. */
const remove = oc
  .route({ method: "DELETE", path: "/screens/{id}", summary: "Unpair a screen", tags: ["screens"], successStatus: 204 })
  .input(z.strictObject({ id: ScreenId }))
  .output(z.void());

/** A moment that is asked about: up to the end of 2199, the last year a schedule can name. */
const at = z.optional(z.coerce.number().check(z.int(), z.minimum(0), z.maximum(7_258_118_399_999)));

/** What the screen shows at a moment, in order, and every other announcement with the reason why not. `at` defaults to now. */
const resolution = oc
  .route({
    method: "GET",
    path: "/screens/{id}/resolution",
    summary: "What shows at a moment, and why the rest does not",
    tags: ["screens"],
  })
  .input(z.strictObject({ id: ScreenId, at }))
  .output(z.strictObject({ atMs: Instant, ...Resolution.shape }));

/** The playlist the screen should be playing at a moment: from its deliveries for the past, compiled for now and later. */
const playlist = oc
  .route({ method: "GET", path: "/screens/{id}/playlist", summary: "The playlist of a screen at a moment", tags: ["screens"] })
  .input(z.strictObject({ id: ScreenId, at }))
  .output(Playlist);

export const screens = { list, read, update, remove, resolution, playlist };
