import { MINUTE_MS } from "../model/time.ts";

/** Screens that fall silent within so long of each other fell silent together. */
export const TOGETHER_MS = 2 * MINUTE_MS;

/** Whether so many of all are all or nearly all: four of five. */
export function areNearlyAll(some: number, all: number): boolean {
  return some * 5 >= all * 4;
}

/**
 * From when a whole site is silent: at least two of its screens, and nearly all that were heard of until then, fell silent together. What was silent long
 * before counts for nothing. The earliest such instant, null if there is none.
 * @param silentSince since when each silent screen of the site is, UTC epoch ms
 * @param heard how many of its other screens are heard of
 * @param about the outage is to include one of these instants
 */
export function siteOutageFrom(silentSince: readonly number[], heard: number, about: ReadonlySet<number>): number | null {
  const sorted = silentSince.toSorted((a, b) => a - b);
  for (const [place, fromMs] of sorted.entries()) {
    const later = sorted.slice(place);
    const together = later.filter((sinceMs) => sinceMs <= fromMs + TOGETHER_MS);
    if (together.length >= 2 && areNearlyAll(together.length, later.length + heard) && together.some((sinceMs) => about.has(sinceMs)))
      return fromMs;
  }
  return null;
}
