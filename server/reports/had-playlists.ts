import type { ContentHash, ScreenId } from "../../domain/model/id.ts";
import type { Playlist } from "../../domain/model/playlist.ts";
import type { Interval } from "../../domain/model/time.ts";
import type { Had } from "../../domain/programme/scheduled-plays.ts";
import { findHadDuring } from "../delivery/delivery-repository.ts";
import type { Db } from "../platform/database/database.ts";
import { readPlaylist } from "../playlists/earlier-playlist.ts";
import { findPlaylist } from "../playlists/playlist-repository.ts";

/** Parsed playlists kept: a city has few on one day. */
const MAX_KEPT = 60;

/** What a screen had, and a name for it: screens with the same name had the same at the same times. */
export interface HadPlaylists {
  readonly key: string;
  readonly had: readonly Had[];
}

/** Looks up which playlists screens had. What is not stored any more counts as none. */
export class HadReader {
  readonly #db: Db;
  readonly #kept = new Map<ContentHash, Playlist>();

  constructor(db: Db) {
    this.#db = db;
  }

  /** From a moment before the frame on: what hung there right before it is known too. */
  async during(screenIds: readonly ScreenId[], { fromMs, untilMs }: Interval): Promise<ReadonlyMap<ScreenId, HadPlaylists>> {
    const frame = { fromMs: fromMs - 1, untilMs };
    const result = new Map<ScreenId, HadPlaylists>();
    for (const [id, since] of await findHadDuring(this.#db, screenIds, frame)) {
      const had: Had[] = [];
      for (const [place, { hash, fromMs }] of since.entries()) {
        const playlist = await this.#parsed(hash);
        const one = { fromMs: Math.max(fromMs, frame.fromMs), untilMs: Math.max(frame.fromMs, since[place + 1]?.fromMs ?? untilMs) };
        if (playlist !== null && one.fromMs < one.untilMs) had.push({ playlist, ...one });
      }
      result.set(id, { had, key: since.map(({ hash, fromMs }) => `${hash} ${String(Math.max(fromMs, frame.fromMs))}`).join() });
    }
    return result;
  }

  async #parsed(hash: ContentHash): Promise<Playlist | null> {
    const kept = this.#kept.get(hash);
    if (kept !== undefined) return kept;
    const stored = await findPlaylist(this.#db, hash);
    if (stored === undefined) return null;
    const playlist = readPlaylist(stored.text);
    this.#kept.set(hash, playlist);
    for (const oldest of this.#kept.keys()) {
      if (this.#kept.size <= MAX_KEPT) break;
      this.#kept.delete(oldest);
    }
    return playlist;
  }
}
