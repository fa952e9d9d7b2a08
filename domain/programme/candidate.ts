import type { PublishedAnnouncement } from "../model/announcement.ts";
import type { Rendition } from "../model/media.ts";
import type { Interval } from "../model/time.ts";
import type { AudienceSpec, City } from "./city.ts";
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
  readonly validity: Interval;
  readonly mediaReady: boolean;
  readonly renditions: readonly Rendition[];
}

/** All announcements of the city as an audience sees them, in the order they are shown: newest publication first, then by id. */
export function candidatesFor(city: City, audience: AudienceSpec): readonly Candidate[] {
  const covered = coveredGroups(city.groups, audience.groupIds);
  return inOrder(city.announcements).map((announcement) => {
    const { content } = announcement;
    const picture = shownPicture(content);
    const renditions = picture === null ? NONE : (city.renditions.get(picture.mediaId) ?? NONE);
    return {
      announcement,
      targeted: isTargeted(content.targets, covered),
      validity: validityIn(content.schedule, audience.zone),
      mediaReady: picture === null || renditions.length > 0,
      renditions,
    };
  });
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
