import type { GroupId, MediaId } from "../model/id.ts";
import type { Look, PlayedLook, Tone } from "../model/look.ts";
import type { MediaFiles } from "../model/media.ts";
import type { Theme } from "../model/screen.ts";
import { Instant, type Interval } from "../model/time.ts";
import { accentOn } from "../reading/look-contrast.ts";
import type { GroupNode, Looks } from "./city.ts";
import { type Locality, quietIntervals } from "./occurrences.ts";

/** What is read of a medium that may be a logo. */
type LogoFiles = Pick<MediaFiles, "kind" | "renditions">;

/** The look of a screen: that of the group `lookGroupFor` finds, else the organisation's. */
export function lookFor(looks: Looks, groups: readonly GroupNode[], groupIds: readonly GroupId[]): Look {
  const groupId = lookGroupFor(looks.groups, groups, groupIds);
  return (groupId === null ? undefined : looks.groups.get(groupId)) ?? looks.organisation;
}

/**
 * The group whose look a screen has; null for the organisation's. Going up the tree from every group the screen is directly in, the first with
 * a look of its own wins: the fewest steps up. Of several equally near ones it is that with the smallest id, so that every machine takes the
 * same. Unknown groups have nothing above them; a cycle is walked once.
 * @param own what groups have a look of their own, as keys
 */
export function lookGroupFor(
  own: Pick<ReadonlyMap<GroupId, unknown>, "has" | "size">,
  groups: readonly GroupNode[],
  groupIds: readonly GroupId[],
): GroupId | null {
  if (own.size === 0) return null;
  const parents = new Map(groups.map(({ id, parentId }) => [id, parentId]));
  const seen = new Set<GroupId>();
  for (let level: readonly GroupId[] = groupIds; level.length > 0; ) {
    const nearest = level.filter((id) => own.has(id)).sort()[0];
    if (nearest !== undefined) return nearest;
    for (const id of level) seen.add(id);
    level = level.flatMap((id) => parents.get(id) ?? []).filter((id) => !seen.has(id));
  }
  return null;
}

/** What hangs on a screen outside the nights of its look. A look by hours is paper by day, whatever the screen is set to. */
export function themeFor({ tone }: Look, screenTheme: Theme): Theme {
  switch (tone.kind) {
    case "screen":
      return screenTheme;
    case "by-hours":
      return "paper";
    default:
      return tone.kind;
  }
}

/**
 * A look on its way to screens of one place: its logo as files, none while they are not ready, and its hours as instants of the playlist.
 * @param media what is ready in the library
 */
export function playedLook(
  look: Look,
  media: ReadonlyMap<MediaId, LogoFiles>,
  horizon: Interval,
  locality: Pick<Locality, "zone">,
): PlayedLook {
  const { logo, accent, tone, ...rest } = look;
  const accents = accent === null ? null : { paper: accentOn(accent, "paper"), night: accentOn(accent, "night") };
  return { ...rest, accents, logo: logoFiles(logo === null ? undefined : media.get(logo)), nights: nightsOf(tone, horizon, locality) };
}

function logoFiles(files: LogoFiles | undefined): PlayedLook["logo"] {
  return files?.kind === "image" ? files.renditions : [];
}

const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7];

/** By the rules of quiet hours: half-open, an end not after the start lies on the next day, clocks put forward or back as Temporal's `compatible`. */
function nightsOf(tone: Tone, horizon: Interval, { zone }: Pick<Locality, "zone">): PlayedLook["nights"] {
  if (tone.kind !== "by-hours") return [];
  const nights = quietIntervals([{ start: tone.nightFrom, end: tone.nightUntil, weekdays: EVERY_DAY }], zone, horizon);
  return nights.map(({ fromMs, untilMs }) => ({ fromMs: Instant.parse(fromMs), untilMs: Instant.parse(untilMs) }));
}
