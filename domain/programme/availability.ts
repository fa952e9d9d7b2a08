import type { Availability } from "../model/availability.ts";
import type { PresenceState } from "../model/screen.ts";
import type { Interval } from "../model/time.ts";
import { clipped } from "./intervals.ts";

/** A screen was in this state from an instant (UTC epoch ms) on, until the next change. */
export interface StateSince {
  readonly state: PresenceState;
  readonly atMs: number;
}

const HEARD: ReadonlySet<PresenceState> = new Set(["live", "off", "faulty", "late"]);

/**
 * How available a screen was within each frame.
 * @param changes its states in order of time, from the first that matters on
 * @param watched when a server listened, in order, without overlaps; outside of it nothing is known
 */
export function availabilities(
  changes: readonly StateSince[],
  watched: readonly Interval[],
  frames: readonly Interval[],
): readonly Availability[] {
  const known = changes.flatMap(({ state, atMs }, place) => {
    const untilMs = changes[place + 1]?.atMs ?? Number.POSITIVE_INFINITY;
    return state === "new" ? [] : clipped(watched, { fromMs: atMs, untilMs }).map((part) => ({ ...part, state }));
  });
  return frames.map((frame) => {
    let [heardMs, staleMs, knownMs] = [0, 0, 0];
    for (const { state, ...part } of known) {
      const lastsMs = overlapMs(part, frame);
      knownMs += lastsMs;
      if (HEARD.has(state)) heardMs += lastsMs;
      if (state === "stale") staleMs += lastsMs;
    }
    return { heardMs, staleMs, knownMs };
  });
}

/** All of it together. */
export function availabilityOf(parts: readonly Availability[]): Availability {
  const sum = (of: keyof Availability) => parts.reduce((total, part) => total + part[of], 0);
  return { heardMs: sum("heardMs"), staleMs: sum("staleMs"), knownMs: sum("knownMs") };
}

function overlapMs(one: Interval, other: Interval): number {
  return Math.max(0, Math.min(one.untilMs, other.untilMs) - Math.max(one.fromMs, other.fromMs));
}
