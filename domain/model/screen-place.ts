import * as z from "zod/mini";
import { ContentHash, ScreenId } from "./id.ts";
import { Instant } from "./time.ts";

/** The largest photo of a place that is taken, in bytes. The editor makes photos smaller before it sends them. */
export const MOST_PHOTO_BYTES = 4_000_000;

/** What colleagues know of the spot a screen hangs at. */
export const PlaceDraft = z.strictObject({
  /** Whatever helps whoever goes there: behind which door, which socket, who has the key. */
  note: z.string().check(z.trim(), z.maxLength(2000)),
  /** About how many employees come by on a working day; null if nobody has said. */
  people: z.nullable(z.int().check(z.minimum(0), z.maximum(100_000))),
});
export type PlaceDraft = z.infer<typeof PlaceDraft>;

/** `version` 0 and `updatedAtMs` null as long as nobody has said anything. */
export const ScreenPlace = z.strictObject({
  screenId: ScreenId,
  ...PlaceDraft.shape,
  photo: z.nullable(z.strictObject({ hash: ContentHash, width: z.int(), height: z.int() })),
  version: z.int(),
  updatedAtMs: z.nullable(Instant),
});
export type ScreenPlace = z.infer<typeof ScreenPlace>;
