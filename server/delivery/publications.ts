import type { DeliveryProgress } from "../../domain/api/announcements.ts";
import type { AnnouncementId } from "../../domain/model/id.ts";
import { MINUTE_MS } from "../../domain/model/time.ts";

/** How long after a publish its progress is told live. Later it can still be asked for. */
const WATCHED_FOR_MS = 10 * MINUTE_MS;

/** The publishes whose arrival on the screens editors are watching right now. */
export class Publications {
  readonly #sinceMs = new Map<AnnouncementId, number>();
  readonly #now: () => number;

  constructor(now: () => number) {
    this.#now = now;
  }

  watch(id: AnnouncementId): void {
    this.#sinceMs.set(id, this.#now());
  }

  stop(id: AnnouncementId): void {
    this.#sinceMs.delete(id);
  }

  underWay(): AnnouncementId[] {
    for (const [id, sinceMs] of this.#sinceMs) if (this.#now() - sinceMs > WATCHED_FOR_MS) this.stop(id);
    return [...this.#sinceMs.keys()];
  }

  /** Stops watching what has arrived everywhere. */
  note({ announcementId, painted, targeted }: DeliveryProgress): void {
    if (painted >= targeted) this.stop(announcementId);
  }
}
