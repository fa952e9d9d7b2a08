import type { PublishedAnnouncement } from "../../../domain/model/announcement.ts";
import type { AnnouncementId, GroupId } from "../../../domain/model/id.ts";
import type { Resolution, Withheld, WithheldReason } from "../../../domain/model/resolution.ts";
import type { StandingTakeover } from "../../../domain/model/takeover.ts";
import type { AudienceSpec, City } from "../../../domain/programme/city.ts";
import { slowInstant, slowlyQuiet, slowTimes } from "./slow-occurrences.ts";

/**
 * What a city shows and why it does not show the rest, written a second time, slowly and apart from the engine: no Temporal (wall clocks are
 * read through Intl), no library of rules, nothing prepared. Tests compare the engine with it.
 */
export function slowResolution(city: City, audience: AudienceSpec, atMs: number): Resolution {
  const takeovers = slowTakeovers(city, audience, atMs).map(({ id }) => id);
  const quiet = takeovers.length === 0 && isQuiet(audience, atMs);
  const programme = slowProgramme(city, audience, atMs);
  const withheld = newestFirst(city).flatMap((announcement): readonly Withheld[] => {
    const announcementId = announcement.id;
    const reason = ownReason(city, audience, announcement, atMs);
    if (reason !== null) return [{ announcementId, reason, by: [] }];
    if (!programme.includes(announcement)) return [{ announcementId, ...displacedBy(programme) }];
    if (takeovers.length > 0) return [{ announcementId, reason: "takeover", by: [] }];
    return quiet ? [{ announcementId, reason: "quiet-hours", by: [] }] : [];
  });
  const shown = takeovers.length > 0 || quiet ? [] : programme.map(({ id }) => id);
  return { takeovers, quiet, shown, withheld };
}

/** What would be shown if it were neither for a takeover nor for quiet hours, in order. */
export function slowProgramme(city: City, audience: AudienceSpec, atMs: number): readonly PublishedAnnouncement[] {
  const allowed = newestFirst(city).filter((announcement) => ownReason(city, audience, announcement, atMs) === null);
  const having = (precedence: string) => allowed.filter(({ content }) => content.precedence === precedence);
  if (having("exclusive").length > 0) return having("exclusive");
  const missing = Math.max(0, audience.minimumShown - having("normal").length);
  const chosen = [...having("normal"), ...having("filler").slice(0, missing)];
  return allowed.filter((announcement) => chosen.includes(announcement));
}

/** The takeovers on an audience's screens, the one on the glass first. */
export function slowTakeovers(city: City, audience: AudienceSpec, atMs: number): readonly StandingTakeover[] {
  const rank = ({ message, fromMs, id }: StandingTakeover) => {
    const severity = { extreme: 1, severe: 2, moderate: 3 }[message.severity];
    return `${String(severity)} ${String(9_999_999_999_999 - fromMs)} ${id}`;
  };
  return city.takeovers
    .filter(({ fromMs, untilMs, targets }) => fromMs <= atMs && atMs < untilMs && isReached(city, audience, targets))
    .sort((a, b) => (rank(a) < rank(b) ? -1 : 1));
}

function isQuiet(audience: AudienceSpec, atMs: number): boolean {
  return slowlyQuiet(audience.quietHours, audience.zone, minuteAround(atMs))[0] === true;
}

function displacedBy(programme: readonly PublishedAnnouncement[]): { reason: WithheldReason; by: readonly AnnouncementId[] } {
  const isDisplaced = programme.some(({ content }) => content.precedence === "exclusive");
  return { reason: isDisplaced ? "displaced" : "not-needed", by: programme.map(({ id }) => id) };
}

function newestFirst(city: City): readonly PublishedAnnouncement[] {
  return [...city.announcements].sort((a, b) => {
    if (a.publishedAtMs !== b.publishedAtMs) return a.publishedAtMs > b.publishedAtMs ? -1 : 1;
    return a.id.localeCompare(b.id, "en");
  });
}

/** Why an announcement may not be shown, whatever else is on; null if it may. */
function ownReason(city: City, audience: AudienceSpec, announcement: PublishedAnnouncement, atMs: number): WithheldReason | null {
  const { targets, schedule, slides } = announcement.content;
  if (!isReached(city, audience, targets)) return "not-targeted";
  if (announcement.publishedAtMs > atMs) return "not-yet-published";
  if (schedule.from !== null && slowInstant(schedule.from, audience.zone) > atMs) return "before-start";
  if (schedule.until !== null && slowInstant(schedule.until, audience.zone) <= atMs) return "after-end";
  if (slides.some((slide) => slide.template === "person" && isOver(slide.fields.consentUntil, audience, atMs))) return "consent-expired";
  const pictures = slides.flatMap((slide) => (slide.template === "text-image" ? (slide.fields.picture ?? []) : []));
  if (pictures.some(({ mediaId }) => !city.media.has(mediaId))) return "media-not-ready";
  if (schedule.windows.length === 0) return null;
  const { zone, region } = audience;
  const times = slowTimes(schedule.windows, { zone, region, holidays: city.holidays }, minuteAround(atMs));
  const now = times.filter(({ fromMs, untilMs }) => fromMs <= atMs && atMs < untilMs);
  if (now.some(({ shutBy }) => shutBy === null)) return null;
  if (now.some(({ shutBy }) => shutBy === "excluded-date")) return "excluded-date";
  return now.length > 0 ? "holiday" : "outside-windows";
}

/** Whether the calendar at the site shows a later day. */
function isOver(lastDay: string | null, { zone }: AudienceSpec, atMs: number): boolean {
  return lastDay !== null && new Intl.DateTimeFormat("sv-SE", { timeZone: zone }).format(atMs) > lastDay;
}

function minuteAround(atMs: number) {
  const fromMs = Math.floor(atMs / 60_000) * 60_000;
  return { fromMs, untilMs: fromMs + 60_000 };
}

function isReached(city: City, audience: AudienceSpec, targets: readonly GroupId[]): boolean {
  return targets.some((target) => audience.groupIds.some((group) => liesIn(city, group, target)));
}

/** Whether one climbs from `group` to `ancestor`. More steps than groups would be going round in circles. */
function liesIn(city: City, group: GroupId, ancestor: GroupId): boolean {
  let current: GroupId | null = group;
  for (let step = 0; step <= city.groups.length && current !== null; step++) {
    if (current === ancestor) return true;
    const climbing: GroupId = current;
    current = city.groups.find(({ id }) => id === climbing)?.parentId ?? null;
  }
  return false;
}
