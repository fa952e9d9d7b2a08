import type { Playlist } from "../../domain/model/playlist.ts";
import { type Showing, showingAt } from "../../domain/programme/playback.ts";

/** What fills a stretch of a day: a programme is any loop of slides. */
export type BlockKind = "programme" | "house" | "quiet" | "takeover";

export interface DayBlock {
  readonly kind: BlockKind;
  readonly fromMs: number;
  readonly untilMs: number;
}

/** Where what is shown changes for good, not just from one slide to the next. */
function changesOf({ segments, takeovers, fromMs, untilMs }: Playlist): readonly number[] {
  return [fromMs, untilMs, ...segments.map((segment) => segment.fromMs), ...takeovers.flatMap((one) => [one.fromMs, one.untilMs])];
}

/** What a playlist shows between two instants, cut wherever the programme changes. */
export function dayBlocks(playlist: Playlist, fromMs: number, untilMs: number): readonly DayBlock[] {
  const inside = changesOf(playlist).filter((atMs) => atMs > fromMs && atMs < untilMs);
  const starts = [...new Set([fromMs, ...inside])].sort((a, b) => a - b);
  return starts.map((start, index) => ({ kind: kindOf(showingAt(playlist, start)), fromMs: start, untilMs: starts[index + 1] ?? untilMs }));
}

/** The next instant in a direction at which the programme changes; undefined if the playlist knows none. */
export function neighbouringChange(playlist: Playlist, atMs: number, direction: 1 | -1): number | undefined {
  const changes = changesOf(playlist).toSorted((a, b) => a - b);
  return direction > 0 ? changes.find((change) => change > atMs) : changes.findLast((change) => change < atMs);
}

function kindOf({ kind }: Showing): BlockKind {
  return kind === "slide" ? "programme" : kind;
}
