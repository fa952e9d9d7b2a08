import type { ScreenHistory } from "../../domain/api/screens.ts";
import type { PresenceState } from "../../domain/model/screen.ts";
import type { Interval } from "../../domain/model/time.ts";
import { without } from "../../domain/programme/intervals.ts";

/** A screen was in a state for a while, and somebody listened. */
export interface Span extends Interval {
  readonly state: PresenceState;
}

/** The changes of a frame as what lies between them. Where no server listened there is none. */
export function spansOf({ changes, unwatched }: ScreenHistory, frame: Interval): readonly Span[] {
  return changes.flatMap(({ state, atMs }, place) => {
    const fromMs = Math.max(atMs, frame.fromMs);
    const untilMs = Math.min(changes[place + 1]?.atMs ?? frame.untilMs, frame.untilMs);
    return without([{ fromMs, untilMs }], unwatched)
      .filter((part) => part.fromMs < part.untilMs)
      .map((part) => ({ ...part, state }));
  });
}

const TROUBLE: ReadonlySet<PresenceState> = new Set(["faulty", "stale", "offline"]);

/** Those of which somebody may want to know, the last one first. Being late for half a minute is none. */
export function troublesOf(spans: readonly Span[]): readonly Span[] {
  return spans.filter(({ state }) => TROUBLE.has(state)).toReversed();
}
