import type { Placement, PlacementGap } from "../../domain/api/announcements.ts";
import { titleIn } from "../../domain/model/announcement.ts";
import type { AnnouncementId, TakeoverId } from "../../domain/model/id.ts";
import { WithheldReason } from "../../domain/model/resolution.ts";
import type { City } from "../../domain/programme/city.ts";
import type { Verdict } from "../../domain/programme/placement.ts";
import type { Db } from "../platform/database/database.ts";
import { findScreenNames } from "./screen-names.ts";

/** Screens named per answer, and announcements named as displacing. */
const MAX_NAMED = 50;

/** Some audiences as the screens they have. */
interface Place {
  readonly keys: readonly string[];
  readonly screens: number;
}

interface Judged extends Place {
  readonly verdict: Verdict;
}

/** Screens counted, and the first of them named. */
export async function toPlace(db: Db, places: readonly Place[]): Promise<Placement["shown"]> {
  const count = places.reduce((sum, { screens }) => sum + screens, 0);
  const screens = await findScreenNames(
    db,
    places.flatMap(({ keys }) => keys),
    MAX_NAMED,
  );
  return { count, screens };
}

/** Where it does not show, by the reason in the order of reasons, with everything that keeps it from showing. */
export async function gatherGaps(db: Db, city: City, answers: readonly Judged[]): Promise<PlacementGap[]> {
  const gaps: PlacementGap[] = [];
  for (const reason of WithheldReason.options) {
    const places = answers.filter(({ verdict }) => verdict.why?.reason === reason);
    if (places.length === 0) continue;
    const by = new Set(places.flatMap(({ verdict }) => verdict.why?.by ?? []));
    const takeovers = new Set(places.flatMap(({ verdict }) => verdict.takeovers));
    gaps.push({ reason, by: namedAnnouncements(city, by), takeovers: namedTakeovers(city, takeovers), ...(await toPlace(db, places)) });
  }
  return gaps;
}

function namedAnnouncements({ announcements }: City, ids: ReadonlySet<AnnouncementId>): PlacementGap["by"] {
  return announcements
    .filter(({ id }) => ids.has(id))
    .slice(0, MAX_NAMED)
    .map(({ id, content }) => ({ id, title: titleIn(content) }));
}

function namedTakeovers({ takeovers }: City, ids: ReadonlySet<TakeoverId>): PlacementGap["takeovers"] {
  return takeovers.filter(({ id }) => ids.has(id)).map(({ id, message }) => ({ id, title: message.variants[0]?.title ?? "" }));
}
