import type { AnnouncementContent, PublishedAnnouncement } from "../model/announcement.ts";
import type { GroupId } from "../model/id.ts";
import { DAY_MS } from "../model/time.ts";
import type { City, GroupNode } from "./city.ts";
import { textIn } from "./content.ts";
import { meet } from "./intervals.ts";
import { type Locality, occurrences } from "./occurrences.ts";
import type { SizedAudience } from "./outlook.ts";
import { coveredGroups, isTargeted } from "./targeting.ts";

/** How far ahead two schedules are compared. Every yearly rule has come round by then. */
const COMPARED_MS = 400 * DAY_MS;

/**
 * Other announcements of the city that say the same in their original language, to some of the same groups or screens, at some of the same
 * time from `nowMs` on.
 */
export function twinsOf(
  city: City,
  { id, content }: PublishedAnnouncement,
  audiences: readonly SizedAudience[],
  { zone, region }: Pick<Locality, "zone" | "region">,
  nowMs: number,
): readonly PublishedAnnouncement[] {
  const frame = { fromMs: nowMs, untilMs: nowMs + COMPARED_MS };
  const open = ({ schedule }: AnnouncementContent) => occurrences(schedule, { zone, region, holidays: city.holidays }, frame);
  return city.announcements.filter(
    (other) =>
      other.id !== id &&
      wordsOf(other.content) === wordsOf(content) &&
      shareTargets(city.groups, content.targets, other.content.targets, audiences) &&
      meet(open(content), open(other.content)),
  );
}

/** The audiences with screens on which both would be seen. */
export function sharedScreens(
  groups: readonly GroupNode[],
  a: readonly GroupId[],
  b: readonly GroupId[],
  audiences: readonly SizedAudience[],
): readonly SizedAudience[] {
  return audiences.filter(({ audience }) => {
    const covered = coveredGroups(groups, audience.groupIds);
    return isTargeted(a, covered) && isTargeted(b, covered);
  });
}

function shareTargets(
  groups: readonly GroupNode[],
  a: readonly GroupId[],
  b: readonly GroupId[],
  audiences: readonly SizedAudience[],
): boolean {
  const isAbove = isTargeted(a, coveredGroups(groups, b)) || isTargeted(b, coveredGroups(groups, a));
  return isAbove || sharedScreens(groups, a, b, audiences).length > 0;
}

/** What is read in its original language as somebody reads them: spaces and letter case aside. */
function wordsOf(content: AnnouncementContent): string {
  const [original = "de"] = content.languages;
  return textIn(content, original).replaceAll(/\s+/g, " ").trim().toLowerCase();
}
