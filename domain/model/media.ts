import * as z from "zod/mini";
import { ContentHash, GroupId, MediaId, UserId } from "./id.ts";
import { Language } from "./language.ts";
import { line } from "./text.ts";
import { Instant } from "./time.ts";

export const IMAGE_WIDTHS = [480, 960, 1920, 3840] as const;

const side = z.int().check(z.minimum(1), z.maximum(8192));
const bytes = z.int().check(z.minimum(1));

/** One stored file of an image. `bytes` is its exact length; `hash` names it at `/media/{hash}`. */
export const Rendition = z.strictObject({
  hash: ContentHash,
  type: z.enum(["image/avif", "image/webp", "image/jpeg"]),
  width: side,
  height: side,
  bytes,
});
export type Rendition = z.infer<typeof Rendition>;

/** The point of an image that stays in view however it is cropped, as parts of its width and height from the top left. */
export const Focus = z.strictObject({ x: z.number().check(z.minimum(0), z.maximum(1)), y: z.number().check(z.minimum(0), z.maximum(1)) });
export type Focus = z.infer<typeof Focus>;
export const CENTRE: Focus = { x: 0.5, y: 0.5 };

/** One page of a document as an image, narrow to wide. */
export const DocumentPage = z.strictObject({ width: side, height: side, renditions: z.readonly(z.array(Rendition)) });
export type DocumentPage = z.infer<typeof DocumentPage>;

/** A stored file of a video. `codecs` is what `MediaSource.isTypeSupported` and `canPlayType` are asked with, such as `avc1.640028, mp4a.40.2`. */
export const VideoFile = z.strictObject({
  hash: ContentHash,
  type: z.enum(["video/mp4", "video/webm"]),
  codecs: z.string().check(z.maxLength(100)),
  width: side,
  height: side,
  bytes,
});
export type VideoFile = z.infer<typeof VideoFile>;

/** Captions in one language: a WebVTT file at `/media/{hash}`. */
export const Captions = z.strictObject({ language: Language, hash: ContentHash, bytes });
export type Captions = z.infer<typeof Captions>;

/** A film: how long, whether it has sound, its files (the first the player's engine can play is taken), its captions. */
export const Film = z.strictObject({
  durationMs: z.int().check(z.minimum(1), z.maximum(3_600_000)),
  hasSound: z.boolean(),
  files: z.readonly(z.array(VideoFile)),
  captions: z.readonly(z.array(Captions)),
});
export type Film = z.infer<typeof Film>;

export const MEDIA_KINDS = ["image", "video", "document"] as const;
export const MediaKind = z.enum(MEDIA_KINDS);
export type MediaKind = z.infer<typeof MediaKind>;

/** `processing`: its files are being made. `failed`: they could not be; `problem` says why, as a stable code. */
export const MediaState = z.enum(["processing", "ready", "failed"]);
export type MediaState = z.infer<typeof MediaState>;

/** Why nothing could be made of a file. Sentences live with the texts of the editor. */
export const MEDIA_PROBLEMS = [
  "unsupported-image",
  "unsupported-video",
  "unsupported-document",
  "unsupported-file",
  "too-many-pixels",
  "too-many-pages",
  "too-long",
  "protected-document",
  "took-too-long",
  "storage-full",
  "interrupted",
] as const;
export const MediaProblem = z.enum(MEDIA_PROBLEMS);
export type MediaProblem = z.infer<typeof MediaProblem>;

/**
 * Something in the library. `hash` is that of the uploaded file. Size is that after orientation: of the image, of the film, of the first page.
 * `renditions` are an image's files, a film's poster, or a document's first page, narrow to wide; empty until they are made and for a film
 * without a poster. `description` is what a picture's alternative text starts with. `groupId` is the folder, null for everybody's.
 * `progress` runs from 0 to 1. `uses` counts the announcements and looks it stands in.
 */
export const Media = z.strictObject({
  id: MediaId,
  kind: MediaKind,
  name: line(200),
  description: z.string().check(z.trim(), z.maxLength(500)),
  hash: ContentHash,
  bytes,
  width: z.int(),
  height: z.int(),
  focus: Focus,
  renditions: z.readonly(z.array(Rendition)),
  thumbnail: z.nullable(Rendition),
  pages: z.readonly(z.array(DocumentPage)),
  film: z.nullable(Film),
  groupId: z.nullable(GroupId),
  state: MediaState,
  progress: z.number().check(z.minimum(0), z.maximum(1)),
  problem: z.nullable(MediaProblem),
  uses: z.int(),
  version: z.int(),
  createdBy: UserId,
  createdAtMs: Instant,
});
export type Media = z.infer<typeof Media>;

/** What the resolver needs of something in the library. What is not ready is not given to it. */
export type MediaFiles = Pick<Media, "kind" | "focus" | "renditions" | "pages" | "film">;
