import type { ContentHash, TakeoverId } from "../../domain/model/id.ts";
import type { Playlist } from "../../domain/model/playlist.ts";

/** Playlists remembered: every current one, and those that screens may still be leaving. */
const MAX_PLAYLISTS = 4000;

interface Contents {
  readonly ids: ReadonlySet<string>;
  readonly takeoverIds: readonly TakeoverId[];
}

/** Which slides and takeovers are on which playlist. */
export class SlideIds {
  readonly #byHash = new Map<ContentHash, Contents>();

  note(hash: ContentHash, { slides, takeovers }: Playlist): void {
    this.#byHash.delete(hash);
    this.#byHash.set(hash, {
      ids: new Set([...slides, ...takeovers].map(({ id }) => id)),
      takeoverIds: takeovers.map(({ takeoverId }) => takeoverId),
    });
    for (const oldest of this.#byHash.keys()) {
      if (this.#byHash.size <= MAX_PLAYLISTS) break;
      this.#byHash.delete(oldest);
    }
  }

  has(hash: ContentHash, slide: string): boolean {
    return this.#byHash.get(hash)?.ids.has(slide) ?? false;
  }

  /** Undefined if the playlist is not remembered. */
  of(hash: ContentHash): ReadonlySet<string> | undefined {
    return this.#byHash.get(hash)?.ids;
  }

  /** The takeovers on a playlist in any version; undefined if the playlist is not remembered. */
  takeoversOn(hash: ContentHash): readonly TakeoverId[] | undefined {
    return this.#byHash.get(hash)?.takeoverIds;
  }
}
