import type { ReactiveControllerHost } from "lit";
import type { Media } from "../../domain/model/media.ts";
import { api } from "../api-client.ts";
import { LiveController } from "../live.ts";
import { PagedList } from "../paged-list.ts";
import type { MediaFilter } from "./media-filter.ts";

/** The library page by page. News about one thing that is shown reads only that one: a film being made reports its progress often. */
export class MediaList {
  readonly #host: ReactiveControllerHost;
  readonly #pages: PagedList<Media, MediaFilter>;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    this.#pages = new PagedList<Media, MediaFilter>(host, [], (request, signal) => api.media.list(request, { signal }));
    new LiveController(host, "changed", ({ resource, id }) => {
      if (resource === "media") void this.#hear(id);
    });
  }

  get items(): readonly Media[] | undefined {
    return this.#pages.items;
  }

  get nextCursor(): string | null {
    return this.#pages.nextCursor;
  }

  get failed(): unknown {
    return this.#pages.failed;
  }

  narrow(filter: MediaFilter): void {
    this.#pages.narrow(filter);
  }

  refresh(): Promise<void> {
    return this.#pages.refresh();
  }

  more(): Promise<void> {
    return this.#pages.more();
  }

  /** Shows what was just saved without asking the server again. */
  put(media: Media): void {
    this.#pages.items = this.items?.map((item) => (item.id === media.id ? media : item));
    this.#host.requestUpdate();
  }

  /** Takes out what was just deleted, before the server's news arrives. */
  drop(id: string): void {
    this.#pages.items = this.items?.filter((item) => item.id !== id);
    this.#host.requestUpdate();
  }

  async #hear(id: string | null): Promise<void> {
    const shown = this.items?.find((item) => item.id === id);
    if (!shown) return this.refresh();
    try {
      this.put(await api.media.read({ id: shown.id }));
    } catch {
      await this.refresh();
    }
  }
}
