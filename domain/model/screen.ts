import * as z from "zod/mini";
import { ContentHash, GroupId, ScreenId, SiteId } from "./id.ts";
import { PanelState } from "./play.ts";
import { QuietHours } from "./quiet-hours.ts";
import { line } from "./text.ts";
import { Instant } from "./time.ts";

export const Theme = z.enum(["paper", "night"]);
export type Theme = z.infer<typeof Theme>;

/** How far ahead a screen knows its programme, in days: more for one that may be without a network for long. */
export const HORIZON_DAYS = [14, 35] as const;
export const HorizonDays = z.literal(HORIZON_DAYS);
export type HorizonDays = z.infer<typeof HorizonDays>;

/**
 * How a screen plays. `minimumShown`: while fewer announcements than this are on, fillers join them. `quietHours`: when it stays dark.
 */
export const ScreenProgramme = z.strictObject({
  minimumShown: z.int().check(z.minimum(0), z.maximum(50)),
  quietHours: z.readonly(z.array(QuietHours).check(z.maxLength(7))),
  horizonDays: HorizonDays,
});
export type ScreenProgramme = z.infer<typeof ScreenProgramme>;

/** What a screen gets that nobody has set up otherwise. */
export const USUAL_PROGRAMME: ScreenProgramme = { minimumShown: 3, quietHours: [], horizonDays: 14 };

/** How far a panel hangs turned to the right, in degrees: at 90 its upper edge is on the right. */
export const ROTATIONS = [0, 90, 180, 270] as const;
export const Rotation = z.literal(ROTATIONS);
export type Rotation = z.infer<typeof Rotation>;

/** How many screens a wall has side by side, or one above the other, at most. */
export const WALL_SIDE = 8;

const tiles = z.int().check(z.minimum(1), z.maximum(WALL_SIDE));
const tile = z.int().check(z.minimum(0), z.maximum(WALL_SIDE - 1));
const bezel = z.number().check(z.minimum(0), z.maximum(20));

/**
 * A screen that is one of several which show one picture together, all of one size and hanging as they are seen. `column` and `row` count from 0,
 * from the upper left. What a picture loses behind the frames between two screens, in percent of the width and of the height of one.
 */
export const Wall = z
  .strictObject({ columns: tiles, rows: tiles, column: tile, row: tile, bezelAcrossPercent: bezel, bezelDownPercent: bezel })
  .check(
    z.refine(({ column, columns }) => column < columns, { error: "Outside the wall", path: ["column"], params: { rule: "outside-wall" } }),
    z.refine(({ row, rows }) => row < rows, { error: "Outside the wall", path: ["row"], params: { rule: "outside-wall" } }),
  );
export type Wall = z.infer<typeof Wall>;

const minuteOfDay = z.int().check(z.minimum(0), z.maximum(1439));

/**
 * Every day between two minutes of the site's wall clock, half-open, the picture is only so bright. An end before the start lies on the next
 * day; equal ones mean the whole day.
 */
export const BrightnessHours = z.strictObject({
  startMinute: minuteOfDay,
  endMinute: minuteOfDay,
  percent: z.int().check(z.minimum(10), z.maximum(100)),
});
export type BrightnessHours = z.infer<typeof BrightnessHours>;

export const MOST_BRIGHTNESS_HOURS = 6;

/**
 * What is particular about one screen's glass, whatever plays on it. `overscanPercent`: on each side so much of the panel is cut off, so the
 * whole picture moves in. `calm`: nothing moves. `brightness`: full outside these hours and for takeovers; where they overlap, the darkest.
 */
export const ScreenDisplay = z.strictObject({
  rotation: Rotation,
  overscanPercent: z.number().check(z.minimum(0), z.maximum(10)),
  wall: z.nullable(Wall),
  calm: z.boolean(),
  largeType: z.boolean(),
  brightness: z.readonly(z.array(BrightnessHours).check(z.maxLength(MOST_BRIGHTNESS_HOURS))),
});
export type ScreenDisplay = z.infer<typeof ScreenDisplay>;

/** The glass of a screen that nobody has set up otherwise. */
export const USUAL_DISPLAY: ScreenDisplay = {
  rotation: 0,
  overscanPercent: 0,
  wall: null,
  calm: false,
  largeType: false,
  brightness: [],
};

/** Who reads a screen from where: what legibility is reckoned with. `diagonalInches` is that of the panel, `farthestM` the distance of the farthest reader. */
export const Viewing = z.strictObject({
  diagonalInches: z.number().check(z.minimum(7), z.maximum(200)),
  farthestM: z.number().check(z.minimum(0.5), z.maximum(50)),
});
export type Viewing = z.infer<typeof Viewing>;

/** `viewing` is null while nobody has measured. */
export const ScreenDraft = z.strictObject({
  name: line(80),
  siteId: SiteId,
  groupIds: z.array(GroupId).check(
    z.maxLength(50),
    z.refine((ids) => new Set(ids).size === ids.length, { error: "Each group only once" }),
  ),
  theme: Theme,
  programme: z._default(ScreenProgramme, USUAL_PROGRAMME),
  viewing: z._default(z.nullable(Viewing), null),
  display: z._default(ScreenDisplay, USUAL_DISPLAY),
});
export type ScreenDraft = z.infer<typeof ScreenDraft>;

/** A screen as it shall be from now on. What an earlier client does not know of, and so leaves out, stays as it is. */
export const ScreenChange = z.strictObject({
  ...ScreenDraft.shape,
  programme: z.optional(ScreenProgramme),
  viewing: z.optional(z.nullable(Viewing)),
  display: z.optional(ScreenDisplay),
});
export type ScreenChange = z.infer<typeof ScreenChange>;

/**
 * What we conclude about a screen. Heard of within two heartbeats it is `live`, or `off` (dark by plan), or `faulty` (see `Trouble`). `late`: two or
 * three heartbeats missed. After four (60 s) it is `stale` if by all it said it shows on by schedule without us, which nobody has confirmed; else
 * `offline`. `new`: expected or paired, never heard of.
 */
export const PresenceState = z.enum(["new", "live", "off", "faulty", "stale", "late", "offline"]);
export type PresenceState = z.infer<typeof PresenceState>;

/** What the player itself says it is doing; see design, screen states. */
export const PlayerState = z.enum(["live", "stale", "fallback", "takeover", "off"]);
export type PlayerState = z.infer<typeof PlayerState>;

/** What a player calls something that went wrong. */
export const FaultKind = z.enum(["slide", "media", "playlist", "storage", "internal"]);
export type FaultKind = z.infer<typeof FaultKind>;

/** What of a screen is kept as a fault: what its player reports, and that two devices use its token, which the server finds out. */
export const KeptFaultKind = z.enum(["slide", "media", "playlist", "storage", "internal", "cloned"]);
export type KeptFaultKind = z.infer<typeof KeptFaultKind>;

/** Why a screen that we hear of is `faulty`: nothing can be seen on it, it does not take over what it should play, or there is a fault. */
export const TroubleKind = z.enum(["blank", "behind", "slide", "media", "playlist", "storage", "internal", "cloned"]);
export type TroubleKind = z.infer<typeof TroubleKind>;

/**
 * The last thing heard from a screen. `slide` names the slide on the glass. `panel` is what the panel itself says; the page being alive says nothing
 * of it. `showsUntilMs`: so long it knows its programme, should nobody answer it any more; null if it did not say.
 */
export const Presence = z.strictObject({
  screenId: ScreenId,
  state: PresenceState,
  sinceMs: Instant,
  trouble: z.nullable(TroubleKind),
  lastSeenMs: z.nullable(Instant),
  playlist: z.nullable(ContentHash),
  slide: z.nullable(z.string()),
  player: z.nullable(PlayerState),
  panel: PanelState,
  showsUntilMs: z.nullable(Instant),
  offsetMs: z.nullable(z.number()),
  engine: z.nullable(z.string()),
  viewport: z.nullable(z.string()),
  faults: z.int(),
});
export type Presence = z.infer<typeof Presence>;

/**
 * One player at one site. `pairedAtMs` is null while it is only expected: known, with its name and place, but no device has joined as it yet.
 */
export const Screen = z.strictObject({
  id: ScreenId,
  name: line(80),
  siteId: SiteId,
  siteName: z.string(),
  groupIds: z.array(GroupId),
  theme: Theme,
  programme: ScreenProgramme,
  viewing: z.nullable(Viewing),
  display: ScreenDisplay,
  pairedAtMs: z.nullable(Instant),
  version: z.int(),
  updatedAtMs: Instant,
});
export type Screen = z.infer<typeof Screen>;

/** Why a screen is taken out of service. */
export const UnpairReason = z.enum(["retired", "broken", "lost", "moved", "mistake", "unstated"]);
export type UnpairReason = z.infer<typeof UnpairReason>;
