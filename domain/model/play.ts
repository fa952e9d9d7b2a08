import * as z from "zod/mini";
import { ContentHash } from "./id.ts";
import { Instant } from "./time.ts";

/** Whether the panel in front of the player is lit. Nobody guesses: what is not known is `unknown`. */
export const PanelState = z.enum(["on", "off", "unknown"]);
export type PanelState = z.infer<typeof PanelState>;

/** The most plays of one batch: with the longest names they fit into one packet of the socket. */
export const MAX_PLAYS = 150;
/** The longest name of a slide. */
export const MAX_SLIDE_NAME = 120;
/** What plays are told as that a screen had no room to keep apart any longer, summed up by the day. */
export const LOST_SLIDE = "lost";

/**
 * How often a slide came onto the glass, and how long it was there, within `hours` from `atMs` on: one hour of UTC, or a whole day of UTC where
 * a screen had to make room. `slide` is the name it was painted by (so also a takeover, `house` or `off`), or `lost`. A slide that stays
 * through the turn of the hour is counted where it came. `playlist` is null before a screen had one.
 */
export const Play = z.strictObject({
  playlist: z.nullable(ContentHash),
  slide: z.string().check(z.maxLength(MAX_SLIDE_NAME)),
  atMs: Instant,
  hours: z.literal([1, 24]),
  panel: PanelState,
  count: z.int().check(z.minimum(0), z.maximum(1e12)),
  paintedMs: z.int().check(z.minimum(0), z.maximum(1e12)),
});
export type Play = z.infer<typeof Play>;

/**
 * Plays on their way to the server. `instance` names the memory they were counted in, made anew at each pairing. A sequence number never comes
 * again with other plays, so a batch that arrives twice counts once.
 */
export const PlayBatch = z.strictObject({
  instance: z.string().check(z.regex(/^[0-9a-z]{1,32}$/)),
  sequence: z.int().check(z.minimum(1)),
  plays: z.array(Play).check(z.maxLength(MAX_PLAYS)),
});
export type PlayBatch = z.infer<typeof PlayBatch>;
