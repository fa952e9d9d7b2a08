import type { Playlist, Slide } from "../domain/model/playlist.ts";
import { slideAt, type Turn } from "../domain/programme/playback.ts";

/** What hangs there at a moment: whose turn it is, and the slide really shown. */
export interface Showing {
  readonly turn: Turn | null;
  /** Null: the house slide. */
  readonly slide: Slide | null;
}

/**
 * The slide whose turn it is or, if it cannot be shown, the next of its loop that can. A slide that only lacks its picture is passed over
 * as long as another one is complete.
 */
export function showingAt(
  playlist: Playlist | null,
  atMs: number,
  isPlayable: (slide: Slide) => boolean,
  isComplete: (slide: Slide) => boolean,
): Showing {
  const turn = playlist && slideAt(playlist, atMs);
  if (!turn) return { turn: null, slide: null };
  const { loopSlides, position } = turn;
  const inTurn = [...loopSlides.slice(position), ...loopSlides.slice(0, position)].filter(isPlayable);
  return { turn, slide: inTurn.find(isComplete) ?? inTurn[0] ?? null };
}
