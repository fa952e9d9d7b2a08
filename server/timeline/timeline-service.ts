import type { Timeline } from "../../domain/api/timeline.ts";
import { Instant, type Interval } from "../../domain/model/time.ts";
import type { Actor, Organisation } from "../../domain/model/user.ts";
import type { UnpublishedReader } from "../announcements/unpublished-reader.ts";
import { requireRole } from "../platform/access.ts";
import type { Db } from "../platform/database/database.ts";
import type { CityReader } from "../playlists/city-reader.ts";
import { barsOf } from "./bars.ts";
import { type GroupProgramme, GroupProgrammes } from "./group-programmes.ts";
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
  const programmes = new GroupProgrammes();

  return {
    /** Of what is past, only what hangs today is told, and no gaps: nobody can fill them any more. */
    async read(actor: Actor, frame: Interval, cellMs: number): Promise<Timeline> {
      requireRole(actor, "editor");
      const { zone, region, loopLimitMs } = await readOrganisation();
      const nowMs = now();
      const today = await city.recent();
      const bars = barsOf(today, await unpublished.read(), { zone, region, holidays: today.holidays }, frame, nowMs);
      const groups = await programmes.over(today, { frame, cellMs, place: { zone, region } });
      return {
        zone,
        nowMs: Instant.parse(nowMs),
        loopLimitMs,
        bars: [...bars],
        takeovers: [...(await takeoversWithin(db, frame, nowMs))],
        groups: groups.map((group) => toGroup(group, nowMs)),
        holidays: [...holidaysWithin(today.holidays, region, zone, frame)],
      };
    },
  };
}

function toGroup({ groupId, loads, gaps }: GroupProgramme, nowMs: number): Timeline["groups"][number] {
  const ahead = gaps.filter(({ untilMs }) => untilMs > nowMs);
  return {
    groupId,
    loads: [...loads],
    gaps: ahead.map(({ fromMs, untilMs }) => toStretch({ fromMs: Math.max(fromMs, nowMs), untilMs })),
  };
}
