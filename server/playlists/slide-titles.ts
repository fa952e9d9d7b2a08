import type { PublishedAnnouncement } from "../../domain/model/announcement.ts";
import { slideId } from "../../domain/programme/slide-id.ts";

/** Titles stay known after an announcement is withdrawn, for screens that still show it; the oldest are forgotten first. */
const MAX_TITLES = 20_000;

/** Remembers the titles of slides, so that what a screen reports can be named without asking the database. */
export class SlideTitles {
  readonly #titles = new Map<string, string>();

  note(announcements: readonly PublishedAnnouncement[]): void {
    for (const announcement of announcements) {
      for (const { language, title } of announcement.content.variants) this.#titles.set(slideId(announcement, language), title);
    }
    for (const id of this.#titles.keys()) {
      if (this.#titles.size <= MAX_TITLES) break;
      this.#titles.delete(id);
    }
  }

  of(id: string): string | null {
    return this.#titles.get(id) ?? null;
  }
}
