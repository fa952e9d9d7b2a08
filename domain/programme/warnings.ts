import type { Warning } from "../api/announcements.ts";
import { type PublishedAnnouncement, titleIn } from "../model/announcement.ts";
import type { AnnouncementId } from "../model/id.ts";
import { DAY_MS, type Interval } from "../model/time.ts";
import type { Organisation } from "../model/user.ts";
import type { City } from "./city.ts";
import type { Outlook, SizedAudience } from "./outlook.ts";
import { sharedScreens, twinsOf } from "./twins.ts";

/** How far ahead warnings look. */
const SOON_MS = 30 * DAY_MS;
/** How far ahead loops are measured. */
const LOOPS_MS = 14 * DAY_MS;
/** Announcements named in one warning at most. */
const MAX_OTHERS = 20;

/** An audience that the announcement is meant for, and what becomes of it there within `warningFrame`. */
export interface Foreseen extends SizedAudience {
  readonly outlook: Outlook;
}

/** A version about to be published: `city` holds it as published at `nowMs`; `foreseen` are all audiences with screens that it targets. */
export interface Prospect {
  readonly city: City;
  readonly announcement: PublishedAnnouncement;
  readonly foreseen: readonly Foreseen[];
  readonly organisation: Pick<Organisation, "zone" | "region" | "loopLimitMs">;
  readonly nowMs: number;
}

/** The time over which an announcement's outlook must be known to warn. */
export function warningFrame(nowMs: number): Interval {
  return { fromMs: nowMs, untilMs: nowMs + SOON_MS };
}

/** Everything that may surprise whoever publishes this now, in the order of `WARNING_RULES`; nothing of it forbids publishing. */
export function findWarnings(prospect: Prospect): readonly Warning[] {
  return [...longLoops(prospect), ...neverSeen(prospect), ...twins(prospect)];
}

/** Rounds that take longer than the organisation wants, of those the announcement is part of. */
function longLoops({ foreseen, organisation, nowMs }: Prospect): readonly Warning[] {
  const longest = ({ outlook: { rounds } }: Foreseen) =>
    Math.max(0, ...rounds.filter(({ fromMs }) => fromMs < nowMs + LOOPS_MS).map(({ loopMs }) => loopMs));
  const tooLong = foreseen.filter((one) => longest(one) > organisation.loopLimitMs);
  if (tooLong.length === 0) return [];
  return [{ rule: "loop-too-long", screens: countScreens(tooLong), others: [], loopMs: Math.max(...tooLong.map(longest)) }];
}

/** The reason why it will not be seen for the next 30 days, on any screen; of several the one that has to be mended first. */
function neverSeen({ city, foreseen }: Prospect): readonly Warning[] {
  const screens = countScreens(foreseen);
  const because = (rule: Warning["rule"], others: Warning["others"] = []) => [{ rule, screens, others, loopMs: null }];
  if (screens === 0) return because("shown-nowhere");
  if (foreseen.every(({ outlook }) => outlook.open.length === 0)) return because("never-soon");
  if (foreseen.every(({ outlook }) => outlook.awake.length === 0)) return because("quiet-hours-only");
  if (foreseen.some(({ outlook }) => outlook.shown.length > 0)) return [];
  const instead = new Set(foreseen.flatMap(({ outlook }) => outlook.displacedBy));
  return because("displaced-everywhere", named(city, instead));
}

function twins({ city, announcement, foreseen, organisation, nowMs }: Prospect): readonly Warning[] {
  return twinsOf(city, announcement, foreseen, organisation, nowMs).map((twin): Warning => {
    const both = sharedScreens(city.groups, announcement.content.targets, twin.content.targets, foreseen);
    return { rule: "twin", screens: countScreens(both), others: named(city, new Set([twin.id])), loopMs: null };
  });
}

function countScreens(audiences: readonly SizedAudience[]): number {
  return audiences.reduce((sum, { screens }) => sum + screens, 0);
}

function named(city: City, ids: ReadonlySet<AnnouncementId>): Warning["others"] {
  return city.announcements
    .filter(({ id }) => ids.has(id))
    .slice(0, MAX_OTHERS)
    .map(({ id, content }) => ({ id, title: titleIn(content) }));
}
