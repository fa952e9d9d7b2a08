import { oc } from "@orpc/contract";
import * as z from "zod/mini";
import { Announcement, AnnouncementContent, AnnouncementState, AnnouncementVersion } from "../model/announcement.ts";
import { EditVersion } from "../model/edit-version.ts";
import { AnnouncementId } from "../model/id.ts";
import { Instant } from "../model/time.ts";
import { page, pageQuery } from "./page.ts";

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

export const announcements = { list, read, create, save, publish, withdraw, versions, remove, delivery };
