import type { Applied, Painted } from "../../domain/api/player-events.ts";
import type { ContentHash, ScreenId } from "../../domain/model/id.ts";
import { parseSlideId } from "../../domain/programme/slide-id.ts";
import type { Db } from "../platform/database/database.ts";
import { type AnnouncementPaint, type Delivery, saveDeliveries, savePaints } from "./delivery-repository.ts";
import type { TakeoverBook } from "./takeover-book.ts";

/** Reports kept while the database cannot take them. */
const MAX_PAINTS = 200_000;
const MAX_PUSHES = 2000;

/**
 * Keeps the book of what was pushed to, applied and painted on each screen. Entries are collected in memory and written in batches: losing
 * the last half second in a crash loses a report, never an announcement, and the next comparison of hashes sets it right.
 */
export class Ledger {
  readonly #db: Db;
  readonly #now: () => number;
  readonly #takeovers: TakeoverBook;
  readonly #latest = new Map<ScreenId, Delivery>();
  readonly #pushTimes = new Map<ContentHash, number>();
  #unsaved = new Set<Delivery>();
  #paints: AnnouncementPaint[] = [];

  constructor(db: Db, now: () => number, takeovers: TakeoverBook) {
    this.#db = db;
    this.#now = now;
    this.#takeovers = takeovers;
  }

  /** A playlist is on its way to whole audiences; who was reached is noted a moment later, and may report before that. */
  announced(hash: ContentHash, pushedAtMs: number): void {
    this.#pushTimes.delete(hash);
    this.#pushTimes.set(hash, pushedAtMs);
    for (const oldest of this.#pushTimes.keys()) {
      if (this.#pushTimes.size <= MAX_PUSHES) break;
      this.#pushTimes.delete(oldest);
    }
  }

  /** Noted once for each playlist in a row; what a screen has reported meanwhile stands. */
  pushed(screenId: ScreenId, hash: ContentHash, pushedAtMs: number): void {
    if (this.#latest.get(screenId)?.hash === hash) return;
    this.#note({ screenId, hash, pushedAtMs, appliedAtMs: null, paintedAtMs: null });
  }

  applied(screenId: ScreenId, { playlist, atMs }: Applied): void {
    const delivery = this.#of(screenId, playlist);
    this.#note({ ...delivery, appliedAtMs: delivery.appliedAtMs ?? this.#between(delivery.pushedAtMs, atMs) });
  }

  /** A slide was painted; also notes the announcement or takeover it belongs to. */
  painted(screenId: ScreenId, { playlist, slide, atMs }: Painted): void {
    const delivery = this.#of(screenId, playlist);
    const paintedAtMs = this.#between(delivery.pushedAtMs, atMs);
    if (delivery.paintedAtMs === null) this.#note({ ...delivery, appliedAtMs: delivery.appliedAtMs ?? paintedAtMs, paintedAtMs });
    this.#takeovers.painted(screenId, playlist, slide, paintedAtMs);
    const painted = parseSlideId(slide);
    if (painted === null || this.#paints.length >= MAX_PAINTS) return;
    this.#paints.push({ announcementId: painted.id, version: painted.version, screenId, paintedAtMs });
  }

  forget(screenId: ScreenId): void {
    this.#latest.delete(screenId);
    this.#takeovers.forget(screenId);
  }

  /** Writes what has come in. @returns whether there was anything. On failure it is kept for the next time. */
  async flush(): Promise<boolean> {
    const [written, covered] = [await this.#flushDeliveries(), await this.#takeovers.flush(this.#db)];
    return written || covered;
  }

  async #flushDeliveries(): Promise<boolean> {
    const deliveries = this.#unsaved;
    const paints = this.#paints;
    if (deliveries.size === 0 && paints.length === 0) return false;
    this.#unsaved = new Set();
    this.#paints = [];
    try {
      await saveDeliveries(this.#db, [...deliveries]);
      await savePaints(this.#db, paints);
    } catch (error) {
      this.#unsaved = new Set([...deliveries, ...this.#unsaved]);
      this.#paints = [...paints, ...this.#paints];
      throw error;
    }
    return true;
  }

  /** The latest delivery if it is of this playlist; else one that came another way, such as by HTTP. */
  #of(screenId: ScreenId, hash: ContentHash): Delivery {
    const latest = this.#latest.get(screenId);
    if (latest?.hash === hash) return latest;
    return { screenId, hash, pushedAtMs: this.#pushTimes.get(hash) ?? this.#now(), appliedAtMs: null, paintedAtMs: null };
  }

  #note(delivery: Delivery): void {
    const before = this.#latest.get(delivery.screenId);
    if (before?.hash === delivery.hash && before.pushedAtMs === delivery.pushedAtMs) this.#unsaved.delete(before);
    this.#latest.set(delivery.screenId, delivery);
    this.#unsaved.add(delivery);
  }

  /** A player's clock is believed only between the push and now. */
  #between(pushedAtMs: number, atMs: number): number {
    return Math.min(Math.max(atMs, pushedAtMs), Math.max(this.#now(), pushedAtMs));
  }
}
