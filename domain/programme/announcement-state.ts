import type { AnnouncementState } from "../model/announcement.ts";
import type { Interval } from "../model/time.ts";

/** Where an announcement stands. `validity` is that of the published version, null if there is none; an open side is infinite. */
export interface Standing {
  readonly publishedVersion: number | null;
  readonly withdrawnAtMs: number | null;
  readonly validity: Interval | null;
}

/**
 * What became of an announcement as of `nowMs` (UTC epoch ms). Withdrawn wins over everything; publishing again clears `withdrawnAtMs`.
 * At the start sharp it is live, at the end sharp it has ended.
 */
export function announcementState({ publishedVersion, withdrawnAtMs, validity }: Standing, nowMs: number): AnnouncementState {
  if (withdrawnAtMs !== null) return "withdrawn";
  if (publishedVersion === null || validity === null) return "draft";
  if (nowMs < validity.fromMs) return "scheduled";
  return nowMs < validity.untilMs ? "live" : "ended";
}
