import type { QuietHours } from "../model/quiet-hours.ts";
import { DAY_MS, type TimeZone } from "../model/time.ts";
import { quietIntervals } from "./occurrences.ts";

/** Quiet hours that never end are none: after a week everything is told. */
const LONGEST_MS = 7 * DAY_MS;

/** Until when a channel is quiet (UTC epoch ms), `nowMs` itself if it is not. Half-open: told at the end sharp. */
export function quietUntil(quietHours: readonly QuietHours[], zone: TimeZone, nowMs: number): number {
  const [first] = quietIntervals(quietHours, zone, { fromMs: nowMs, untilMs: nowMs + LONGEST_MS });
  return first?.fromMs === nowMs ? first.untilMs : nowMs;
}
