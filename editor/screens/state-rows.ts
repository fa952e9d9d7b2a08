import type { PresenceState } from "../../domain/model/screen.ts";
import type { Interval } from "../../domain/model/time.ts";
import type { Span } from "./state-spans.ts";

/** What is known of a screen's states within a frame. */
export interface ScreenPast extends Interval {
  readonly spans: readonly Span[];
  /** When no server listened, so that nothing is known. */
  readonly unwatched: readonly Interval[];
}

/** How tall a row is in the chart and beside it, in CSS pixels. */
export const ROW_PX = 26;

/** From how it should be to the worst. */
const ORDER = ["live", "off", "new", "late", "faulty", "stale", "offline"] as const satisfies readonly PresenceState[];

/** The states that a chart has rows for: running, and whatever else there was. */
export function rowsOf({ spans }: Pick<ScreenPast, "spans">): readonly PresenceState[] {
  const were = new Set<PresenceState>(["live", ...spans.map(({ state }) => state)]);
  return ORDER.filter((state) => were.has(state));
}

/** The state at an instant; undefined where none is known. An instant between two belongs to the later one. */
export function stateAt({ spans }: Pick<ScreenPast, "spans">, atMs: number): PresenceState | undefined {
  return spans.find(({ fromMs, untilMs }) => fromMs <= atMs && atMs < untilMs)?.state;
}

/** A stretch that is a smaller part of the frame is too narrow to be asked about. */
const SEEN_SHARE = 1 / 200;

/** Whether it is to be seen that at times nobody listened. */
export function hasGaps({ fromMs, untilMs, unwatched }: ScreenPast): boolean {
  const within = (part: Interval) => Math.min(part.untilMs, untilMs) - Math.max(part.fromMs, fromMs);
  return unwatched.some((part) => within(part) > (untilMs - fromMs) * SEEN_SHARE);
}
