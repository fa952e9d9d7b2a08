import type { Playlist, Segment, Slide } from "../model/playlist.ts";
import { Instant } from "../model/time.ts";
import { type Candidate, candidatesFor } from "./candidate.ts";
import type { AudienceSpec, City } from "./city.ts";
import { horizonOf } from "./horizon.ts";
import { lookFor, playedLook, themeFor } from "./looks.ts";
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
  const { slides, places } = gatherSlides(candidates, stretches);
  const look = lookFor(city.looks, city.groups, audience.groupIds);
  return {
    format: 2,
    fromMs: Instant.parse(horizon.fromMs),
    untilMs: Instant.parse(horizon.untilMs),
    theme: themeFor(look, audience.theme),
    look: playedLook(look, city.media, horizon, audience),
    zoneOffsets: zoneOffsets(audience.zone, horizon),
    slides,
    ...cutSegments(stretches, places),
    takeovers: takeoversFor(city, audience, horizon).map(toPlayed),
  };
}

/** The slides that occur, in the order of their announcements, and the places of those of each announcement. */
function gatherSlides(candidates: readonly Candidate[], stretches: readonly Stretch[]) {
  const occurring = new Set([...new Set(stretches.map(({ shown }) => shown))].flat());
  const slides: Slide[] = [];
  const places = new Map<Candidate, readonly number[]>();
  for (const candidate of candidates) {
    if (!occurring.has(candidate)) continue;
    const own = slidesOf(candidate);
    places.set(
      candidate,
      own.map((_, index) => slides.length + index),
    );
    slides.push(...own);
  }
  return { slides, places };
}

/** Turns each stretch into a segment; stretches that show the same share a loop. */
function cutSegments(
  stretches: readonly Stretch[],
  places: ReadonlyMap<Candidate, readonly number[]>,
): Pick<Playlist, "loops" | "segments"> {
  const loops: (readonly number[])[] = [];
  const known = new Map<Stretch["shown"], number>();
  const segments = stretches.map(({ fromMs, shown, quiet }): Segment => {
    const loop = known.get(shown) ?? loops.push(loopOf(shown, places)) - 1;
    known.set(shown, loop);
    // Inside the horizon, whose edges were checked; checking each of a city would cost a tenth of the time.
    const atMs = fromMs as Instant;
    return quiet ? { fromMs: atMs, loop, quiet } : { fromMs: atMs, loop };
  });
  return { loops, segments };
}

/** When it is an announcement's turn, its languages follow each other. */
function loopOf(shown: readonly Candidate[], places: ReadonlyMap<Candidate, readonly number[]>): readonly number[] {
  const placesOf = shown.map((candidate) => places.get(candidate) ?? []);
  const loop: number[] = [];
  for (const turn of turnsOf(shown.map(({ announcement }) => announcement.content.weight))) loop.push(...(placesOf[turn] ?? []));
  return loop;
}
