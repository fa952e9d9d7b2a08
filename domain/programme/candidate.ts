import type { AnnouncementContent, PublishedAnnouncement } from "../model/announcement.ts";
import type { MediaId } from "../model/id.ts";
import type { MediaFiles } from "../model/media.ts";
import type { Precedence } from "../model/precedence.ts";
import type { WithheldReason } from "../model/resolution.ts";
import type { Interval, TimeZone } from "../model/time.ts";
import type { AudienceSpec, City } from "./city.ts";
import { lastDayOfConsent, mediaOf } from "./content.ts";
import { clipped } from "./intervals.ts";
import { exclusionAt, type Locality, occurrences } from "./occurrences.ts";
import { coveredGroups, isTargeted } from "./targeting.ts";
import { validityIn } from "./validity.ts";
import { dayNumber, instantOnDay } from "./wall-clock.ts";

/**
 * An announcement as one audience sees it: everything about it that does not depend on the moment. `media` are the files of all
 * that it shows from the library, without those that are not ready. `consentUntilMs`: from then on somebody in it has not consented any more.
 */
export interface Candidate {
  readonly announcement: PublishedAnnouncement;
  readonly targeted: boolean;
  readonly locality: Locality;
  readonly mediaReady: boolean;
  readonly media: ReadonlyMap<MediaId, MediaFiles>;
  readonly consentUntilMs: number;
}

/** All announcements of the city as an audience sees them, in the order they are shown: newest publication first, then by id. */
export function candidatesFor(city: City, audience: AudienceSpec): readonly Candidate[] {
  const covered = coveredGroups(city.groups, audience.groupIds);
  const locality = { zone: audience.zone, region: audience.region, holidays: city.holidays };
  return inOrder(city.announcements).map((announcement) => {
    const { content } = announcement;
    const shown = mediaShown(content);
    const media = filesOf(shown, city.media);
    return {
      announcement,
      targeted: isTargeted(content.targets, covered),
      locality,
      mediaReady: media.size === shown.length,
      media,
      consentUntilMs: consentEndIn(content, audience.zone),
    };
  });
}

/** When an announcement may be shown to the audience within `frame`, others left aside: sorted, merged, half-open. */
export function showableIn(candidate: Candidate, frame: Interval, openIn = occurrences): readonly Interval[] {
  const { announcement, targeted, locality, mediaReady, consentUntilMs } = candidate;
  if (!targeted || !mediaReady) return [];
  const published = { fromMs: announcement.publishedAtMs, untilMs: consentUntilMs };
  return clipped(openIn(announcement.content.schedule, locality, frame), published);
}

/** Why an announcement may not be shown at an instant, others left aside; null if it may. The first reason in this order is given. */
export function whyNotShowable(candidate: Candidate, atMs: number): WithheldReason | null {
  const { announcement, targeted, locality, mediaReady, consentUntilMs } = candidate;
  const { schedule } = announcement.content;
  if (!targeted) return "not-targeted";
  if (atMs < announcement.publishedAtMs) return "not-yet-published";
  const validity = validityIn(schedule, locality.zone);
  if (atMs < validity.fromMs) return "before-start";
  if (atMs >= validity.untilMs) return "after-end";
  if (atMs >= consentUntilMs) return "consent-expired";
  if (!mediaReady) return "media-not-ready";
  if (showableIn(candidate, { fromMs: atMs, untilMs: atMs + 1 }).length > 0) return null;
  return exclusionAt(schedule, locality, atMs) ?? "outside-windows";
}

export function precedenceOf({ announcement }: Candidate): Precedence {
  return announcement.content.precedence;
}

const NOTHING: Candidate["media"] = new Map();
const rememberedMedia = new WeakMap<AnnouncementContent, readonly MediaId[]>();

function mediaShown(content: AnnouncementContent): readonly MediaId[] {
  const known = rememberedMedia.get(content);
  if (known !== undefined) return known;
  const ids = mediaOf(content);
  rememberedMedia.set(content, ids);
  return ids;
}

function filesOf(ids: readonly MediaId[], media: City["media"]): Candidate["media"] {
  if (ids.length === 0) return NOTHING;
  return new Map(
    ids.flatMap((id) => {
      const files = media.get(id);
      return files === undefined ? [] : [[id, files] as const];
    }),
  );
}

/** Consent holds until the end of its last day at the site. */
function consentEndIn(content: AnnouncementContent, zone: TimeZone): number {
  const day = lastDayOfConsent(content);
  return day === null ? Number.POSITIVE_INFINITY : instantOnDay(dayNumber(day) + 1, 0, zone);
}

const rememberedOrder = new WeakMap<readonly PublishedAnnouncement[], readonly PublishedAnnouncement[]>();

function inOrder(announcements: readonly PublishedAnnouncement[]): readonly PublishedAnnouncement[] {
  const remembered = rememberedOrder.get(announcements);
  if (remembered !== undefined) return remembered;
  const ordered = announcements.toSorted((a, b) => b.publishedAtMs - a.publishedAtMs || (a.id < b.id ? -1 : 1));
  rememberedOrder.set(announcements, ordered);
  return ordered;
}
