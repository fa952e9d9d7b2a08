import type { AnnouncementId } from "../../../domain/model/id.ts";
import type { Playlist } from "../../../domain/model/playlist.ts";
import type { Had, Scheduled } from "../../../domain/programme/scheduled-plays.ts";

/** Everything in the random playlists lies on this grid, so that looking once per cell misses nothing. */
export const GRID_MS = 500;

interface Seen {
  readonly name: string;
  readonly announcementId: AnnouncementId | null;
}

const HOUSE: Seen = { name: "house", announcementId: null };

/** What is on the glass at an instant, found by walking there from the start of the segment, turn by turn. */
function seenAt({ fromMs, untilMs, segments, loops, slides, takeovers }: Playlist, atMs: number): Seen {
  const over = takeovers.find((takeover) => takeover.fromMs <= atMs && atMs < takeover.untilMs);
  if (over) return { name: over.id, announcementId: null };
  if (atMs < fromMs || atMs >= untilMs) return HOUSE;
  const segment = segments.filter((one) => one.fromMs <= atMs).at(-1);
  if (segment?.quiet) return { name: "off", announcementId: null };
  const turns = (loops[segment?.loop ?? -1] ?? []).map((index) => slides[index]).filter((slide) => slide !== undefined);
  if (turns.length === 0) return HOUSE;
  let startMs = segment?.fromMs ?? 0;
  for (let turn = 0; ; turn++) {
    const slide = turns[turn % turns.length];
    if (!slide) return HOUSE;
    if (atMs < startMs + slide.dwellMs) return { name: slide.id, announcementId: slide.announcementId };
    startMs += slide.dwellMs;
  }
}

/** Looks at the glass once per cell and counts whenever something else is there than before. */
export function slowScheduled(had: readonly Had[], fromMs: number, untilMs: number): ReadonlyMap<AnnouncementId, Scheduled> {
  const sums = new Map<AnnouncementId, Scheduled>();
  const at = (atMs: number) => {
    const one = had.find((candidate) => candidate.fromMs <= atMs && atMs < candidate.untilMs);
    return one === undefined ? null : seenAt(one.playlist, atMs);
  };
  let before = at(fromMs - GRID_MS)?.name ?? null;
  for (let atMs = fromMs; atMs < untilMs; atMs += GRID_MS) {
    const seen = at(atMs);
    if (seen?.announcementId) {
      const { count, ms } = sums.get(seen.announcementId) ?? { count: 0, ms: 0 };
      sums.set(seen.announcementId, { count: count + (seen.name === before ? 0 : 1), ms: ms + GRID_MS });
    }
    before = seen?.name ?? null;
  }
  return sums;
}
