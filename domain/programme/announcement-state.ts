import type { AnnouncementState } from "../model/announcement.ts";
import type { Schedule } from "../model/schedule.ts";
import type { TimeZone } from "../model/time.ts";
import { validityIn } from "./validity.ts";

/** Where an announcement stands. `schedule` is that of the published version, null if there is none. */
export interface Standing {
  readonly publishedVersion: number | null;
  readonly withdrawnAtMs: number | null;
  readonly schedule: Schedule | null;
}

/**
 * What became of an announcement as of `nowMs` (UTC epoch ms), its schedule read in `zone`. Withdrawn wins over everything; publishing
 * again clears `withdrawnAtMs`. At the start sharp it is live, at the end sharp it has ended.
 */
export function announcementState(
  { publishedVersion, withdrawnAtMs, schedule }: Standing,
  zone: TimeZone,
  nowMs: number,
): AnnouncementState {
  if (withdrawnAtMs !== null) return "withdrawn";
  if (publishedVersion === null || schedule === null) return "draft";
  const { fromMs, untilMs } = validityIn(schedule, zone);
  if (nowMs < fromMs) return "scheduled";
  return nowMs < untilMs ? "live" : "ended";
}
