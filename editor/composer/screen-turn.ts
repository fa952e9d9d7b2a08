import type { AnnouncementId } from "../../domain/model/id.ts";
import type { Playlist, Slide } from "../../domain/model/playlist.ts";
import { HOUR_MS } from "../../domain/model/time.ts";
import { slideAt, type Turn } from "../../domain/programme/playback.ts";

/** More turns than the longest loop that is looked through has. */
const MAX_TURNS = 2000;

/**
 * The turn of a slide of the announcement, the first from an instant on, without leaving the stretch it is in; undefined if it ends before.
 * `ending` is that of the slide's id: its language, and its number if it is not the first, such as `de.2`. Another slide of the announcement will do.
 */
export function turnFrom(playlist: Playlist, atMs: number, id: AnnouncementId, ending: string): Turn | undefined {
  const first = slideAt(playlist, atMs);
  let other: Turn | undefined;
  let turn = first;
  for (let count = 0; turn && count < MAX_TURNS && turn.loopSlides === first?.loopSlides; count++) {
    const isOwn = turn.slide.announcementId === id;
    if (isOwn && turn.slide.id.endsWith(`.${ending}`)) return turn;
    if (isOwn) other ??= turn;
    // A whole round without it: it is not in this loop.
    if (!other && count > turn.loopSlides.length) return undefined;
    if (other && count > turn.loopSlides.length * 2) return other;
    turn = slideAt(playlist, turn.untilMs);
  }
  return other;
}

/** When the announcement next begins to show after an instant, as far as the playlist knows; undefined if it does not. */
export function nextShowingMs({ segments, loops, slides }: Playlist, afterMs: number, id: AnnouncementId): number | undefined {
  const isIn = (loop: number) => loops[loop]?.some((slide) => slides[slide]?.announcementId === id) ?? false;
  return segments.find(({ fromMs, quiet, loop }) => fromMs > afterMs && !quiet && isIn(loop))?.fromMs;
}

/** What is said of a loop: how many announcements, how long a round is, how often one of them comes up in an hour. */
export interface LoopFacts {
  readonly announcements: number;
  readonly roundMs: number;
  readonly timesAnHour: number;
}

export function loopFacts(slides: readonly Slide[], id: AnnouncementId): LoopFacts {
  const roundMs = slides.reduce((sum, { dwellMs }) => sum + dwellMs, 0);
  // An announcement's languages follow each other and are one showing.
  const times = slides.filter((slide, index) => slide.announcementId === id && slides.at(index - 1)?.announcementId !== id).length;
  const isAlone = slides.length > 0 && slides.every(({ announcementId }) => announcementId === id);
  return {
    announcements: new Set(slides.map(({ announcementId }) => announcementId)).size,
    roundMs,
    timesAnHour: roundMs > 0 ? Math.round(((isAlone ? 1 : times) * HOUR_MS) / roundMs) : 0,
  };
}
