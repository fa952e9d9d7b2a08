import { oc } from "@orpc/contract";
import * as z from "zod/mini";
import { AnnouncementState } from "../model/announcement.ts";
import { EditVersion } from "../model/edit-version.ts";
import { AnnouncementId, GroupId, MediaId } from "../model/id.ts";
import { Language } from "../model/language.ts";
import { Focus, Media, MediaKind } from "../model/media.ts";
import { line } from "../model/text.ts";
import { page, pageQuery } from "./page.ts";

const tags = ["media"];
const id = z.strictObject({ id: MediaId });

/** Limits of an image, checked while it streams in. */
export const IMAGE_LIMITS = { bytes: 40 * 1024 * 1024, pixels: 64_000_000 } as const;
/** Limits of a film. Longer and larger than any wall needs. */
export const VIDEO_LIMITS = { bytes: 2 * 1024 * 1024 * 1024, durationMs: 15 * 60_000 } as const;
export const DOCUMENT_LIMITS = { bytes: 100 * 1024 * 1024, pages: 30 } as const;
/** The largest file of any kind. */
export const MOST_UPLOAD_BYTES = VIDEO_LIMITS.bytes;

/** Newest first. `search` looks into names and descriptions; `groupId` lists one folder, `none` what belongs to everybody. */
const list = oc
  .route({ method: "GET", path: "/media", summary: "List the library, newest first", tags })
  .input(
    z.strictObject({
      ...pageQuery,
      search: z.optional(z.string().check(z.maxLength(100))),
      kind: z.optional(MediaKind),
      groupId: z.optional(z.union([GroupId, z.literal("none")])),
    }),
  )
  .output(page(Media));

const read = oc.route({ method: "GET", path: "/media/{id}", summary: "One of the library", tags }).input(id).output(Media);

/** Name, description, focal point and folder. The files stay. 409 with the newest in `current` if somebody was faster. */
const update = oc
  .route({ method: "PUT", path: "/media/{id}", summary: "Change what is said about it", tags })
  .input(
    z.strictObject({
      id: MediaId,
      version: EditVersion,
      name: line(200),
      description: z.string().check(z.trim(), z.maxLength(500)),
      focus: Focus,
      groupId: z.nullable(GroupId),
    }),
  )
  .output(Media);

/** Where it stands: announcements that show or will show it in their newest or published version, and looks whose logo it is. */
export const MediaUsage = z.strictObject({
  announcements: z.array(z.strictObject({ id: AnnouncementId, title: z.string(), state: AnnouncementState })),
  looks: z.array(z.strictObject({ groupId: z.nullable(GroupId), name: z.string() })),
});
export type MediaUsage = z.infer<typeof MediaUsage>;

const usage = oc.route({ method: "GET", path: "/media/{id}/usage", summary: "Where it is used", tags }).input(id).output(MediaUsage);

/**
 * Puts the files of another one (`by`, of the same kind and ready) in the place of its own, everywhere at once: on the screens too. `by` itself
 * leaves the library, with the old files, and can be brought back with them. 422 `invalid-input` with rule `other-kind` or `not-ready`; 409
 * `in-use` while `by` stands anywhere itself.
 */
const replace = oc
  .route({ method: "POST", path: "/media/{id}/replace", summary: "Replace it everywhere", tags })
  .input(z.strictObject({ id: MediaId, by: MediaId }))
  .output(Media);

/** A part of an image, as parts of its width and height from the top left. */
export const Crop = z.strictObject({
  x: z.number().check(z.minimum(0), z.maximum(1)),
  y: z.number().check(z.minimum(0), z.maximum(1)),
  width: z.number().check(z.minimum(0.01), z.maximum(1)),
  height: z.number().check(z.minimum(0.01), z.maximum(1)),
});
export type Crop = z.infer<typeof Crop>;

/** Makes a new image of a part of this one, from its largest file. The old one stays as it is. */
const crop = oc
  .route({ method: "POST", path: "/media/{id}/crop", summary: "Cut a part out as a new image", tags, successStatus: 201 })
  .input(z.strictObject({ id: MediaId, crop: Crop }))
  .output(Media);

/** Captions of a film in one language as WebVTT; null takes them away. 422 `invalid-input` with rule `not-webvtt`. */
const captions = oc
  .route({ method: "PUT", path: "/media/{id}/captions/{language}", summary: "Set the captions of a film", tags })
  .input(z.strictObject({ id: MediaId, language: Language, webvtt: z.nullable(z.string().check(z.maxLength(200_000))) }))
  .output(Media);

/** Takes an image of the library as the poster of a film. */
const poster = oc
  .route({ method: "PUT", path: "/media/{id}/poster", summary: "Set the poster of a film", tags })
  .input(z.strictObject({ id: MediaId, image: MediaId }))
  .output(Media);

/** Takes it out of the library. 409 `in-use` while it stands anywhere. It can be brought back for 30 days. */
const remove = oc
  .route({ method: "DELETE", path: "/media/{id}", summary: "Take it out of the library", tags, successStatus: 204 })
  .input(id)
  .output(z.void());

const restore = oc
  .route({ method: "POST", path: "/media/{id}/restore", summary: "Bring back what was taken out", tags })
  .input(id)
  .output(Media);

/**
 * `POST /api/v1/media` takes a file of any kind as `multipart/form-data`, one part named `file`, and answers 201 with `Media` (200 if the same
 * file was there already) once its files are made. It streams, so it is served beside this contract by `server/media/media-upload.ts`.
 */
export const MEDIA_UPLOAD_PATH = "/api/v1/media";

/**
 * Uploads that can be interrupted: the tus protocol 1.0 (creation, termination, expiration). Metadata: `filename`, and `groupId` for a folder.
 * The answer that completes an upload carries the new media's id in the header `Media-Id`, and `Media-Known: true` if the same file was there
 * already; `HEAD` of the finished upload says both again for a day. Send it in pieces of 16 MB or less: a request may last two minutes. What
 * it is shows in its first bytes, so 413 and 415 come early, and 507 before any, as does 429 to whoever has left a hundred uploads unfinished.
 * The body of a refusal is problem JSON; of what is accepted and turns out to be broken, `problem` of the media tells. What is unfinished is
 * forgotten after a day.
 */
export const RESUMABLE_UPLOAD_PATH = "/api/v1/uploads";

export const media = { list, read, update, usage, replace, crop, captions, poster, remove, restore };
