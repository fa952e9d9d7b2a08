import type { ReactiveController, ReactiveControllerHost } from "lit";
import type { Announcement, AnnouncementState } from "../domain/model/announcement.ts";
import { api } from "./api-client.ts";
import { LiveController } from "./live.ts";

export interface ListFilter {
  readonly search: string;
  readonly state: AnnouncementState | undefined;
}

const PAGE = 50;

/** Loads announcements page by page and again when somebody changes one. What is shown stays until the new list is there. */
export class AnnouncementList implements ReactiveController {
  items: readonly Announcement[] | undefined;
  nextCursor: string | null = null;
  failed: unknown;
  #filter: ListFilter = { search: "", state: undefined };
  #abort: AbortController | undefined;
  readonly #host: ReactiveControllerHost;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
    new LiveController(host, "changed", ({ resource }) => {
      if (resource === "announcements") void this.refresh();
    });
    new LiveController(host, "connection", (state) => {
      if (state === "connected") void this.refresh();
    });
  }

  hostConnected(): void {
    void this.refresh();
  }

  hostDisconnected(): void {
    this.#abort?.abort();
  }

  show(filter: ListFilter): void {
    if (filter.search === this.#filter.search && filter.state === this.#filter.state) return;
    this.#filter = filter;
    void this.refresh();
  }

  /** Loads again as many as are shown. */
  async refresh(): Promise<void> {
    await this.#load(undefined, Math.min(200, Math.max(PAGE, this.items?.length ?? 0)), []);
  }

  async more(): Promise<void> {
    await this.#load(this.nextCursor ?? undefined, PAGE, this.items ?? []);
  }

  async #load(cursor: string | undefined, limit: number, before: readonly Announcement[]): Promise<void> {
    this.#abort?.abort();
    this.#abort = new AbortController();
    const { signal } = this.#abort;
    const { search, state } = this.#filter;
    try {
      const input = { limit, ...(cursor ? { cursor } : {}), ...(search ? { search } : {}), ...(state ? { state } : {}) };
      const { items, nextCursor } = await api.announcements.list(input, { signal });
      this.items = [...before, ...items];
      this.nextCursor = nextCursor;
      this.failed = undefined;
    } catch (error) {
      if (!signal.aborted) this.failed = error;
    }
    this.#host.requestUpdate();
  }
}
