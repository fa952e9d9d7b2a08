import type { ReactiveController, ReactiveControllerHost } from "lit";
import type { Announcement } from "../../domain/model/announcement.ts";
import type { AnnouncementId } from "../../domain/model/id.ts";
import { titleOf } from "../announcement-look.ts";
import { api } from "../api-client.ts";
import { LiveController } from "../live.ts";

const PAGE = 200;

/** Every announcement by its id, so that answers which name ids can be told in titles. Loaded again when one changes. */
export class KnownAnnouncements implements ReactiveController {
  all: ReadonlyMap<AnnouncementId, Announcement> = new Map();
  readonly #host: ReactiveControllerHost;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
    new LiveController(host, "changed", ({ resource }) => {
      if (resource === "announcements") void this.#load();
    });
  }

  hostConnected(): void {
    void this.#load();
  }

  titleOf(id: AnnouncementId): string {
    const announcement = this.all.get(id);
    return announcement ? titleOf(announcement) : "…";
  }

  /** Without titles the answers still stand, so a failure waits for the next change. */
  async #load(): Promise<void> {
    const all = new Map<AnnouncementId, Announcement>();
    let cursor: string | null = null;
    do {
      const page = await this.#page(cursor);
      if (!page) return;
      for (const announcement of page.items) all.set(announcement.id, announcement);
      cursor = page.nextCursor;
    } while (cursor);
    this.all = all;
    this.#host.requestUpdate();
  }

  async #page(cursor: string | null) {
    return api.announcements.list({ limit: PAGE, ...(cursor ? { cursor } : {}) }).catch(() => undefined);
  }
}
