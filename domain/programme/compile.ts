import type { Playlist, Segment, Slide } from "../model/playlist.ts";
import { Instant } from "../model/time.ts";
import { type Candidate, candidatesFor } from "./candidate.ts";
import type { AudienceSpec, City } from "./city.ts";
import { horizonOf } from "./horizon.ts";
import { turnsOf } from "./loop.ts";
import { slidesOf } from "./slides.ts";
import { type Stretch, stretchesOf } from "./stretches.ts";
import { takeoversFor, toPlayed } from "./takeovers.ts";
import { zoneOffsets } from "./zone-offsets.ts";

/**
 * The document an audience plays over the horizon of `nowMs`. At every instant in it, it shows exactly what `resolve` says. Compiling the
 * same data again within the week gives the same document.
 * @param nowMs UTC epoch milliseconds
 */
export function compile(city: City, audience: AudienceSpec, nowMs: number): Playlist {
  const horizon = horizonOf(nowMs, audience.horizonDays);
  const candidates = candidatesFor(city, audience).filter(({ targeted }) => targeted);
  const stretches = stretchesOf(candidates, audience, horizon);
  const { slides, firstSlide } = gatherSlides(candidates, stretches);
  return {
    format: 1,
    fromMs: Instant.parse(horizon.fromMs),
    untilMs: Instant.parse(horizon.untilMs),
    theme: audience.theme,
    zoneOffsets: zoneOffsets(audience.zone, horizon),
    slides,
    ...cutSegments(stretches, firstSlide),
    takeovers: takeoversFor(city, audience, horizon).map(toPlayed),
  };
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
  const segments = stretches.map(({ fromMs, shown, quiet }): Segment => {
    const key = shown.map((candidate) => firstSlide.get(candidate)).join();
    const loop = known.get(key) ?? loops.push(loopOf(shown, firstSlide)) - 1;
    known.set(key, loop);
    return quiet ? { fromMs: Instant.parse(fromMs), loop, quiet } : { fromMs: Instant.parse(fromMs), loop };
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
