import { type PublishedAnnouncement, titleIn } from "../../domain/model/announcement.ts";
import type { StandingTakeover } from "../../domain/model/takeover.ts";
import { slideId } from "../../domain/programme/slide-id.ts";

/** Titles stay known after an announcement is withdrawn, for screens that still show it; the oldest are forgotten first. */
const MAX_TITLES = 20_000;

/**
 * Remembers which announcement or takeover a slide belongs to, so that what a screen reports can be named without asking the database. Every language
 * goes by the title of the original: whoever looks after screens need not read all of them.
 */
export class SlideTitles {
  readonly #titles = new Map<string, string>();

  note(announcements: readonly PublishedAnnouncement[], takeovers: readonly StandingTakeover[] = []): void {
    for (const announcement of announcements) {
      const title = titleIn(announcement.content);
      for (const language of announcement.content.languages) this.#titles.set(slideId(announcement, language), title);
    }
    for (const takeover of takeovers) this.#titles.set(slideId(takeover, "takeover"), takeover.message.variants[0]?.title ?? "");
    for (const id of this.#titles.keys()) {
      if (this.#titles.size <= MAX_TITLES) break;
      this.#titles.delete(id);
    }
  }

  /** @param id of any slide: those after the first go by the announcement's title too */
  of(id: string): string | null {
    return this.#titles.get(id.replace(/\.\d+$/, "")) ?? null;
  }
}
