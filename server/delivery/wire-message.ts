import { promisify } from "node:util";
import { gzip } from "node:zlib";
import { COMPRESS_ABOVE_BYTES } from "../../domain/api/player-events.ts";
import type { ContentHash } from "../../domain/model/id.ts";
import type { StoredPlaylist } from "../playlists/playlist-repository.ts";

/** A playlist as the socket carries it. */
type WirePlaylist = { readonly hash: ContentHash; readonly json: string } | { readonly hash: ContentHash; readonly gzip: Buffer };
export type WireMessage = WirePlaylist & { readonly revision: number };

const MAX_KEPT = 2000;
const compress = promisify(gzip);

/** Makes the message of a playlist, and compresses long ones once. */
export class WireMessages {
  readonly #kept = new Map<ContentHash, Promise<WirePlaylist>>();

  async of(playlist: StoredPlaylist, revision: number): Promise<WireMessage> {
    return { ...(await this.#packed(playlist)), revision };
  }

  #packed(playlist: StoredPlaylist): Promise<WirePlaylist> {
    const kept = this.#kept.get(playlist.hash);
    if (kept !== undefined) return kept;
    const made = toMessage(playlist);
    this.#kept.set(playlist.hash, made);
    for (const hash of this.#kept.keys()) {
      if (this.#kept.size <= MAX_KEPT) break;
      this.#kept.delete(hash);
    }
    return made;
  }
}

async function toMessage({ hash, text }: StoredPlaylist): Promise<WirePlaylist> {
  if (Buffer.byteLength(text) <= COMPRESS_ABOVE_BYTES) return { hash, json: text };
  return { hash, gzip: await compress(text) };
}
