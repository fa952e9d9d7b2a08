import type { AnnouncementId } from "../model/id.ts";
import type { Playlist } from "../model/playlist.ts";
import type { Interval } from "../model/time.ts";
import { clipped, contains } from "./intervals.ts";
import { type Showing, showingAt, type Turn } from "./playback.ts";

/** How often something should come onto the glass, and for how long it should be there altogether. */
export interface Scheduled {
  readonly count: number;
  readonly ms: number;
}

/** A playlist that a screen had for a while. */
export interface Had extends Interval {
  readonly playlist: Playlist;
}

/** `last` is the name of what is on the glass at the end: what follows is counted again only if it is something else. */
export interface ScheduledPlays {
  readonly plays: ReadonlyMap<AnnouncementId, Scheduled>;
  readonly last: string | null;
}

/**
 * What a screen with this playlist should paint of each announcement within a frame, as `showingAt` says at every instant of it: takeovers cover,
 * the end of a segment cuts, a slide that follows itself has not come again. Reckoned by whole rounds of the loops, so that a month costs
 * little more than a minute.
 * @param before the name of what was on the glass right before the frame, null if nothing was
 */
export function scheduledIn(playlist: Playlist, frame: Interval, before: string | null): ScheduledPlays {
  const sums = new Map<AnnouncementId, Scheduled>();
  let last = before;
  for (const stretch of steadyStretches(playlist, frame)) {
    const showing = showingAt(playlist, stretch.fromMs);
    if (showing.kind === "slide") addTurns(sums, showing.turn, stretch, last);
    last = nameOf(showingAt(playlist, stretch.untilMs - 1));
  }
  return { plays: sums, last };
}

/**
 * What a screen should paint within a frame by the playlists it had, one after another; while it had none, nothing.
 * @param had in order and without overlap; more than the frame does no harm
 */
export function scheduledBy(had: readonly Had[], frame: Interval): ReadonlyMap<AnnouncementId, Scheduled> {
  const sums = new Map<AnnouncementId, Scheduled>();
  const earlier = had.find((one) => contains(one, frame.fromMs - 1));
  let last = earlier === undefined ? null : nameOf(showingAt(earlier.playlist, frame.fromMs - 1));
  let atMs = frame.fromMs;
  for (const { playlist, ...one } of had) {
    const [inFrame] = clipped([one], frame);
    if (inFrame === undefined) continue;
    if (inFrame.fromMs > atMs) last = null;
    const scheduled = scheduledIn(playlist, inFrame, last);
    for (const [id, { count, ms }] of scheduled.plays) {
      const sum = sums.get(id) ?? { count: 0, ms: 0 };
      sums.set(id, { count: sum.count + count, ms: sum.ms + ms });
    }
    last = scheduled.last;
    atMs = inFrame.untilMs;
  }
  return sums;
}

/** The name something on the glass is painted by. */
export function nameOf(showing: Showing): string {
  switch (showing.kind) {
    case "takeover":
      return showing.takeover.id;
    case "slide":
      return showing.turn.slide.id;
    case "quiet":
      return "off";
    case "house":
      return "house";
  }
}

/** The frame, cut wherever something else than the turning of one loop may happen. */
function steadyStretches({ fromMs, untilMs, segments, takeovers }: Playlist, frame: Interval): readonly Interval[] {
  const cuts = [fromMs, untilMs, ...segments.map((segment) => segment.fromMs), ...takeovers.flatMap((over) => [over.fromMs, over.untilMs])];
  const inside = [...new Set(cuts)].filter((atMs) => atMs > frame.fromMs && atMs < frame.untilMs).sort((a, b) => a - b);
  const starts = [frame.fromMs, ...inside];
  return starts
    .map((startMs, index) => ({ fromMs: startMs, untilMs: starts[index + 1] ?? frame.untilMs }))
    .filter((stretch) => stretch.fromMs < stretch.untilMs);
}

/** Adds the turns of one loop over a stretch that begins within `first`. */
function addTurns(sums: Map<AnnouncementId, Scheduled>, first: Turn, { fromMs, untilMs }: Interval, before: string | null): void {
  const { loopSlides } = first;
  const roundMs = loopSlides.reduce((sum, { dwellMs }) => sum + dwellMs, 0);
  let startMs = first.fromMs - startOf(first);
  for (const [place, { id, announcementId, dwellMs }] of loopSlides.entries()) {
    const previous = loopSlides[(place || loopSlides.length) - 1];
    const comes = previous?.id === id ? 0 : startsBefore(untilMs - startMs, roundMs) - startsBefore(fromMs + 1 - startMs, roundMs);
    // What hangs there when the stretch begins has come if it did not hang there before.
    const isThere = place === first.position && id !== before ? 1 : 0;
    const ms = shownBefore(untilMs - startMs, roundMs, dwellMs) - shownBefore(fromMs - startMs, roundMs, dwellMs);
    const sum = sums.get(announcementId) ?? { count: 0, ms: 0 };
    if (ms > 0) sums.set(announcementId, { count: sum.count + comes + isThere, ms: sum.ms + ms });
    startMs += dwellMs;
  }
}

/** How long after the start of its round a turn begins. */
function startOf({ loopSlides, position }: Turn): number {
  return loopSlides.slice(0, position).reduce((sum, { dwellMs }) => sum + dwellMs, 0);
}

/** How many rounds have begun before an instant, counted from some fixed round on: only differences mean something. */
function startsBefore(ms: number, roundMs: number): number {
  return Math.ceil(ms / roundMs);
}

/** How long a turn at the beginning of each round was shown before an instant, counted likewise. */
function shownBefore(ms: number, roundMs: number, dwellMs: number): number {
  const rounds = Math.floor(ms / roundMs);
  return rounds * dwellMs + Math.min(ms - rounds * roundMs, dwellMs);
}
