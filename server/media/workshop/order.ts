import * as z from "zod/mini";
import { Crop } from "../../../domain/api/media.ts";
import { ContentHash } from "../../../domain/model/id.ts";
import { DocumentPage, Film, MediaProblem, Rendition } from "../../../domain/model/media.ts";

/**
 * What a worker is asked to do. `path` is the uploaded file, `folder` that of the media store, where the worker puts what it makes.
 * `ffmpeg` is null where there is none; `container` is what the bytes of a film say.
 */
export const Order = z.discriminatedUnion("task", [
  z.strictObject({ task: z.literal("fingerprint"), path: z.string() }),
  z.strictObject({ task: z.literal("image"), path: z.string(), folder: z.string(), crop: z.nullable(Crop) }),
  z.strictObject({ task: z.literal("document"), path: z.string(), folder: z.string() }),
  z.strictObject({
    task: z.literal("video"),
    path: z.string(),
    folder: z.string(),
    ffmpeg: z.nullable(z.string()),
    container: z.string(),
  }),
]);
export type Order = z.infer<typeof Order>;

/** Every file made of an upload, all of them durable in the store. */
export const Made = z.strictObject({
  width: z.int(),
  height: z.int(),
  renditions: z.array(Rendition),
  thumbnail: z.nullable(Rendition),
  pages: z.array(DocumentPage),
  film: z.nullable(Film),
});
export type Made = z.infer<typeof Made>;

export const Fingerprint = z.strictObject({ hash: ContentHash, bytes: z.int() });
export type Fingerprint = z.infer<typeof Fingerprint>;

/** What a worker says: any number of `progress`, then one of the others. `failed` is no fault of the file, such as a full disk. */
export const Report = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("progress"), progress: z.number() }),
  z.strictObject({ type: z.literal("made"), result: z.union([Made, Fingerprint]) }),
  z.strictObject({ type: z.literal("refused"), problem: MediaProblem, cause: z.string() }),
  z.strictObject({ type: z.literal("failed"), code: z.string(), cause: z.string() }),
]);
export type Report = z.infer<typeof Report>;

/** The file descriptor on which a worker reports, a line of JSON each. Orders come on its standard input in the same way. */
export const REPORTS = 3;

/** Says how far the work is, from 0 to 1. Saying nothing for long counts as being stuck. */
export type OnProgress = (progress: number) => void;

/** Nothing can be made of a file. */
export class Refused extends Error {
  override readonly name = "Refused";
  readonly problem: MediaProblem;

  constructor(problem: MediaProblem, cause?: unknown) {
    super(problem, { cause });
    this.problem = problem;
  }
}
