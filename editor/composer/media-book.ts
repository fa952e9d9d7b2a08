import type { ReactiveController, ReactiveControllerHost } from "lit";
import type { AnnouncementContent } from "../../domain/model/announcement.ts";
import type { MediaId } from "../../domain/model/id.ts";
import type { Media } from "../../domain/model/media.ts";
import { Problem } from "../../domain/model/problem.ts";
import { mediaOf } from "../../domain/programme/content.ts";
import type { LibraryFact, LibraryFacts } from "../../domain/programme/publishable.ts";
import { countPages } from "../../domain/programme/slide-count.ts";
import { LiveController } from "../live.ts";
import { forgetMedia, readMedia } from "../media-cache.ts";

/** What of the library stands in an announcement, asked for once each; what changes there is asked for again. */
export class MediaBook implements ReactiveController {
  /** A new map whenever something in it has changed. */
  media: ReadonlyMap<MediaId, Media> = new Map();
  /** What was taken out of the library, as far as is known. */
  readonly #gone = new Set<MediaId>();
  #wanted = new Set<MediaId>();
  readonly #host: ReactiveControllerHost;
  readonly #onLearned: () => void;

  /** @param onLearned hears whenever more is known of the library */
  constructor(host: ReactiveControllerHost, onLearned: () => void) {
    this.#host = host;
    this.#onLearned = onLearned;
    host.addController(this);
    new LiveController(host, "changed", ({ resource, id }) => {
      if (resource === "media") this.#again(id);
    });
  }

  hostConnected(): void {
    this.#again(null);
  }

  /** What publishing asks about the library. */
  get facts(): LibraryFacts {
    const there = [...this.media].map(([id, media]): [MediaId, LibraryFact] => [id, { pages: countPages(media) }]);
    return new Map([...there, ...[...this.#gone].map((id): [MediaId, LibraryFact] => [id, "deleted"])]);
  }

  /** Call it before drawing. Files that cannot be had are asked for again when the library changes. */
  want(contents: readonly AnnouncementContent[], others: readonly MediaId[] = []): void {
    for (const id of [...contents.flatMap(mediaOf), ...others]) {
      if (this.#wanted.has(id)) continue;
      this.#wanted.add(id);
      void this.#load(id);
    }
  }

  #again(id: string | null): void {
    for (const wanted of this.#wanted) {
      if (id !== null && id !== wanted) continue;
      forgetMedia(wanted);
      void this.#load(wanted);
    }
  }

  async #load(id: MediaId): Promise<void> {
    try {
      const media = await readMedia(id);
      this.media = new Map(this.media).set(id, media);
      this.#gone.delete(id);
    } catch (error) {
      if (!(error instanceof Problem) || error.code !== "not-found") return; // a calm panel stands in
      this.#gone.add(id);
    }
    this.#onLearned();
    this.#host.requestUpdate();
  }
}
