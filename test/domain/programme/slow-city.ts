import type { PublishedAnnouncement } from "../../../domain/model/announcement.ts";
import type { AnnouncementId, GroupId } from "../../../domain/model/id.ts";
import type { WithheldReason } from "../../../domain/model/resolution.ts";
import type { AudienceSpec, City } from "../../../domain/programme/city.ts";

/**
 * What a city shows, written a second time, slowly and apart from the engine: no Temporal (wall clocks are read through Intl), nothing
 * prepared, nothing remembered. Tests compare the engine with it.
 */
export function slowShown(city: City, audience: AudienceSpec, atMs: number): readonly AnnouncementId[] {
  return newestFirst(city)
    .filter((announcement) => slowReason(city, audience, announcement, atMs) === null)
    .map(({ id }) => id);
}

/** Every announcement of the city with the reason it is not shown, in order. */
export function slowWithheld(
  city: City,
  audience: AudienceSpec,
  atMs: number,
): readonly { announcementId: AnnouncementId; reason: WithheldReason; by: readonly AnnouncementId[] }[] {
  return newestFirst(city).flatMap((announcement) => {
    const reason = slowReason(city, audience, announcement, atMs);
    return reason === null ? [] : [{ announcementId: announcement.id, reason, by: [] }];
  });
}

function newestFirst(city: City): readonly PublishedAnnouncement[] {
  return [...city.announcements].sort((a, b) => {
    if (a.publishedAtMs !== b.publishedAtMs) return a.publishedAtMs > b.publishedAtMs ? -1 : 1;
    return a.id.localeCompare(b.id, "en");
  });
}

function slowReason(city: City, audience: AudienceSpec, announcement: PublishedAnnouncement, atMs: number): WithheldReason | null {
  const { targets, schedule, template, picture } = announcement.content;
  if (!targets.some((target) => audience.groupIds.some((group) => liesIn(city, group, target)))) return "not-targeted";
  if (announcement.publishedAtMs > atMs) return "not-yet-published";
  if (schedule.from !== null && slowInstant(schedule.from, audience.zone) > atMs) return "before-start";
  if (schedule.until !== null && slowInstant(schedule.until, audience.zone) <= atMs) return "after-end";
  if (template === "text-image" && picture !== null && !city.renditions.has(picture.mediaId)) return "media-not-ready";
  return null;
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

/** The first instant at which wall clocks read `local`; in a gap, the instant the old offset would have given. */
export function slowInstant(local: string, zone: string): number {
  const asUtcMs = Date.parse(`${local}:00Z`);
  const offsetsMs = [-2, 2].map((days) => offsetMs(asUtcMs + days * 86_400_000, zone));
  const guesses = offsetsMs.map((offset) => asUtcMs - offset).sort((a, b) => a - b);
  return guesses.find((guess) => guess + offsetMs(guess, zone) === asUtcMs) ?? asUtcMs - (offsetsMs[0] ?? 0);
}

const wallClocks = new Map<string, Intl.DateTimeFormat>();

function offsetMs(atMs: number, zone: string): number {
  const clock = wallClocks.get(zone) ?? new Intl.DateTimeFormat("sv-SE", { timeZone: zone, dateStyle: "short", timeStyle: "medium" });
  wallClocks.set(zone, clock);
  return Date.parse(`${clock.format(atMs).replace(" ", "T")}Z`) - Math.floor(atMs / 1000) * 1000;
}
