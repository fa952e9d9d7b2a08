import * as z from "zod/mini";
import { ContentHash, MediaId, UserId } from "./id.ts";
import { line } from "./text.ts";
import { Instant } from "./time.ts";

export const IMAGE_WIDTHS = [480, 960, 1920, 3840] as const;

/** One stored file of an image. `bytes` is its exact length; `hash` names it at `/media/{hash}`. */
export const Rendition = z.strictObject({
  hash: ContentHash,
  type: z.enum(["image/webp", "image/jpeg"]),
  width: z.int().check(z.minimum(1), z.maximum(8192)),
  height: z.int().check(z.minimum(1), z.maximum(8192)),
  bytes: z.int().check(z.minimum(1)),
});
export type Rendition = z.infer<typeof Rendition>;

/** An uploaded image: where it came from, its size after orientation, and the files made of it, narrow to wide, plus a thumbnail. */
export const Media = z.strictObject({
  id: MediaId,
  name: line(200),
  hash: ContentHash,
  width: z.int(),
  height: z.int(),
  renditions: z.readonly(z.array(Rendition)),
  thumbnail: Rendition,
  createdBy: UserId,
  createdAtMs: Instant,
});
export type Media = z.infer<typeof Media>;
