import type { ReactiveController, ReactiveControllerHost } from "lit";
import type { AnnouncementContent } from "../../domain/model/announcement.ts";
import type { MediaId } from "../../domain/model/id.ts";
import type { Media } from "../../domain/model/media.ts";
import { mediaOf } from "../../domain/programme/content.ts";
import { LiveController } from "../live.ts";
import { forgetMedia, readMedia } from "../media-cache.ts";

/** What of the library stands in an announcement, asked for once each; what changes there is asked for again. */
export class MediaBook implements ReactiveController {
  /** A new map whenever something in it has changed. */
  media: ReadonlyMap<MediaId, Media> = new Map();
  #wanted = new Set<MediaId>();
  readonly #host: ReactiveControllerHost;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
    new LiveController(host, "changed", ({ resource, id }) => {
      if (resource === "media") this.#again(id);
    });
  }

  hostConnected(): void {
    this.#again(null);
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
      this.#host.requestUpdate();
    } catch {
      return; // a calm panel stands in
    }
  }
}
