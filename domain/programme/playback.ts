import type { PlayedTakeover, Playlist, Segment, Slide } from "../model/playlist.ts";
import { compareTakeovers } from "./takeover-order.ts";

/** One turn of a slide: on the glass from `fromMs` until `untilMs` (exclusive), at `position` of the loop it belongs to. */
export interface Turn {
  readonly slide: Slide;
  readonly fromMs: number;
  readonly untilMs: number;
  readonly position: number;
  readonly loopSlides: readonly Slide[];
}

/**
 * What is to be seen at an instant, until `untilMs` (exclusive). `takeover`: the worst one, which lies over everything; `others` are on as
 * well, in order. `quiet`: the screen is dark. `house`: nothing is to be shown, so place and time are.
 */
export type Showing =
  | { readonly kind: "takeover"; readonly takeover: PlayedTakeover; readonly others: readonly PlayedTakeover[]; readonly untilMs: number }
  | { readonly kind: "slide"; readonly turn: Turn; readonly untilMs: number }
  | { readonly kind: "quiet"; readonly untilMs: number }
  | { readonly kind: "house"; readonly untilMs: number };

/** A loop ready to play: `starts[i]` is when its slide `i` begins, in ms after the loop does. */
interface Laid {
  readonly slides: readonly Slide[];
  readonly starts: readonly number[];
  readonly durationMs: number;
}

/**
 * What a screen shows at an instant. Two screens with the same playlist and a right clock get the same answer. A takeover may outlast the
 * playlist; the programme turns on underneath it.
 * @param instantMs UTC epoch milliseconds
 */
export function showingAt(playlist: Playlist, instantMs: number): Showing {
  const { takeovers } = playlist;
  const [takeover, ...others] = takeovers
    .filter(({ fromMs, untilMs }) => instantMs >= fromMs && instantMs < untilMs)
    .sort(compareTakeovers);
  const changeMs = nextTakeoverChange(takeovers, instantMs);
  if (takeover) return { kind: "takeover", takeover, others, untilMs: changeMs };
  const programme = programmeAt(playlist, instantMs);
  return { ...programme, untilMs: Math.min(programme.untilMs, changeMs) };
}

/**
 * The turn of the programme at an instant, takeovers left aside; null outside the playlist, in an empty loop and in quiet hours. A segment
 * begins with its loop's first slide; its end cuts a turn short.
 */
export function slideAt(playlist: Playlist, instantMs: number): Turn | null {
  const showing = programmeAt(playlist, instantMs);
  return showing.kind === "slide" ? showing.turn : null;
}

/** The next instant after `instantMs` at which `showingAt` answers something else; Infinity if it never does. */
export function nextChangeMs(playlist: Playlist, instantMs: number): number {
  return showingAt(playlist, instantMs).untilMs;
}

function programmeAt(playlist: Playlist, instantMs: number): Exclude<Showing, { kind: "takeover" }> {
  if (instantMs < playlist.fromMs) return { kind: "house", untilMs: playlist.fromMs };
  if (!(instantMs < playlist.untilMs)) return { kind: "house", untilMs: Number.POSITIVE_INFINITY };
  const index = lastNotAfter(instantMs, playlist.segments.length, (at) => playlist.segments[at]?.fromMs);
  const segment = playlist.segments[index];
  const untilMs = segmentEnd(playlist, index);
  if (segment?.quiet) return { kind: "quiet", untilMs };
  const turn = segment && turnIn(playlist, segment, untilMs, instantMs);
  return turn ? { kind: "slide", turn, untilMs: turn.untilMs } : { kind: "house", untilMs };
}

function turnIn(playlist: Playlist, segment: Segment, endMs: number, instantMs: number): Turn | null {
  const loop = layOut(playlist, segment.loop);
  if (!(loop.durationMs > 0)) return null;
  const phaseMs = (instantMs - segment.fromMs) % loop.durationMs;
  const position = lastNotAfter(phaseMs, loop.starts.length, (at) => loop.starts[at]);
  const slide = loop.slides[position];
  if (!slide) return null;
  const fromMs = instantMs - phaseMs + (loop.starts[position] || 0);
  return { slide, fromMs, untilMs: Math.min(fromMs + slide.dwellMs, endMs), position, loopSlides: loop.slides };
}

function nextTakeoverChange(takeovers: readonly PlayedTakeover[], instantMs: number): number {
  const changes = takeovers.flatMap(({ fromMs, untilMs }) => [fromMs, untilMs]).filter((atMs) => atMs > instantMs);
  return Math.min(Number.POSITIVE_INFINITY, ...changes);
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
