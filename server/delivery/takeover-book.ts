import type { ContentHash, ScreenId, TakeoverId } from "../../domain/model/id.ts";
import { parseTakeoverSlideId } from "../../domain/programme/slide-id.ts";
import type { Db } from "../platform/database/database.ts";
import { findUnrestored, saveTakeoverPaints, type TakeoverPaint } from "./takeover-paints.ts";

/** Reports kept while the database cannot take them. */
const MAX_UNSAVED = 200_000;
/** Twice as long as a takeover may last. */
const REMEMBERED_MS = 48 * 3_600_000;

/** The takeovers on a playlist in any version; undefined if nobody remembers the playlist. */
export type TakeoversOn = (hash: ContentHash) => readonly TakeoverId[] | undefined;

/** Keeps the book of which screen has painted which takeover, and painted its programme again when the takeover had left its playlist. */
export class TakeoverBook {
  readonly #takeoversOn: TakeoversOn;
  /** What lies on each screen, as far as it has reported. */
  readonly #lying = new Map<ScreenId, Map<TakeoverId, TakeoverPaint>>();
  #unsaved = new Map<string, TakeoverPaint>();

  constructor(takeoversOn: TakeoversOn) {
    this.#takeoversOn = takeoversOn;
  }

  /** Remembers what lay on the screens when the server ended. */
  async start(db: Db, nowMs: number): Promise<void> {
    for (const paint of await findUnrestored(db, nowMs - REMEMBERED_MS)) this.#lyingOn(paint.screenId).set(paint.takeoverId, paint);
  }

  /** A screen has painted a slide of a playlist it was given; the slide is one of that playlist's. */
  painted(screenId: ScreenId, playlist: ContentHash, slide: string, paintedAtMs: number): void {
    const takeover = parseTakeoverSlideId(slide);
    if (takeover === null) this.#restored(screenId, playlist, paintedAtMs);
    else this.#covered({ takeoverId: takeover.id, version: takeover.version, screenId, paintedAtMs, restoredAtMs: null });
  }

  forget(screenId: ScreenId): void {
    this.#lying.delete(screenId);
  }

  /** Writes what has come in. @returns whether there was anything. On failure it is kept for the next time. */
  async flush(db: Db): Promise<boolean> {
    const paints = this.#unsaved;
    if (paints.size === 0) return false;
    this.#unsaved = new Map();
    try {
      await saveTakeoverPaints(db, [...paints.values()]);
    } catch (error) {
      this.#unsaved = new Map([...paints, ...this.#unsaved]);
      throw error;
    }
    return true;
  }

  #covered(paint: TakeoverPaint): void {
    const lying = this.#lyingOn(paint.screenId);
    const before = lying.get(paint.takeoverId);
    if (before !== undefined && before.version >= paint.version) return;
    lying.set(paint.takeoverId, paint);
    this.#note(paint);
  }

  /** The programme is on the glass: whatever is not on its playlist any more has gone. */
  #restored(screenId: ScreenId, playlist: ContentHash, restoredAtMs: number): void {
    const lying = this.#lying.get(screenId);
    const still = lying && this.#takeoversOn(playlist);
    if (lying === undefined || still === undefined) return;
    for (const [takeoverId, paint] of lying) {
      if (still.includes(takeoverId)) continue;
      this.#note({ ...paint, restoredAtMs });
      lying.delete(takeoverId);
    }
    if (lying.size === 0) this.#lying.delete(screenId);
  }

  #lyingOn(screenId: ScreenId): Map<TakeoverId, TakeoverPaint> {
    const lying = this.#lying.get(screenId) ?? new Map<TakeoverId, TakeoverPaint>();
    this.#lying.set(screenId, lying);
    return lying;
  }

  #note(paint: TakeoverPaint): void {
    const key = `${paint.takeoverId} ${String(paint.version)} ${paint.screenId}`;
    if (this.#unsaved.has(key) || this.#unsaved.size < MAX_UNSAVED) this.#unsaved.set(key, paint);
  }
}
