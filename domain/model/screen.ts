import * as z from "zod/mini";
import { ContentHash, GroupId, ScreenId, SiteId } from "./id.ts";
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
});
export type ScreenDraft = z.infer<typeof ScreenDraft>;

/**
 * What we conclude about a screen. `live`: heard within two heartbeats. `late`: two or three missed. `offline`: four missed (60 s) or its
 * socket closed that long ago. `new`: paired, never heard of. Unknown is called unknown: none of these says what the panel shows.
 */
export const PresenceState = z.enum(["new", "live", "late", "offline"]);
export type PresenceState = z.infer<typeof PresenceState>;

/** What the player itself says it is doing; see design, screen states. */
export const PlayerState = z.enum(["live", "stale", "fallback", "takeover", "off"]);
export type PlayerState = z.infer<typeof PlayerState>;

/** The last thing heard from a screen. `slide` names the slide on the glass; `title` is its title, if the server knows it. */
export const Presence = z.strictObject({
  screenId: ScreenId,
  state: PresenceState,
  sinceMs: Instant,
  lastSeenMs: z.nullable(Instant),
  playlist: z.nullable(ContentHash),
  slide: z.nullable(z.string()),
  player: z.nullable(PlayerState),
  offsetMs: z.nullable(z.number()),
  engine: z.nullable(z.string()),
  viewport: z.nullable(z.string()),
  faults: z.int(),
});
export type Presence = z.infer<typeof Presence>;

/** One paired player at one site. */
export const Screen = z.strictObject({
  id: ScreenId,
  name: line(80),
  siteId: SiteId,
  siteName: z.string(),
  groupIds: z.array(GroupId),
  theme: Theme,
  programme: ScreenProgramme,
  viewing: z.nullable(Viewing),
  pairedAtMs: Instant,
  version: z.int(),
  updatedAtMs: Instant,
});
export type Screen = z.infer<typeof Screen>;
