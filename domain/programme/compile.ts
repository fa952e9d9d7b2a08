import type { Playlist, Segment, Slide } from "../model/playlist.ts";
import { Instant, type Interval, WEEK_MS } from "../model/time.ts";
import { type Candidate, candidatesFor } from "./candidate.ts";
import type { AudienceSpec, City } from "./city.ts";
import { turnsOf } from "./loop.ts";
import { whyWithheld } from "./resolve.ts";
import { slidesOf } from "./slides.ts";
import { zoneOffsets } from "./zone-offsets.ts";

const HORIZON_WEEKS = 5;

/** A stretch with one unchanging set of shown announcements, until the next stretch begins. */
interface Stretch {
  readonly fromMs: number;
  readonly shown: readonly Candidate[];
}

/**
 * The document an audience plays. It covers the epoch week of `nowMs` and the four after it, so that compiling unchanged data again gives
 * the same document and at least 28 days remain. At every instant in it, it shows exactly what `resolve` says.
 * @param nowMs UTC epoch milliseconds
 */
export function compile(city: City, audience: AudienceSpec, nowMs: number): Playlist {
  const horizon = horizonOf(nowMs);
  const candidates = candidatesFor(city, audience).filter(({ targeted }) => targeted);
  const stretches = stretchesOf(candidates, horizon);
  const { slides, firstSlide } = gatherSlides(candidates, stretches);
  return {
    format: 1,
    fromMs: Instant.parse(horizon.fromMs),
    untilMs: Instant.parse(horizon.untilMs),
    theme: audience.theme,
    zoneOffsets: zoneOffsets(audience.zone, horizon),
    slides,
    ...cutSegments(stretches, firstSlide),
  };
}

/** The stretch of time a playlist compiled at `nowMs` covers. */
export function horizonOf(nowMs: number): Interval {
  const fromMs = Math.floor(nowMs / WEEK_MS) * WEEK_MS;
  return { fromMs, untilMs: fromMs + HORIZON_WEEKS * WEEK_MS };
}

function stretchesOf(candidates: readonly Candidate[], horizon: Interval): readonly Stretch[] {
  const stretches: Stretch[] = [];
  for (const fromMs of boundariesOf(candidates, horizon)) {
    const shown = candidates.filter((candidate) => whyWithheld(candidate, fromMs) === null);
    const previous = stretches.at(-1)?.shown;
    if (previous === undefined || !hasSame(previous, shown)) stretches.push({ fromMs, shown });
  }
  return stretches;
}

/** Every instant at which what is shown may change, from the start of the horizon on, ascending. */
function boundariesOf(candidates: readonly Candidate[], { fromMs, untilMs }: Interval): readonly number[] {
  const changes = candidates.flatMap(({ announcement, validity }) => [announcement.publishedAtMs, validity.fromMs, validity.untilMs]);
  const inside = changes.filter((atMs) => atMs > fromMs && atMs < untilMs);
  return [fromMs, ...new Set(inside.sort((a, b) => a - b))];
}

function hasSame(a: readonly Candidate[], b: readonly Candidate[]): boolean {
  return a.length === b.length && a.every((candidate, index) => candidate === b[index]);
}

/** The slides that occur, in the order of their announcements, and where those of each announcement begin. */
function gatherSlides(candidates: readonly Candidate[], stretches: readonly Stretch[]) {
  const occurring = new Set(stretches.flatMap(({ shown }) => shown));
  const slides: Slide[] = [];
  const firstSlide = new Map<Candidate, number>();
  for (const candidate of candidates) {
    if (!occurring.has(candidate)) continue;
    firstSlide.set(candidate, slides.length);
    slides.push(...slidesOf(candidate));
  }
  return { slides, firstSlide };
}

/** Turns each stretch into a segment; stretches that show the same share a loop. */
function cutSegments(stretches: readonly Stretch[], firstSlide: ReadonlyMap<Candidate, number>): Pick<Playlist, "loops" | "segments"> {
  const loops: (readonly number[])[] = [];
  const known = new Map<string, number>();
  const segments = stretches.map(({ fromMs, shown }): Segment => {
    const key = shown.map((candidate) => firstSlide.get(candidate)).join();
    const loop = known.get(key) ?? loops.push(loopOf(shown, firstSlide)) - 1;
    known.set(key, loop);
    return { fromMs: Instant.parse(fromMs), loop };
  });
  return { loops, segments };
}

/** When it is an announcement's turn, its languages follow each other. */
function loopOf(shown: readonly Candidate[], firstSlide: ReadonlyMap<Candidate, number>): number[] {
  const turns = turnsOf(shown.map(({ announcement }) => announcement.content.weight));
  return turns.flatMap((turn) => {
    const candidate = shown[turn];
    if (candidate === undefined) return [];
    const first = firstSlide.get(candidate) ?? 0;
    return slidesOf(candidate).map((_, index) => first + index);
  });
}
