import type { PublishedAnnouncement } from "../model/announcement.ts";
import type { Rendition } from "../model/media.ts";
import type { Precedence } from "../model/precedence.ts";
import type { WithheldReason } from "../model/resolution.ts";
import type { Interval } from "../model/time.ts";
import type { AudienceSpec, City } from "./city.ts";
import { clipped } from "./intervals.ts";
import { exclusionAt, type Locality, occurrences } from "./occurrences.ts";
import { shownPicture } from "./shown-picture.ts";
import { coveredGroups, isTargeted } from "./targeting.ts";
import { validityIn } from "./validity.ts";

/**
 * An announcement as one audience sees it: everything about it that does not depend on the moment. `renditions` are those of its picture,
 * empty if it shows none or they are not ready.
 */
export interface Candidate {
  readonly announcement: PublishedAnnouncement;
  readonly targeted: boolean;
  readonly locality: Locality;
  readonly mediaReady: boolean;
  readonly renditions: readonly Rendition[];
}

/** All announcements of the city as an audience sees them, in the order they are shown: newest publication first, then by id. */
export function candidatesFor(city: City, audience: AudienceSpec): readonly Candidate[] {
  const covered = coveredGroups(city.groups, audience.groupIds);
  const locality = { zone: audience.zone, region: audience.region, holidays: city.holidays };
  return inOrder(city.announcements).map((announcement) => {
    const { content } = announcement;
    const picture = shownPicture(content);
    const renditions = picture === null ? NONE : (city.renditions.get(picture.mediaId) ?? NONE);
    return {
      announcement,
      targeted: isTargeted(content.targets, covered),
      locality,
      mediaReady: picture === null || renditions.length > 0,
      renditions,
    };
  });
}

/** When an announcement may be shown to the audience within `frame`, others left aside: sorted, merged, half-open. */
export function showableIn(candidate: Candidate, frame: Interval, openIn = occurrences): readonly Interval[] {
  const { announcement, targeted, locality, mediaReady } = candidate;
  if (!targeted || !mediaReady) return [];
  const published = { fromMs: announcement.publishedAtMs, untilMs: Number.POSITIVE_INFINITY };
  return clipped(openIn(announcement.content.schedule, locality, frame), published);
}

/** Why an announcement may not be shown at an instant, others left aside; null if it may. The first reason in this order is given. */
export function whyNotShowable(candidate: Candidate, atMs: number): WithheldReason | null {
  const { announcement, targeted, locality, mediaReady } = candidate;
  const { schedule } = announcement.content;
  if (!targeted) return "not-targeted";
  if (atMs < announcement.publishedAtMs) return "not-yet-published";
  const validity = validityIn(schedule, locality.zone);
  if (atMs < validity.fromMs) return "before-start";
  if (atMs >= validity.untilMs) return "after-end";
  if (!mediaReady) return "media-not-ready";
  if (showableIn(candidate, { fromMs: atMs, untilMs: atMs + 1 }).length > 0) return null;
  return exclusionAt(schedule, locality, atMs) ?? "outside-windows";
}

export function precedenceOf({ announcement }: Candidate): Precedence {
  return announcement.content.precedence;
}

const NONE: readonly Rendition[] = [];
const rememberedOrder = new WeakMap<readonly PublishedAnnouncement[], readonly PublishedAnnouncement[]>();

function inOrder(announcements: readonly PublishedAnnouncement[]): readonly PublishedAnnouncement[] {
  const remembered = rememberedOrder.get(announcements);
  if (remembered !== undefined) return remembered;
  const ordered = announcements.toSorted((a, b) => b.publishedAtMs - a.publishedAtMs || (a.id < b.id ? -1 : 1));
  rememberedOrder.set(announcements, ordered);
  return ordered;
}
