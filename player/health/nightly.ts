import { HOUR_MS, MINUTE_MS } from "../../domain/model/time.ts";

const FROM_MS = 2 * HOUR_MS;
const SPREAD_MS = 2 * HOUR_MS;
const LEAST_RUN_MS = 6 * HOUR_MS;
/** If nothing changes on the glass by then, it is done all the same. */
const PATIENCE_MS = 10 * MINUTE_MS;
/** Who was not there at the time waits for the next night. */
const LATEST_MS = 30 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** What is known when it is asked whether it is time. */
export interface Night {
  /** What the clock on the wall reads. */
  readonly wallMs: number;
  /** How long this page has run. */
  readonly runMs: number;
  /** Whether the picture changes just now anyway. */
  readonly isBetween: boolean;
}

/**
 * Whether a page that runs on and on should begin anew: once a night between two and four, at a time of its own, so that not every screen of a
 * building does it at once; best while the picture changes. @param share [0, 1) its place in those hours
 */
export function isTimeForFreshStart({ wallMs, runMs, isBetween }: Night, share: number): boolean {
  if (runMs < LEAST_RUN_MS) return false;
  const sinceMs = (((wallMs - FROM_MS - share * SPREAD_MS) % DAY_MS) + DAY_MS) % DAY_MS;
  return sinceMs < LATEST_MS && (isBetween || sinceMs >= PATIENCE_MS);
}
