import type { Playlist } from "../../domain/model/playlist.ts";

/** The programme without any slides: place and time, darkness in quiet hours, and takeovers, which are drawn in a way of their own. */
export function safeProgramme(playlist: Playlist): Playlist {
  return { ...playlist, loops: playlist.loops.map(() => []) };
}
