import type { AnnouncementId, ScreenId, SiteId } from "../../domain/model/id.ts";
import type { TimeZone } from "../../domain/model/time.ts";
import type { Scheduled } from "../../domain/programme/scheduled-plays.ts";
import { dateOf } from "../../domain/programme/wall-clock.ts";
import type { Db } from "../platform/database/database.ts";
import { inChunks } from "../platform/database/in-chunks.ts";

/** A screen, where it hangs, and up to which day (exclusive) it is stored what it should have painted; null if nothing is yet. */
export interface ReckonedScreen {
  readonly id: ScreenId;
  readonly siteId: SiteId;
  readonly zone: TimeZone;
  readonly pairedAtMs: number;
  readonly untilDay: string | null;
}

export async function findReckonedScreens(db: Db): Promise<ReckonedScreen[]> {
  const rows = await db
    .selectFrom("screen")
    .innerJoin("site", "site.id", "screen.site_id")
    .leftJoin("play_reckoned", "play_reckoned.screen_id", "screen.id")
    .select(["screen.id", "screen.site_id", "screen.paired_at", "site.zone", "play_reckoned.until_day"])
    .orderBy("screen.id")
    .execute();
  return rows.map((row) => ({
    id: row.id as ScreenId,
    siteId: row.site_id as SiteId,
    zone: row.zone as TimeZone,
    pairedAtMs: row.paired_at,
    untilDay: row.until_day,
  }));
}

/** What a screen should paint of an announcement on a day of its site (by number). */
export interface ScheduledOnDay extends Scheduled {
  readonly screenId: ScreenId;
  readonly siteId: SiteId;
  readonly day: number;
  readonly announcementId: AnnouncementId;
}

const NOTHING_PAINTED = { painted_count: 0, on_ms: 0, off_ms: 0, unknown_ms: 0 } as const;

/** Writes what should be painted beside what was. Said again, it replaces what was said before. */
export async function saveScheduled(db: Db, scheduled: readonly ScheduledOnDay[]): Promise<void> {
  await inChunks(scheduled, async (some) => {
    await db
      .insertInto("play_day")
      .values(
        some.map(({ screenId, siteId, day, announcementId, count, ms }) => ({
          screen_id: screenId,
          site_id: siteId,
          day: dateOf(day),
          subject: announcementId,
          scheduled_count: count,
          scheduled_ms: ms,
          ...NOTHING_PAINTED,
        })),
      )
      .onConflict((conflict) =>
        conflict
          .columns(["screen_id", "day", "subject"])
          .doUpdateSet((eb) => ({ scheduled_count: eb.ref("excluded.scheduled_count"), scheduled_ms: eb.ref("excluded.scheduled_ms") })),
      )
      .execute();
  });
}

/** Notes that everything before a day is stored. Screens that were unpaired meanwhile are passed over. */
export async function saveReckoned(db: Db, screenIds: readonly ScreenId[], untilDay: number): Promise<void> {
  await inChunks(screenIds, async (some) => {
    await db
      .insertInto("play_reckoned")
      .columns(["screen_id", "until_day"])
      .expression((eb) =>
        eb
          .selectFrom("screen")
          .select(["id", eb.val(dateOf(untilDay) as string).as("until_day")])
          .where("id", "in", [...some]),
      )
      .onConflict((conflict) => conflict.column("screen_id").doUpdateSet((eb) => ({ until_day: eb.ref("excluded.until_day") })))
      .execute();
  });
}
