import type { Placement, Warning } from "../../domain/api/announcements.ts";
import type { AnnouncementId } from "../../domain/model/id.ts";
import { Instant, type Interval } from "../../domain/model/time.ts";
import type { Actor } from "../../domain/model/user.ts";
import { audienceKey } from "../../domain/programme/audience-key.ts";
import type { AudienceSpec, City } from "../../domain/programme/city.ts";
import { merged } from "../../domain/programme/intervals.ts";
import { outlookOf } from "../../domain/programme/outlook.ts";
import { shownOn, type Verdict, verdictOn } from "../../domain/programme/placement.ts";
import { findWarnings, warningFrame } from "../../domain/programme/warnings.ts";
import { existing } from "../announcements/existing.ts";
import { requireRole } from "../platform/access.ts";
import { inTurns } from "../platform/in-turns.ts";
import { audienceOf } from "../playlists/audience.ts";
import { countByAudience } from "../screens/screen-repository.ts";
import { gatherGaps, toPlace } from "./places.ts";
import type { WhyParts } from "./why-parts.ts";

/** Stretches told ahead. */
const MAX_NEXT = 10;

/** Audiences for which the programme is the same, whatever they look like: worked out once. */
interface Alike {
  readonly audience: AudienceSpec;
  readonly keys: readonly string[];
  readonly screens: number;
}

/** Where and when an announcement shows, and what may surprise whoever publishes it. */
export function createAnnouncementAnswers({ db, now, imagined, readOrganisation }: WhyParts) {
  async function cityWithNewest(id: AnnouncementId, atMs: number) {
    const { version, content } = await existing(db, id, atMs);
    const announcement = { id, version, content, publishedAtMs: atMs };
    return { announcement, city: await imagined.withVersions([announcement]) };
  }

  async function cityWith(id: AnnouncementId, atMs: number): Promise<{ readonly city: City; readonly asIfPublished: boolean }> {
    const city = await imagined.asItIs();
    const isThere = city.announcements.some((announcement) => announcement.id === id);
    return isThere ? { city, asIfPublished: false } : { city: (await cityWithNewest(id, atMs)).city, asIfPublished: true };
  }

  return {
    /** @throws {Problem} `not-found` */
    async placement(actor: Actor, id: AnnouncementId, at?: number): Promise<Placement> {
      requireRole(actor, "editor");
      const atMs = at ?? now();
      const { city, asIfPublished } = await cityWith(id, atMs);
      const fleet = fleetOf(await countByAudience(db));
      const answers = await inTurns(fleet, (alike) => ({
        ...alike,
        verdict: verdictOn(city, alike.audience, id, atMs),
        next: shownOn(city, alike.audience, id, atMs),
      }));
      const isShown = ({ verdict }: { readonly verdict: Verdict }) => verdict.why === null;
      return {
        atMs: Instant.parse(atMs),
        asIfPublished,
        shown: await toPlace(db, answers.filter(isShown)),
        withheld: await gatherGaps(db, city, answers),
        next: merged(answers.flatMap(({ next }) => next))
          .slice(0, MAX_NEXT)
          .map(toStretch),
      };
    },

    /** Of the newest version, as if it were published now. @throws {Problem} `not-found` */
    async warnings(actor: Actor, id: AnnouncementId): Promise<{ readonly version: number; readonly warnings: Warning[] }> {
      requireRole(actor, "editor");
      const nowMs = now();
      const { announcement, city } = await cityWithNewest(id, nowMs);
      const fleet = fleetOf(await countByAudience(db));
      const foreseen = await inTurns(fleet, ({ audience, screens }) => {
        const outlook = outlookOf(city, audience, id, warningFrame(nowMs));
        return outlook === null ? [] : [{ audience, screens, outlook }];
      });
      const warnings = findWarnings({ city, announcement, foreseen: foreseen.flat(), organisation: await readOrganisation(), nowMs });
      return { version: announcement.version, warnings: [...warnings] };
    },
  };
}

function fleetOf(sizes: ReadonlyMap<string, number>): readonly Alike[] {
  const alikes = new Map<string, Alike>();
  for (const [key, screens] of sizes) {
    const audience: AudienceSpec = { ...audienceOf(key), theme: "paper", horizonDays: 14 };
    const name = audienceKey(audience);
    const known = alikes.get(name);
    alikes.set(name, { audience, keys: [...(known?.keys ?? []), key], screens: (known?.screens ?? 0) + screens });
  }
  return [...alikes.values()];
}

function toStretch({ fromMs, untilMs }: Interval) {
  return { fromMs: Instant.parse(fromMs), untilMs: Instant.parse(untilMs) };
}
