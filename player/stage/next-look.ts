import type { PlayedLook } from "../../domain/model/look.ts";
import { HOUR_MS, MINUTE_MS } from "../../domain/model/time.ts";
import { nextPageMs } from "../slides/takeover-pages.ts";
import { nextLookChangeMs } from "./look.ts";
import { isTakeover } from "./shown.ts";
import type { Glass } from "./turn.ts";

/** So long before its turn a slide is drawn, unseen: at its moment there is nothing left to do but to show it, on slow devices as on fast ones. */
export const AHEAD_MS = 2000;

/**
 * When the stage has to look at the time again, in ms from `nowMs`: at the next thing that changes, whichever it is. Long waits go in steps of an hour, as timers
 * of weeks fire at once. @param retryMs when what failed may be tried again
 */
export function nextLookMs({ shown, untilMs }: Glass, look: PlayedLook, nowMs: number, retryMs: number): number {
  const minuteMs = (Math.floor(nowMs / MINUTE_MS) + 1) * MINUTE_MS;
  const pageMs = isTakeover(shown) ? nextPageMs(shown.takeover.fromMs, nowMs) : Number.POSITIVE_INFINITY;
  const aheadMs = untilMs - AHEAD_MS > nowMs ? untilMs - AHEAD_MS : untilMs;
  const deadlineMs = Math.min(aheadMs, pageMs, minuteMs, nextLookChangeMs(look, nowMs), retryMs);
  return Math.min(Math.max(deadlineMs - nowMs + 1, 1), HOUR_MS);
}
