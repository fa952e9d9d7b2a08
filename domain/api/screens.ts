import { oc } from "@orpc/contract";
import * as z from "zod/mini";
import { AnnouncementContent } from "../model/announcement.ts";
import { Availability, AvailabilityBy } from "../model/availability.ts";
import { DeviceRecord } from "../model/device-report.ts";
import { EditVersion } from "../model/edit-version.ts";
import { AnnouncementId, GroupId, ScreenId, SiteId } from "../model/id.ts";
import { Playlist } from "../model/playlist.ts";
import { Resolution } from "../model/resolution.ts";
import { KeptFaultKind, Presence, PresenceState, Screen, ScreenChange, ScreenDraft, UnpairReason } from "../model/screen.ts";
import { Instant } from "../model/time.ts";
import { at } from "./moment.ts";
import { page, pageQuery } from "./page.ts";
import { PairedScreen } from "./pairings.ts";
import { Fault } from "./player-events.ts";
import { frame, frameRule, Stretch } from "./schedules.ts";
import { screenDeliveries } from "./screen-deliveries.ts";
import { screenPlace } from "./screen-place.ts";
import { MAX_NAMED } from "./screen-selection.ts";
import { screenTable } from "./screen-table.ts";

/** Screens told of at once. */
export const MAX_TOLD = 100;

/** A screen together with what was last heard of it. `slideTitle` is the original's title of what is on the glass, null if unknown. */
export const ScreenSummary = z.strictObject({ ...Screen.shape, presence: Presence, slideTitle: z.nullable(z.string()) });
export type ScreenSummary = z.infer<typeof ScreenSummary>;

/** What narrows the list of screens. */
const choice = {
  search: z.optional(z.string().check(z.maxLength(100))),
  siteId: z.optional(SiteId),
  groupId: z.optional(GroupId),
  state: z.optional(PresenceState),
};

/**
 * Every screen that passes, by site and name, and of each only what a list of ten thousand needs to be drawn. `site` and `groups` are places in the
 * lists beside it. `expected`: it waits for its device.
 */
export const ScreenIndex = z.strictObject({
  sites: z.array(z.strictObject({ id: SiteId, name: z.string() })),
  groupIds: z.array(GroupId),
  items: z.array(
    z.strictObject({
      id: ScreenId,
      name: z.string(),
      site: z.int(),
      groups: z.array(z.int()),
      state: PresenceState,
      expected: z.optional(z.literal(true)),
    }),
  ),
});
export type ScreenIndex = z.infer<typeof ScreenIndex>;

const index = oc
  .route({ method: "GET", path: "/screens/index", summary: "All screens in short", tags: ["screens"] })
  .input(z.strictObject(choice))
  .output(ScreenIndex);

/** Some screens at once; those that do not exist are left out. */
const some = oc
  .route({ method: "GET", path: "/screens/some", summary: "Some screens", tags: ["screens"] })
  .input(z.strictObject({ ids: z.array(ScreenId).check(z.minLength(1), z.maxLength(MAX_TOLD)) }))
  .output(z.strictObject({ items: z.array(ScreenSummary) }));

const list = oc
  .route({ method: "GET", path: "/screens", summary: "List screens", tags: ["screens"] })
  .input(z.strictObject({ ...pageQuery, ...choice }))
  .output(page(ScreenSummary));

const read = oc
  .route({ method: "GET", path: "/screens/{id}", summary: "One screen", tags: ["screens"] })
  .input(z.strictObject({ id: ScreenId }))
  .output(ScreenSummary);

const update = oc
  .route({ method: "PUT", path: "/screens/{id}", summary: "Change a screen", tags: ["screens"] })
  .input(z.strictObject({ id: ScreenId, version: EditVersion, ...ScreenChange.shape }))
  .output(ScreenSummary);

/** A screen that is known before it has a device. Nothing is expected of it, nor counted against it, until one joins: see `pairings` and `enrolments`. */
const expect = oc
  .route({ method: "POST", path: "/screens", summary: "Expect a screen", tags: ["screens"], successStatus: 201 })
  .input(ScreenDraft)
  .output(PairedScreen);

/**
 * Takes a screen out of service: revokes its token, closes its socket at once and frees its name. What it has shown stays in the sums of its site; who
 * did it, and why, stands in the log.
 */
const remove = oc
  .route({ method: "DELETE", path: "/screens/{id}", summary: "Unpair a screen", tags: ["screens"], successStatus: 204 })
  .input(z.strictObject({ id: ScreenId, reason: z._default(UnpairReason, "unstated") }))
  .output(z.void());

/** The same with many screens, each named: what fits a filter may be others by now, and there is no way back. Those that are gone already are passed over; 404 if none is left. Stopped half-way, it can be asked for again. */
const removeMany = oc
  .route({ method: "POST", path: "/screens/removal", summary: "Unpair many screens", tags: ["screens"] })
  .input(
    z.strictObject({
      ids: z.array(ScreenId).check(z.minLength(1), z.maxLength(MAX_NAMED)),
      reason: z._default(UnpairReason, "unstated"),
    }),
  )
  .output(z.strictObject({ removed: z.int() }));

/** What the screen's device says it is and can do. */
const device = oc
  .route({ method: "GET", path: "/screens/{id}/device", summary: "The device behind a screen", tags: ["screens"] })
  .input(z.strictObject({ id: ScreenId }))
  .output(DeviceRecord);

/** Hours, days and months told at once; the last one is not over yet. */
export const BARS: Readonly<Record<AvailabilityBy, number>> = { hour: 48, day: 30, month: 13 };
/** How available screens were, one bar for each hour, day or month. `starts` says when each bar begins. Unknown screens are left out. */
export const ScreenAvailability = z.strictObject({
  screenId: ScreenId,
  starts: z.array(Instant),
  bars: z.array(Availability),
  total: Availability,
});
export type ScreenAvailability = z.infer<typeof ScreenAvailability>;

const availability = oc
  .route({ method: "GET", path: "/screens/availability", summary: "How available screens were", tags: ["screens"] })
  .input(z.strictObject({ ids: z.array(ScreenId).check(z.minLength(1), z.maxLength(MAX_TOLD)), by: z._default(AvailabilityBy, "hour") }))
  .output(z.strictObject({ items: z.array(ScreenAvailability) }));

/** What went wrong on a screen: each fault once, with how often and when it was reported, the last one first. */
export const ScreenFault = z.strictObject({
  ...Fault.shape,
  kind: KeptFaultKind,
  slideTitle: z.nullable(z.string()),
  firstAtMs: Instant,
  lastAtMs: Instant,
  count: z.int(),
});
export type ScreenFault = z.infer<typeof ScreenFault>;

const faults = oc
  .route({ method: "GET", path: "/screens/{id}/faults", summary: "What went wrong on a screen", tags: ["screens"] })
  .input(z.strictObject({ id: ScreenId }))
  .output(z.strictObject({ items: z.array(ScreenFault) }));

/** The states a screen was in, from the one before the frame on, and when no server listened. So far back as changes are kept. */
export const ScreenHistory = z.strictObject({
  changes: z.array(z.strictObject({ state: PresenceState, atMs: Instant })),
  unwatched: z.array(Stretch),
});
export type ScreenHistory = z.infer<typeof ScreenHistory>;

const history = oc
  .route({ method: "GET", path: "/screens/{id}/history", summary: "The states a screen was in", tags: ["screens"] })
  .input(z.strictObject({ id: ScreenId, ...frame }).check(frameRule))
  .output(ScreenHistory);

/** With `drafts`, as if everything that is written but not published were published at this moment. */
const drafts = z._default(z.union([z.boolean(), z.stringbool()]), false);

/** Where an answer about a moment comes from: the data as they are now, or what the screen had then. */
export const MomentSource = z.enum(["compiled", "delivered"]);
export type MomentSource = z.infer<typeof MomentSource>;

/** What the screen shows at a moment, in order, and every other announcement with the reason why not. `at` defaults to now. */
const resolution = oc
  .route({
    method: "GET",
    path: "/screens/{id}/resolution",
    summary: "What shows at a moment, and why the rest does not",
    tags: ["screens"],
  })
  .input(z.strictObject({ id: ScreenId, at, drafts }))
  .output(z.strictObject({ atMs: Instant, source: MomentSource, ...Resolution.shape }));

/** The playlist the screen should be playing at a moment: from its deliveries for the past, compiled for now and later. */
const playlist = oc
  .route({ method: "GET", path: "/screens/{id}/playlist", summary: "The playlist of a screen at a moment", tags: ["screens"] })
  .input(z.strictObject({ id: ScreenId, at }))
  .output(Playlist);

/**
 * A screen at a moment, for the real stage. `delivery` says for the past when the playlist was sent, taken over and first painted;
 * null if nothing had been delivered by then, or for the future. The answer holds from `validFromMs` until `validUntilMs` (exclusive).
 */
export const ScreenMoment = z.strictObject({
  atMs: Instant,
  source: MomentSource,
  delivery: z.nullable(z.strictObject({ pushedAtMs: Instant, appliedAtMs: z.nullable(Instant), paintedAtMs: z.nullable(Instant) })),
  validFromMs: Instant,
  validUntilMs: Instant,
  playlist: z.nullable(Playlist),
});
export type ScreenMoment = z.infer<typeof ScreenMoment>;

const moment = oc
  .route({ method: "GET", path: "/screens/{id}/moment", summary: "A screen at any moment, past or future", tags: ["screens"] })
  .input(z.strictObject({ id: ScreenId, at, drafts }))
  .output(ScreenMoment);

/** The screen as if this content were published. `announcementId` names the announcement it is a version of, null for a new one. */
const preview = oc
  .route({ method: "POST", path: "/screens/{id}/preview", summary: "A screen with an unpublished announcement", tags: ["screens"] })
  .input(z.strictObject({ id: ScreenId, at, announcementId: z.nullable(AnnouncementId), content: AnnouncementContent }))
  .output(z.strictObject({ atMs: Instant, announcementId: AnnouncementId, resolution: Resolution, playlist: Playlist }));

export const screens = {
  list,
  index,
  some,
  expect,
  availability,
  read,
  update,
  remove,
  removeMany,
  device,
  faults,
  history,
  resolution,
  playlist,
  moment,
  preview,
  ...screenTable,
  ...screenPlace,
  ...screenDeliveries,
};
