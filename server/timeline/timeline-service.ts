import type { Timeline } from "../../domain/api/timeline.ts";
import type { GroupId } from "../../domain/model/id.ts";
import { USUAL_PROGRAMME } from "../../domain/model/screen.ts";
import { Instant, type Interval } from "../../domain/model/time.ts";
import type { Actor, Organisation } from "../../domain/model/user.ts";
import { candidatesFor } from "../../domain/programme/candidate.ts";
import type { City } from "../../domain/programme/city.ts";
import { gapsOf, loadsOf } from "../../domain/programme/load.ts";
import { stretchesOf } from "../../domain/programme/stretches.ts";
import type { UnpublishedReader } from "../announcements/unpublished-reader.ts";
import { requireRole } from "../platform/access.ts";
import type { Db } from "../platform/database/database.ts";
import { inTurns } from "../platform/in-turns.ts";
import type { CityReader } from "../playlists/city-reader.ts";
import { barsOf } from "./bars.ts";
import { holidaysWithin } from "./holidays-within.ts";
import { takeoversWithin } from "./takeovers-within.ts";
import { toStretch } from "./to-stretch.ts";

interface Parts {
  readonly db: Db;
  readonly now: () => number;
  readonly city: CityReader;
  readonly unpublished: UnpublishedReader;
  readonly readOrganisation: () => Promise<Organisation>;
}

export type TimelineService = ReturnType<typeof createTimelineService>;

/** What is scheduled for whom, over days or months. */
export function createTimelineService({ db, now, city, unpublished, readOrganisation }: Parts) {
  return {
    async read(actor: Actor, frame: Interval, cellMs: number): Promise<Timeline> {
      requireRole(actor, "editor");
      const { zone, region, loopLimitMs } = await readOrganisation();
      const nowMs = now();
      const today = await city.read();
      const bars = barsOf(today, await unpublished.read(), { zone, region, holidays: today.holidays }, frame, nowMs);
      const groups = await inTurns(today.groups, ({ id }) => groupOver(today, id, { zone, region }, frame, cellMs, nowMs));
      return {
        zone,
        nowMs: Instant.parse(nowMs),
        loopLimitMs,
        bars: [...bars],
        takeovers: [...(await takeoversWithin(db, frame, nowMs))],
        groups: [...groups],
        holidays: [...holidaysWithin(today.holidays, region, zone, frame)],
      };
    },
  };
}

/** The programme of a screen that is directly in the group and nowhere else. What is past has no gaps: they could not be filled any more. */
function groupOver(
  city: City,
  groupId: GroupId,
  place: Pick<Organisation, "zone" | "region">,
  frame: Interval,
  cellMs: number,
  nowMs: number,
): Timeline["groups"][number] {
  const audience = { ...USUAL_PROGRAMME, ...place, theme: "paper" as const, groupIds: [groupId] };
  const candidates = candidatesFor(city, audience).filter(({ targeted }) => targeted);
  const stretches = stretchesOf(candidates, audience, frame);
  const gaps = gapsOf(stretches, frame)
    .filter(({ untilMs }) => untilMs > nowMs)
    .map(({ fromMs, untilMs }) => toStretch({ fromMs: Math.max(fromMs, nowMs), untilMs }));
  return { groupId, loads: [...loadsOf(stretches, frame, cellMs)], gaps };
}
