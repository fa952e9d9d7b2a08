import type { Interval } from "../model/time.ts";
import { type Candidate, precedenceOf, showableIn } from "./candidate.ts";
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
  for (let fromMs = frame.fromMs; ; fromMs = frame.fromMs + offsetOf(changes[next] ?? 0)) {
    for (let change = changes[next]; change !== undefined && frame.fromMs + offsetOf(change) === fromMs; change = changes[++next]) {
      on.flip(change % PLACES);
    }
    const quiet = on.isOn(candidates.length);
    const shown = quiet ? NONE : shownFor(on);
    const before = stretches.at(-1);
    if (before?.shown !== shown || before.quiet !== quiet) stretches.push({ fromMs, quiet, shown });
    if (next >= changes.length) return stretches;
  }
}

const NONE: readonly Candidate[] = [];

/**
 * A change is one number: how long after the frame's start it happens, in ms, times `PLACES`, plus the index of the candidate that begins, or
 * ends if it was on. Behind all candidates stand the quiet hours. Numbers sort ten times as fast as objects, and there are half a million of
 * them in a city; 2^20 candidates and 99 days fit into a double.
 */
const PLACES = 2 ** 20;

function offsetOf(change: number): number {
  return Math.floor(change / PLACES);
}

/** Ascending. What ends with the frame or later does not end in it. */
function changesOf(candidates: readonly Candidate[], audience: AudienceSpec, frame: Interval): Float64Array {
  const changes: number[] = [];
  const add = (place: number, intervals: readonly Interval[]) => {
    for (const { fromMs, untilMs } of intervals) {
      changes.push((fromMs - frame.fromMs) * PLACES + place);
      if (untilMs < frame.untilMs) changes.push((untilMs - frame.fromMs) * PLACES + place);
    }
  };
  for (const [place, candidate] of candidates.entries()) add(place, showableIn(candidate, frame, rememberedOccurrences));
  add(candidates.length, quietIntervals(audience.quietHours, audience.zone, frame));
  return new Float64Array(changes).sort();
}

/** Ranks those that are on, and gives the same array for equal results: most of what is shown in a fortnight is shown again another day. */
function shownBySwitches(candidates: readonly Candidate[], minimum: number): (on: Switches) => readonly Candidate[] {
  const known = new Map([[Switches.of([], candidates.length).key(), NONE]]);
  const precedences = candidates.map(precedenceOf);
  const precedenceAt = (place: number) => precedences[place] ?? "normal";
  return (on) => {
    const places = shownOf(on.places(), precedenceAt, minimum);
    const key = Switches.of(places, candidates.length).key();
    const shown = known.get(key) ?? places.flatMap((place) => candidates[place] ?? []);
    known.set(key, shown);
    return shown;
  };
}

/** Many things that are on or off, and a short name for their state. */
class Switches {
  readonly #bits: Uint16Array;

  constructor(count: number) {
    this.#bits = new Uint16Array(Math.ceil(count / 16));
  }

  static of(places: readonly number[], count: number): Switches {
    const switches = new Switches(count);
    for (const place of places) switches.flip(place);
    return switches;
  }

  flip(place: number): void {
    const word = place >> 4;
    this.#bits[word] = (this.#bits[word] ?? 0) ^ (1 << (place & 15));
  }

  isOn(place: number): boolean {
    return (((this.#bits[place >> 4] ?? 0) >> (place & 15)) & 1) === 1;
  }

  /** The places of those that are on, ascending. */
  places(): readonly number[] {
    const places: number[] = [];
    for (let word = 0; word < this.#bits.length; word++) {
      for (let bits = this.#bits[word] ?? 0; bits !== 0; bits &= bits - 1) places.push(word * 16 + 31 - Math.clz32(bits & -bits));
    }
    return places;
  }

  key(): string {
    return Reflect.apply(String.fromCharCode, null, this.#bits);
  }
}
