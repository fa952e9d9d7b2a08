import type { Playlist } from "../../domain/model/playlist.ts";
import { type Showing, showingAt } from "../../domain/programme/playback.ts";

/** The name under which a player reports what it paints; null for what has none. */
export function paintedId(showing: Showing): string | null {
  if (showing.kind === "takeover") return showing.takeover.id;
  return showing.kind === "slide" ? showing.turn.slide.id : null;
}

export function slideIdAt(playlist: Playlist, atMs: number): string | null {
  return paintedId(showingAt(playlist, atMs));
}
