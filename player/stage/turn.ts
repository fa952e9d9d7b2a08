import type { Playlist, Slide } from "../../domain/model/playlist.ts";
import { showingAt, type Turn } from "../../domain/programme/playback.ts";
import type { Shown } from "./shown.ts";

/** What hangs there at a moment, and until when nothing else does. `turn` is whose turn it is, if the programme is to be seen. */
export interface Glass {
  readonly shown: Shown;
  readonly turn: Turn | null;
  readonly untilMs: number;
}

/**
 * The slide whose turn it is or, if it cannot be shown, the next of its loop that can. A slide that only lacks its picture is passed over
 * as long as another one is complete. Of several takeovers it is the first that can be shown, and if none can, the programme.
 */
export function glassAt(
  playlist: Playlist | null,
  atMs: number,
  isPlayable: (item: { readonly id: string }) => boolean,
  isComplete: (slide: Slide) => boolean,
): Glass {
  if (!playlist) return { shown: "house", turn: null, untilMs: Number.POSITIVE_INFINITY };
  const showing = showingAt(playlist, atMs);
  const { untilMs } = showing;
  switch (showing.kind) {
    case "takeover": {
      const [takeover, ...others] = [showing.takeover, ...showing.others].filter(isPlayable);
      if (takeover) return { shown: { takeover, others }, turn: null, untilMs };
      const programme = glassAt({ ...playlist, takeovers: [] }, atMs, isPlayable, isComplete);
      return { ...programme, untilMs: Math.min(untilMs, programme.untilMs) };
    }
    case "slide": {
      const { loopSlides, position } = showing.turn;
      const inTurn = [...loopSlides.slice(position), ...loopSlides.slice(0, position)].filter(isPlayable);
      return { shown: inTurn.find(isComplete) ?? inTurn[0] ?? "house", turn: showing.turn, untilMs };
    }
    case "quiet":
      return { shown: "off", turn: null, untilMs };
    case "house":
      return { shown: "house", turn: null, untilMs };
  }
}
