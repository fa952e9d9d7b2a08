import type { Interval } from "../model/time.ts";
import { type Candidate, showableIn } from "./candidate.ts";
import type { AudienceSpec } from "./city.ts";
import { quietIntervals } from "./occurrences.ts";
import { shownOf } from "./rank.ts";
import { rememberedOccurrences } from "./remembered-occurrences.ts";

/**
 * A stretch with one unchanging set of shown announcements, in order, until the next stretch begins. Nothing is shown while it is quiet.
 * Stretches that show the same share one array.
 */
export interface Stretch {
  readonly fromMs: number;
  readonly quiet: boolean;
  readonly shown: readonly Candidate[];
}

/** At an instant something begins, or ends if it was on: a candidate by its index, or, behind them all, the quiet hours. */
interface Change {
  readonly atMs: number;
  readonly of: number;
}

/**
 * What an audience is shown over a frame, takeovers left aside, cut wherever it changes. The first stretch begins with the frame.
 * @param candidates those of the audience, in order
 */
export function stretchesOf(candidates: readonly Candidate[], audience: AudienceSpec, frame: Interval): readonly Stretch[] {
  const changes = changesOf(candidates, audience, frame);
  const on = new Switches(candidates.length + 1);
  const shownFor = shownBySwitches(candidates, audience.minimumShown);
  const stretches: Stretch[] = [];
  let next = 0;
  for (const fromMs of new Set([frame.fromMs, ...changes.map(({ atMs }) => atMs)])) {
    for (let change = changes[next]; change?.atMs === fromMs; change = changes[++next]) on.flip(change.of);
    const quiet = on.isOn(candidates.length);
    const shown = quiet ? NONE : shownFor(on);
    const before = stretches.at(-1);
    if (before?.shown !== shown || before.quiet !== quiet) stretches.push({ fromMs, quiet, shown });
  }
  return stretches;
}

const NONE: readonly Candidate[] = [];

/** Ascending. What ends with the frame or later does not end in it. */
function changesOf(candidates: readonly Candidate[], audience: AudienceSpec, frame: Interval): readonly Change[] {
  const changes: Change[] = [];
  const add = (of: number, intervals: readonly Interval[]) => {
    for (const { fromMs, untilMs } of intervals) {
      changes.push({ atMs: fromMs, of });
      if (untilMs < frame.untilMs) changes.push({ atMs: untilMs, of });
    }
  };
  for (const [index, candidate] of candidates.entries()) add(index, showableIn(candidate, frame, rememberedOccurrences));
  add(candidates.length, quietIntervals(audience.quietHours, audience.zone, frame));
  return changes.sort((a, b) => a.atMs - b.atMs);
}

/** Ranks each set of candidates once, and gives the same array for equal results: most moments of a fortnight repeat those of another day. */
function shownBySwitches(candidates: readonly Candidate[], minimum: number): (on: Switches) => readonly Candidate[] {
  const bySwitches = new Map<string, readonly Candidate[]>();
  const byResult = new Map<string, readonly Candidate[]>();
  const places = new Map(candidates.map((candidate, index) => [candidate, index]));
  return (on) => {
    const key = on.key();
    const known = bySwitches.get(key);
    if (known !== undefined) return known;
    const shown = shownOf(
      candidates.filter((_, index) => on.isOn(index)),
      minimum,
    );
    const result = shown.map((candidate) => places.get(candidate)).join();
    const same = shown.length === 0 ? NONE : (byResult.get(result) ?? shown);
    byResult.set(result, same);
    bySwitches.set(key, same);
    return same;
  };
}

/** Many things that are on or off, and a short name for their state. */
class Switches {
  readonly #bits: Uint16Array;

  constructor(count: number) {
    this.#bits = new Uint16Array(Math.ceil(count / 16));
  }

  flip(index: number): void {
    const place = index >> 4;
    this.#bits[place] = (this.#bits[place] ?? 0) ^ (1 << (index & 15));
  }

  isOn(index: number): boolean {
    return (((this.#bits[index >> 4] ?? 0) >> (index & 15)) & 1) === 1;
  }

  key(): string {
    return String.fromCharCode(...this.#bits);
  }
}
