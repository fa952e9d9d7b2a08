import type { ContentHash, ScreenId } from "../../domain/model/id.ts";
import type { Playlist } from "../../domain/model/playlist.ts";
import type { Delivery } from "../delivery/delivery-repository.ts";
import type { DeliveryService } from "../delivery/delivery-service.ts";
import type { Db } from "../platform/database/database.ts";
import { findPlaylist } from "../playlists/playlist-repository.ts";
import type { PlaylistService } from "../playlists/playlist-service.ts";

/** Parsed playlists kept for whoever moves through a day that is past. */
const MAX_KEPT = 20;

interface Parts {
  readonly db: Db;
  readonly playlists: PlaylistService;
  readonly delivery: DeliveryService;
}

/** What a screen had at a moment: null for both if nothing had been delivered by then. It had it from `fromMs` until `untilMs`, null for still. */
export interface Given {
  readonly delivery: Delivery | null;
  readonly playlist: Playlist | null;
  readonly fromMs: number;
  readonly untilMs: number | null;
}

/** Looks up what screens were given in the past. What is no longer kept counts as not delivered. */
export class GivenPlaylists {
  readonly #parts: Parts;
  readonly #kept = new Map<ContentHash, Playlist>();

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  async at(id: ScreenId, audienceKey: string, atMs: number): Promise<Given> {
    const { delivery, untilMs } = await this.#parts.delivery.deliveryAt(id, atMs);
    const playlist = delivery === null ? null : await this.#parsed(delivery.hash, audienceKey);
    if (delivery === null || playlist === null) return { delivery: null, playlist: null, fromMs: 0, untilMs };
    return { delivery, playlist, fromMs: delivery.appliedAtMs ?? delivery.pushedAtMs, untilMs };
  }

  async #parsed(hash: ContentHash, audienceKey: string): Promise<Playlist | null> {
    const { db, playlists } = this.#parts;
    const kept = this.#kept.get(hash);
    if (kept !== undefined) return kept;
    // A playlist is pushed before it is stored.
    const isCurrent = playlists.currentHash(audienceKey) === hash;
    const stored = isCurrent ? await playlists.byHash(hash) : await findPlaylist(db, hash);
    if (stored === undefined) return null;
    const playlist = playlists.parse(stored);
    this.#kept.set(hash, playlist);
    for (const oldest of this.#kept.keys()) {
      if (this.#kept.size <= MAX_KEPT) break;
      this.#kept.delete(oldest);
    }
    return playlist;
  }
}
