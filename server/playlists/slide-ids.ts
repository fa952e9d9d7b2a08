import type { ContentHash } from "../../domain/model/id.ts";
import type { Playlist } from "../../domain/model/playlist.ts";

/** Playlists remembered: every current one, and those that screens may still be leaving. */
const MAX_PLAYLISTS = 4000;

/** Which slides and takeovers are on which playlist. */
export class SlideIds {
  readonly #byHash = new Map<ContentHash, ReadonlySet<string>>();

  note(hash: ContentHash, { slides, takeovers }: Playlist): void {
    this.#byHash.delete(hash);
    this.#byHash.set(hash, new Set([...slides, ...takeovers].map(({ id }) => id)));
    for (const oldest of this.#byHash.keys()) {
      if (this.#byHash.size <= MAX_PLAYLISTS) break;
      this.#byHash.delete(oldest);
    }
  }

  has(hash: ContentHash, slide: string): boolean {
    return this.#byHash.get(hash)?.has(slide) ?? false;
  }
}
