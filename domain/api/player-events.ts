import * as z from "zod/mini";
import { CommandKind, CommandOutcome } from "../model/command.ts";
import { DeviceReport } from "../model/device-report.ts";
import { CommandId, ContentHash, ScreenId } from "../model/id.ts";
import { PanelState, PlayBatch } from "../model/play.ts";
import { FaultKind, PlayerState, ScreenDisplay } from "../model/screen.ts";
import { Instant } from "../model/time.ts";

/** Counts breaking changes of the player's socket. The server speaks this one and the one before. */
export const PLAYER_PROTOCOL = 1;

export const HEARTBEAT_MS = 15_000;
/** A playlist whose JSON is longer than this travels gzipped, as one binary. */
export const COMPRESS_ABOVE_BYTES = 8192;

/** A name that a player gives itself. It tells players apart and proves nothing. */
const OwnName = z.string().check(z.regex(/^[\w.-]{1,60}$/));

/**
 * Sent by the player when it connects to `/player`. `playlist` is the hash it plays, null if none, `revision` that under which it came. `instance` names
 * its browser profile and goes with a copy of it; `run` names this page, from its start to its end. Earlier players leave out what is optional.
 */
export const PlayerAuth = z.strictObject({
  token: z.string().check(z.minLength(20), z.maxLength(100)),
  protocol: z.int(),
  playlist: z.nullable(ContentHash),
  revision: z.optional(z.int()),
  instance: z.optional(OwnName),
  run: z.optional(OwnName),
});
export type PlayerAuth = z.infer<typeof PlayerAuth>;

/**
 * Why a connection is refused: the `message` of `connect_error`. `unknown-token` sends the player back to pairing; after any other it plays on and comes
 * again. `cloned`: another device is this screen just now.
 */
export const RefusalReason = z.enum(["malformed", "unknown-token", "unsupported-protocol", "busy", "cloned"]);
export type RefusalReason = z.infer<typeof RefusalReason>;

/**
 * Who this screen is, sent at each connect and when it changes: the header shows it. `display` says how its glass is; it is missing in what a
 * player kept from before there was one.
 */
export const ScreenCard = z.strictObject({
  id: ScreenId,
  name: z.string(),
  place: z.string(),
  organisation: z.string(),
  language: z.enum(["de", "en"]),
  display: z.optional(ScreenDisplay),
});
export type ScreenCard = z.infer<typeof ScreenCard>;

/** Carries the revision where a playlist is fetched over HTTP. */
export const REVISION_HEADER = "aushang-revision";

/**
 * A playlist on its way: `json` as text, or `gzip` when it is long. `hash` is the SHA-256 of the uncompressed text. What has a lower `revision` than
 * what is played is older and does not replace it; an earlier server sends none, and is believed.
 */
export const PlaylistMessage = z.union([
  z.strictObject({ hash: ContentHash, revision: z.optional(z.int()), json: z.string() }),
  z.strictObject({
    hash: ContentHash,
    revision: z.optional(z.int()),
    gzip: z.custom<ArrayBuffer>((value) => value instanceof ArrayBuffer),
  }),
]);
export type PlaylistMessage = z.infer<typeof PlaylistMessage>;

/** What the screen is to do now. A command with an id is answered by `obeyed`; it may come again, and is done only once. */
export const Command = z.discriminatedUnion("type", [
  z.strictObject({ type: CommandKind, id: CommandId }),
  z.strictObject({ type: z.literal("revoked") }),
]);
export type Command = z.infer<typeof Command>;

/** `untilMs`: so long the player knows its programme. An earlier player leaves out what is optional here. */
export const Heartbeat = z.strictObject({
  playlist: z.nullable(ContentHash),
  revision: z.optional(z.int()),
  untilMs: z.optional(z.nullable(Instant)),
  panel: z.optional(PanelState),
  slide: z.nullable(z.string().check(z.maxLength(120))),
  state: PlayerState,
  offsetMs: z.nullable(z.number().check(z.minimum(-1e13), z.maximum(1e13))),
  faults: z.int().check(z.minimum(0), z.maximum(1_000_000)),
  storageBytes: z.nullable(z.int().check(z.minimum(0))),
  viewport: z.string().check(z.maxLength(20)),
  engine: z.string().check(z.maxLength(80)),
});
export type Heartbeat = z.infer<typeof Heartbeat>;

export const Applied = z.strictObject({ playlist: ContentHash, atMs: Instant });
export type Applied = z.infer<typeof Applied>;

/**
 * A slide reached the glass. Sent for the first slide of each playlist, and the first time each slide id is painted at all, so that a fresh
 * announcement or takeover is always confirmed by itself; and for what first follows a takeover, so that its end is confirmed too. `slide` is
 * `house` for the house slide and `off` in quiet hours. `atMs` is on the player's corrected clock.
 */
export const Painted = z.strictObject({ playlist: ContentHash, slide: z.string().check(z.maxLength(120)), atMs: Instant });
export type Painted = z.infer<typeof Painted>;

/** Something went wrong on a screen, in the player's words; `slide` says where, if it was a slide. */
export const Fault = z.strictObject({
  kind: FaultKind,
  slide: z.nullable(z.string().check(z.maxLength(120))),
  message: z.string().check(z.maxLength(500)),
});
export type Fault = z.infer<typeof Fault>;

/** What the server answers to a heartbeat, a `clock` question or a device report; `playlist` is the hash the screen should play. */
export const ServerMoment = z.strictObject({ nowMs: z.number(), playlist: z.nullable(ContentHash) });
export type ServerMoment = z.infer<typeof ServerMoment>;

/** What the server answers to `plays`: the highest sequence number it has stored of that instance. Up to there the player forgets. */
export const PlaysStored = z.strictObject({ sequence: z.int().check(z.minimum(0)) });
export type PlaysStored = z.infer<typeof PlaysStored>;

/** What became of a command. After a `reload` or a `restart` it is said by the page that comes after. */
export const Obeyed = z.strictObject({
  id: CommandId,
  outcome: CommandOutcome,
  message: z.optional(z.string().check(z.maxLength(200))),
});
export type Obeyed = z.infer<typeof Obeyed>;

/** Payload of each event the player sends. */
export const PLAYER_UP = {
  heartbeat: Heartbeat,
  clock: z.strictObject({}),
  applied: Applied,
  painted: Painted,
  plays: PlayBatch,
  fault: Fault,
  device: DeviceReport,
  obeyed: Obeyed,
} as const;

export interface PlayerUpEvents {
  heartbeat: (payload: Heartbeat, ack: (moment: ServerMoment) => void) => void;
  clock: (payload: Record<string, never>, ack: (moment: ServerMoment) => void) => void;
  applied: (payload: Applied) => void;
  painted: (payload: Painted) => void;
  plays: (payload: PlayBatch, ack: (stored: PlaysStored) => void) => void;
  fault: (payload: Fault) => void;
  device: (payload: DeviceReport, ack: (moment: ServerMoment) => void) => void;
  obeyed: (payload: Obeyed) => void;
}

export interface PlayerDownEvents {
  playlist: (message: PlaylistMessage) => void;
  screen: (card: ScreenCard) => void;
  command: (command: Command) => void;
}
