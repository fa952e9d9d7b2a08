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
  readonly #onFirstPaint: (msAfterPublish: number) => void;
  readonly #latest = new Map<ScreenId, Delivery>();
  readonly #pushTimes = new Map<ContentHash, number>();
  #unsaved = new Map<string, Delivery>();
  #paints: AnnouncementPaint[] = [];
  #last: Promise<unknown> = Promise.resolve();

  /** @param onFirstPaint hears how long after its publish an announcement came onto a screen for the first time */
  constructor(db: Db, now: () => number, takeovers: TakeoverBook, onFirstPaint: (msAfterPublish: number) => void = () => undefined) {
    this.#db = db;
    this.#now = now;
    this.#takeovers = takeovers;
    this.#onFirstPaint = onFirstPaint;
  }

  /** Reports that are not in the database yet. */
  get unsaved(): number {
    return this.#unsaved.size + this.#paints.length;
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

  /** Noted once for each playlist in a row; what a screen has reported meanwhile stands, also on a later one. */
  pushed(screenId: ScreenId, hash: ContentHash, pushedAtMs: number): void {
    const latest = this.#latest.get(screenId);
    if (latest?.hash === hash) return;
    const delivery = { screenId, hash, pushedAtMs, appliedAtMs: null, paintedAtMs: null };
    if (latest !== undefined && latest.pushedAtMs > pushedAtMs) this.#book(delivery);
    else this.#note(delivery);
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

  /**
   * Writes what has come in. One at a time: what had come in before the call is in the database when it is done.
   * @returns whether there was anything. On failure it is kept for the next time.
   */
  flush(): Promise<boolean> {
    const next = this.#last.then(() => this.#flushAll());
    this.#last = next.catch(() => false);
    return next;
  }

  async #flushAll(): Promise<boolean> {
    const [written, covered] = [await this.#flushDeliveries(), await this.#takeovers.flush(this.#db)];
    return written || covered;
  }

  async #flushDeliveries(): Promise<boolean> {
    const deliveries = this.#unsaved;
    const paints = this.#paints;
    if (deliveries.size === 0 && paints.length === 0) return false;
    this.#unsaved = new Map();
    this.#paints = [];
    try {
      await saveDeliveries(this.#db, [...deliveries.values()]);
      for (const msAfterPublish of await savePaints(this.#db, paints)) this.#onFirstPaint(msAfterPublish);
    } catch (error) {
      const since = this.#unsaved;
      this.#unsaved = deliveries;
      for (const delivery of since.values()) this.#book(delivery);
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
    this.#latest.set(delivery.screenId, delivery);
    this.#book(delivery);
  }

  /** One line for each delivery: what it says already about its fate stands. */
  #book(delivery: Delivery): void {
    const key = `${delivery.screenId} ${String(delivery.pushedAtMs)} ${delivery.hash}`;
    const before = this.#unsaved.get(key);
    const appliedAtMs = delivery.appliedAtMs ?? before?.appliedAtMs ?? null;
    const paintedAtMs = delivery.paintedAtMs ?? before?.paintedAtMs ?? null;
    this.#unsaved.set(key, { ...delivery, appliedAtMs, paintedAtMs });
  }

  /** A player's clock is believed only between the push and now. */
  #between(pushedAtMs: number, atMs: number): number {
    return Math.min(Math.max(atMs, pushedAtMs), Math.max(this.#now(), pushedAtMs));
  }
}
