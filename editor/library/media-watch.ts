import type { ReactiveController, ReactiveControllerHost } from "lit";
import type { MediaUsage } from "../../domain/api/media.ts";
import { MediaId } from "../../domain/model/id.ts";
import type { Media } from "../../domain/model/media.ts";
import { Problem } from "../../domain/model/problem.ts";
import { api } from "../api-client.ts";
import { LiveController } from "../live.ts";
import { rememberMedia } from "../media-cache.ts";

/** One thing of the library and where it is used, kept up to date for as long as its element is shown. */
export class MediaWatch implements ReactiveController {
  media: Media | undefined;
  usage: MediaUsage | undefined;
  failed: unknown;
  #wanted: MediaId | undefined;
  readonly #host: ReactiveControllerHost;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
    new LiveController(host, "changed", ({ resource, id }) => {
      if (resource === "media" && (id === null || id === this.#wanted)) void this.load();
      if (resource === "announcements") void this.#loadUsage();
    });
    new LiveController(host, "connection", (state) => {
      if (state === "connected") void this.load();
    });
  }

  hostConnected(): void {
    void this.load();
  }

  /** An id that is none, from an address typed by hand, is something that is not there. */
  show(id: string): void {
    const parsed = MediaId.safeParse(id);
    this.#wanted = parsed.data;
    this.media = undefined;
    this.usage = undefined;
    this.failed = parsed.success ? undefined : new Problem("not-found");
    void this.load();
  }

  put(media: Media): void {
    if (media.id === this.#wanted) this.media = media;
    this.#host.requestUpdate();
  }

  async load(): Promise<void> {
    const id = this.#wanted;
    if (!id) return;
    try {
      const media = await api.media.read({ id });
      if (id !== this.#wanted) return;
      rememberMedia(media);
      this.media = media;
      this.failed = undefined;
    } catch (error) {
      if (id !== this.#wanted) return;
      this.failed = error;
      if (error instanceof Problem && error.code === "not-found") this.media = undefined;
    }
    this.#host.requestUpdate();
    await this.#loadUsage();
  }

  /** Asks again where it stands. Without an answer it stays unknown, and nothing is claimed. */
  async #loadUsage(): Promise<void> {
    const id = this.#wanted;
    if (!id || !this.media) return;
    try {
      const usage = await api.media.usage({ id });
      if (id === this.#wanted) this.usage = usage;
    } catch {
      this.usage = undefined;
    }
    this.#host.requestUpdate();
  }
}
