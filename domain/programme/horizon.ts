import { DAY_MS, type Interval, WEEK_MS } from "../model/time.ts";

/** A day before an epoch week begins, playlists of the next one are made: that long a refresh may be late without anybody running short. */
const LEAD_MS = DAY_MS;

/**
 * The time a playlist compiled at `nowMs` covers: whole epoch weeks, so that compiling unchanged data again gives the same document. It
 * began six to thirteen days ago and at every moment reaches at least `days` and a day ahead.
 * @param days 14 or 35
 */
export function horizonOf(nowMs: number, days: number): Interval {
  const nextMs = Math.floor((nowMs + LEAD_MS) / WEEK_MS) * WEEK_MS;
  return { fromMs: nextMs - WEEK_MS, untilMs: nextMs + WEEK_MS + days * DAY_MS };
}

/** The instants at which compiling covers the same time as at `nowMs`: until then the answer for unchanged data stays the same document. */
export function sameHorizon(nowMs: number): Interval {
  const fromMs = Math.floor((nowMs + LEAD_MS) / WEEK_MS) * WEEK_MS - LEAD_MS;
  return { fromMs, untilMs: fromMs + WEEK_MS };
}
