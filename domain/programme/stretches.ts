import type { Interval } from "../model/time.ts";
import { type Candidate, showableIn } from "./candidate.ts";
import type { AudienceSpec } from "./city.ts";
import { quietIntervals } from "./occurrences.ts";
import { shownOf } from "./rank.ts";
import { rememberedOccurrences } from "./remembered-occurrences.ts";

/** A stretch with one unchanging set of shown announcements, in order, until the next stretch begins. Nothing is shown while it is quiet. */
export interface Stretch {
  readonly fromMs: number;
  readonly quiet: boolean;
  readonly shown: readonly Candidate[];
}

/** Something that begins or ends at an instant: a candidate by its index, or the quiet hours. */
interface Change {
  readonly atMs: number;
  readonly of: number;
  readonly on: boolean;
}
const QUIET = -1;

/**
 * What an audience is shown over a frame, takeovers left aside, cut wherever it changes. The first stretch begins with the frame.
 * @param candidates those of the audience, in order
 */
export function stretchesOf(candidates: readonly Candidate[], audience: AudienceSpec, frame: Interval): readonly Stretch[] {
  const changes = changesOf(candidates, audience, frame);
  const on = new Set<number>();
  const stretches: Stretch[] = [];
  let next = 0;
  for (const fromMs of new Set([frame.fromMs, ...changes.map(({ atMs }) => atMs)])) {
    for (let change = changes[next]; change?.atMs === fromMs; change = changes[++next]) {
      if (change.on) on.add(change.of);
      else on.delete(change.of);
    }
    const quiet = on.has(QUIET);
    const showable = quiet ? [] : candidates.filter((_, index) => on.has(index));
    const stretch = { fromMs, quiet, shown: shownOf(showable, audience.minimumShown) };
    if (!isSame(stretches.at(-1), stretch)) stretches.push(stretch);
  }
  return stretches;
}

/** Ascending. What ends with the frame or later does not end in it. */
function changesOf(candidates: readonly Candidate[], audience: AudienceSpec, frame: Interval): readonly Change[] {
  const changes: Change[] = [];
  const add = (of: number, intervals: readonly Interval[]) => {
    for (const { fromMs, untilMs } of intervals) {
      changes.push({ atMs: fromMs, of, on: true });
      if (untilMs < frame.untilMs) changes.push({ atMs: untilMs, of, on: false });
    }
  };
  candidates.forEach((candidate, index) => add(index, showableIn(candidate, frame, rememberedOccurrences)));
  add(QUIET, quietIntervals(audience.quietHours, audience.zone, frame));
  return changes.sort((a, b) => a.atMs - b.atMs);
}

function isSame(before: Stretch | undefined, now: Stretch): boolean {
  if (before === undefined || before.quiet !== now.quiet || before.shown.length !== now.shown.length) return false;
  return before.shown.every((candidate, index) => candidate === now.shown[index]);
}
