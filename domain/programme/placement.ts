import type { AnnouncementId, TakeoverId } from "../model/id.ts";
import type { Withheld } from "../model/resolution.ts";
import { DAY_MS, type Interval } from "../model/time.ts";
import type { AudienceSpec, City } from "./city.ts";
import { merged, without } from "./intervals.ts";
import { outlookOf } from "./outlook.ts";
import { resolve } from "./resolve.ts";
import { takeoversFor } from "./takeovers.ts";

/** How far ahead it is told when an announcement shows. */
const AHEAD_MS = 35 * DAY_MS;

/** What becomes of an announcement on an audience at an instant: `why` not, null if it shows; and by which takeovers, if those are why. */
export interface Verdict {
  readonly why: Withheld | null;
  readonly takeovers: readonly TakeoverId[];
}

/** Reasons that lie in what else is going on, and not in the announcement itself. */
const BY_OTHERS: readonly Withheld["reason"][] = ["displaced", "not-needed", "quiet-hours", "takeover"];

/** Whether an audience shows an announcement of the city at an instant, as `resolve` says. */
export function verdictOn(city: City, audience: AudienceSpec, id: AnnouncementId, atMs: number): Verdict {
  const alone = verdictIn(
    { ...city, announcements: city.announcements.filter((announcement) => announcement.id === id) },
    audience,
    id,
    atMs,
  );
  // Reasons of its own come first whatever the others do, and most audiences are not meant at all.
  if (alone.why !== null && !BY_OTHERS.includes(alone.why.reason)) return alone;
  return verdictIn(city, audience, id, atMs);
}

function verdictIn(city: City, audience: AudienceSpec, id: AnnouncementId, atMs: number): Verdict {
  const { takeovers, withheld } = resolve(city, audience, atMs);
  const why = withheld.find(({ announcementId }) => announcementId === id) ?? null;
  return { why, takeovers: why?.reason === "takeover" ? takeovers : [] };
}

/** When an audience shows an announcement, from an instant on and within 35 days; takeovers under way are left out. */
export function shownOn(city: City, audience: AudienceSpec, id: AnnouncementId, atMs: number): readonly Interval[] {
  const frame = { fromMs: atMs, untilMs: atMs + AHEAD_MS };
  const shown = outlookOf(city, audience, id, frame)?.shown ?? [];
  return shown.length === 0 ? [] : without(shown, merged(takeoversFor(city, audience, frame)));
}
