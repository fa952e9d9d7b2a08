import { oc } from "@orpc/contract";
import * as z from "zod/mini";
import { Announcement, AnnouncementContent, AnnouncementState, AnnouncementVersion } from "../model/announcement.ts";
import { EditVersion } from "../model/edit-version.ts";
import { AnnouncementId, ScreenId, TakeoverId } from "../model/id.ts";
import { WithheldReason } from "../model/resolution.ts";
import { Instant } from "../model/time.ts";
import { at } from "./moment.ts";
import { page, pageQuery } from "./page.ts";
import { Stretch } from "./schedules.ts";

const ScreenName = z.strictObject({ id: ScreenId, name: z.string(), siteName: z.string() });
const id = z.strictObject({ id: AnnouncementId });
/** The version the editor believes to be the newest. If it is not, the answer is 409 with the newest one in `current`. */
const basedOn = z.strictObject({ id: AnnouncementId, version: EditVersion });
const tags = ["announcements"];

const list = oc
  .route({ method: "GET", path: "/announcements", summary: "List announcements, newest change first", tags })
  .input(
    z.strictObject({
      ...pageQuery,
      search: z.optional(z.string().check(z.maxLength(100))),
      state: z.optional(AnnouncementState),
    }),
  )
  .output(page(Announcement));

const read = oc.route({ method: "GET", path: "/announcements/{id}", summary: "One announcement", tags }).input(id).output(Announcement);

const create = oc
  .route({ method: "POST", path: "/announcements", summary: "Create a draft", tags, successStatus: 201 })
  .input(AnnouncementContent)
  .output(Announcement);

/** Saves the content as a new version. Screens keep showing the published one. Saving what is saved already makes no version. */
const save = oc
  .route({ method: "PUT", path: "/announcements/{id}", summary: "Save a new version", tags })
  .input(z.strictObject({ ...basedOn.shape, content: AnnouncementContent }))
  .output(Announcement);

/** Puts the newest version on the screens. 422 `not-publishable` with all issues if something is missing. */
const publish = oc
  .route({ method: "POST", path: "/announcements/{id}/publish", summary: "Publish the newest version", tags })
  .input(basedOn)
  .output(Announcement);

const withdraw = oc
  .route({ method: "POST", path: "/announcements/{id}/withdraw", summary: "Take it off the screens", tags })
  .input(basedOn)
  .output(Announcement);

/** The history, newest first. Quick saves of one person within ten minutes are shown as their last; published ones always. */
const versions = oc
  .route({ method: "GET", path: "/announcements/{id}/versions", summary: "Its history", tags })
  .input(z.strictObject({ ...id.shape, ...pageQuery }))
  .output(page(AnnouncementVersion));

/** Deletes a draft that was never published. 409 `already-done` otherwise: withdraw it instead. */
const remove = oc
  .route({ method: "DELETE", path: "/announcements/{id}", summary: "Delete a draft", tags, successStatus: 204 })
  .input(id)
  .output(z.void());

/**
 * How far the published version has travelled. `targeted` screens, `applied` it, `painted` it, and for those that did, how long after
 * the publish, in ms (median and slowest). Screens that report nothing are not counted as having shown anything.
 */
export const DeliveryProgress = z.strictObject({
  announcementId: AnnouncementId,
  version: z.nullable(z.int()),
  publishedAtMs: z.nullable(Instant),
  targeted: z.int(),
  connected: z.int(),
  applied: z.int(),
  painted: z.int(),
  medianMs: z.nullable(z.int()),
  slowestMs: z.nullable(z.int()),
});
export type DeliveryProgress = z.infer<typeof DeliveryProgress>;

const delivery = oc
  .route({ method: "GET", path: "/announcements/{id}/delivery", summary: "On how many screens it has been painted", tags })
  .input(id)
  .output(DeliveryProgress);

/** Something that may surprise, told before publishing; nothing of it forbids it. */
export const WARNING_RULES = ["loop-too-long", "shown-nowhere", "never-soon", "quiet-hours-only", "displaced-everywhere", "twin"] as const;

/**
 * `screens` counts those it concerns. `others` are the announcements involved: the twin, or who displaces it. `loopMs`: how long the longest
 * round would become, for `loop-too-long`.
 */
export const Warning = z.strictObject({
  rule: z.enum(WARNING_RULES),
  screens: z.int(),
  others: z.array(z.strictObject({ id: AnnouncementId, title: z.string() })),
  loopMs: z.nullable(z.int()),
});
export type Warning = z.infer<typeof Warning>;

const warnings = oc
  .route({ method: "GET", path: "/announcements/{id}/warnings", summary: "What may surprise if it is published now", tags })
  .input(id)
  .output(z.strictObject({ version: z.int(), warnings: z.array(Warning) }));

/** Screens that do not show it at the moment, by the reason; at most `screens.length` of `count` are named. */
export const PlacementGap = z.strictObject({
  reason: WithheldReason,
  by: z.array(z.strictObject({ id: AnnouncementId, title: z.string() })),
  takeovers: z.array(z.strictObject({ id: TakeoverId, title: z.string() })),
  count: z.int(),
  screens: z.array(ScreenName),
});
export type PlacementGap = z.infer<typeof PlacementGap>;

/**
 * Where and when an announcement shows. A draft is answered as if it were published at this moment (`asIfPublished`). `next` are the next ten
 * stretches in which it shows on at least one screen, from the moment on and within 35 days.
 */
export const Placement = z.strictObject({
  atMs: Instant,
  asIfPublished: z.boolean(),
  shown: z.strictObject({ count: z.int(), screens: z.array(ScreenName) }),
  withheld: z.array(PlacementGap),
  next: z.array(Stretch),
});
export type Placement = z.infer<typeof Placement>;

const placement = oc
  .route({ method: "GET", path: "/announcements/{id}/placement", summary: "Where and when it shows, where not, and why", tags })
  .input(z.strictObject({ ...id.shape, at }))
  .output(Placement);

export const announcements = { warnings, placement, list, read, create, save, publish, withdraw, versions, remove, delivery };
