import { oc } from "@orpc/contract";
import * as z from "zod/mini";
import { MediaId } from "../model/id.ts";
import { Media } from "../model/media.ts";
import { page, pageQuery } from "./page.ts";

/** Limits of an upload, checked while it streams in. */
export const IMAGE_LIMITS = { bytes: 30 * 1024 * 1024, pixels: 40_000_000, types: ["image/jpeg", "image/png", "image/webp"] } as const;

const list = oc
  .route({ method: "GET", path: "/media", summary: "List images, newest first", tags: ["media"] })
  .input(z.strictObject({ ...pageQuery }))
  .output(page(Media));

const read = oc
  .route({ method: "GET", path: "/media/{id}", summary: "One image", tags: ["media"] })
  .input(z.strictObject({ id: MediaId }))
  .output(Media);

/**
 * `POST /api/v1/media` takes the image itself as `multipart/form-data`, one part named `file`, and answers 201 with `Media` (200 if the same
 * image was there already). It streams, so it is served beside this contract by `server/media/media-upload.ts`.
 */
export const MEDIA_UPLOAD_PATH = "/api/v1/media";

export const media = { list, read };
