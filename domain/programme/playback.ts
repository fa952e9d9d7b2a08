import type { Playlist, Slide } from "../model/playlist.ts";

/** One turn of a slide: on the glass from `fromMs` until `untilMs` (exclusive), at `position` of the loop it belongs to. */
export interface Turn {
  readonly slide: Slide;
  readonly fromMs: number;
  readonly untilMs: number;
  readonly position: number;
  readonly loopSlides: readonly Slide[];
}

/** A loop ready to play: `starts[i]` is when its slide `i` begins, in ms after the loop does. */
interface Laid {
  readonly slides: readonly Slide[];
  readonly starts: readonly number[];
  readonly durationMs: number;
}

/**
 * The turn on the glass at an instant, or null outside the playlist and in an empty loop. Two screens with the same playlist and a right
 * clock get the same answer. A segment begins with its loop's first slide; its end cuts a turn short.
 * @param instantMs UTC epoch milliseconds
 */
export function slideAt(playlist: Playlist, instantMs: number): Turn | null {
  if (!(instantMs >= playlist.fromMs && instantMs < playlist.untilMs)) return null;
  const index = lastNotAfter(instantMs, playlist.segments.length, (at) => playlist.segments[at]?.fromMs);
  const segment = playlist.segments[index];
  const loop = segment && layOut(playlist, segment.loop);
  if (!segment || !loop || !(loop.durationMs > 0)) return null;
  const phaseMs = (instantMs - segment.fromMs) % loop.durationMs;
  const position = lastNotAfter(phaseMs, loop.starts.length, (at) => loop.starts[at]);
  const slide = loop.slides[position];
  if (!slide) return null;
  const fromMs = instantMs - phaseMs + (loop.starts[position] || 0);
  const untilMs = Math.min(fromMs + slide.dwellMs, segmentEnd(playlist, index));
  return { slide, fromMs, untilMs, position, loopSlides: loop.slides };
}

/** The next instant after `instantMs` at which `slideAt` answers something else; Infinity if it never does. */
export function nextChangeMs(playlist: Playlist, instantMs: number): number {
  const turn = slideAt(playlist, instantMs);
  if (turn) return turn.untilMs;
  for (const { fromMs } of playlist.segments) {
    if (fromMs > instantMs && slideAt(playlist, fromMs)) return fromMs;
  }
  return Number.POSITIVE_INFINITY;
}

function segmentEnd(playlist: Playlist, index: number): number {
  const next = playlist.segments[index + 1];
  return next ? next.fromMs : playlist.untilMs;
}

/** The last of `count` ascending starts that is not after `value`; -1 if there is none. */
function lastNotAfter(value: number, count: number, startOf: (index: number) => number | undefined): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (Number(startOf(middle)) <= value) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

const remembered = new WeakMap<Playlist, Map<number, Laid>>();

/** Laid out once per playlist, so that `loopSlides` stays the same array while a loop plays. */
function layOut(playlist: Playlist, loop: number): Laid {
  const loops = remembered.get(playlist) || new Map<number, Laid>();
  remembered.set(playlist, loops);
  const known = loops.get(loop);
  if (known) return known;
  const slides = (playlist.loops[loop] || []).flatMap((index) => playlist.slides[index] || []);
  const starts: number[] = [];
  let durationMs = 0;
  for (const { dwellMs } of slides) {
    starts.push(durationMs);
    durationMs += dwellMs;
  }
  const laid = { slides, starts, durationMs };
  loops.set(loop, laid);
  return laid;
}
