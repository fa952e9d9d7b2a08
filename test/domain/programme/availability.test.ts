import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { PresenceState } from "../../../domain/model/screen.ts";
import type { Interval } from "../../../domain/model/time.ts";
import { availabilities, availabilityOf, type StateSince } from "../../../domain/programme/availability.ts";

const ALWAYS: Interval = { fromMs: 0, untilMs: 1000 };

describe("availability", () => {
  it("is the time heard of out of the time known: dark by plan, faulty and late count as heard", () => {
    const changes: StateSince[] = [
      { state: "new", atMs: 0 },
      { state: "live", atMs: 10 },
      { state: "off", atMs: 20 },
      { state: "faulty", atMs: 30 },
      { state: "late", atMs: 40 },
      { state: "stale", atMs: 50 },
      { state: "offline", atMs: 70 },
    ];
    expect(availabilities(changes, [ALWAYS], [{ fromMs: 0, untilMs: 100 }])).toEqual([{ heardMs: 40, staleMs: 20, knownMs: 90 }]);
  });

  it("knows nothing of the time in which no server listened", () => {
    const watched = [
      { fromMs: 0, untilMs: 10 },
      { fromMs: 90, untilMs: 100 },
    ];
    const offline: StateSince[] = [{ state: "offline", atMs: 0 }];
    expect(availabilities(offline, watched, [{ fromMs: 0, untilMs: 100 }])).toEqual([{ heardMs: 0, staleMs: 0, knownMs: 20 }]);
  });

  it("is for any history what looking at every single instant gives", () => {
    const instant = fc.integer({ min: 0, max: 60 });
    const interval = fc.tuple(instant, instant).map(([a, b]) => ({ fromMs: Math.min(a, b), untilMs: Math.max(a, b) }));
    const change = fc.record({ state: fc.constantFrom(...PresenceState.options), atMs: instant });
    fc.assert(
      fc.property(
        fc.array(change, { maxLength: 12 }),
        fc.uniqueArray(instant, { maxLength: 8 }),
        fc.array(interval),
        (some, edges, frames) => {
          const changes = some.toSorted((a, b) => a.atMs - b.atMs);
          const sorted = edges.toSorted((a, b) => a - b);
          const watched = sorted.flatMap((fromMs, place) =>
            place % 2 === 0 && place + 1 < sorted.length ? [{ fromMs, untilMs: sorted[place + 1] as number }] : [],
          );
          expect(availabilities(changes, watched, frames)).toEqual(frames.map((frame) => slowly(changes, watched, frame)));
        },
      ),
    );
  });

  it("adds up", () => {
    const parts = [
      { heardMs: 1, staleMs: 2, knownMs: 4 },
      { heardMs: 10, staleMs: 20, knownMs: 40 },
    ];
    expect(availabilityOf(parts)).toEqual({ heardMs: 11, staleMs: 22, knownMs: 44 });
    expect(availabilityOf([])).toEqual({ heardMs: 0, staleMs: 0, knownMs: 0 });
  });
});

function slowly(changes: readonly StateSince[], watched: readonly Interval[], { fromMs, untilMs }: Interval) {
  const counts = { heardMs: 0, staleMs: 0, knownMs: 0 };
  for (let atMs = fromMs; atMs < untilMs; atMs++) {
    const state = changes.findLast((change) => change.atMs <= atMs)?.state ?? "new";
    const isWatched = watched.some((part) => part.fromMs <= atMs && atMs < part.untilMs);
    if (!isWatched || state === "new") continue;
    counts.knownMs += 1;
    if (state === "stale") counts.staleMs += 1;
    else if (state !== "offline") counts.heardMs += 1;
  }
  return counts;
}
