import type { Playlist, Slide } from "../../domain/model/playlist.ts";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "../../domain/model/time.ts";
import type { PixelBox } from "../slides/rendition.ts";
import { type MediaCache, NoRoom } from "./media-cache.ts";
import { allFiles, filesFor, type NeededFile, slidesBetween } from "./media-needs.ts";

const NEAR_MS = 10 * MINUTE_MS;
const SWITCH_LIMIT_MS = 10_000;
const TEND_MS = MINUTE_MS;

export interface KeeperSource {
  readonly nowMs: () => number;
  readonly box: () => PixelBox;
  /** A picture became available. */
  readonly onArrived: () => void;
  readonly onMissing: (message: string) => void;
}

/** What did not fit is not fetched again and again only to be thrown away. A browser may give room back late. */
interface Shelf {
  readonly waitMs: number;
  fullUntilMs: number;
}

/** Sees to it that pictures are there before their turn, that those of the next weeks are in store, and that nothing else is kept. */
export class MediaKeeper {
  private readonly cache: MediaCache;
  private readonly source: KeeperSource;
  private playlist: Playlist | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly today: Shelf = { waitMs: 5 * MINUTE_MS, fullUntilMs: 0 };
  private readonly later: Shelf = { waitMs: HOUR_MS, fullUntilMs: 0 };

  constructor(cache: MediaCache, source: KeeperSource) {
    this.cache = cache;
    this.source = source;
  }

  /** Waits until the pictures of the next minutes are there, but never longer than ten seconds. */
  async prepare(playlist: Playlist): Promise<void> {
    const files = filesFor(this.near(playlist), playlist, this.source.box());
    if (files.length === 0) return;
    await Promise.race([Promise.all(files.map((file) => this.open(file))), pause(SWITCH_LIMIT_MS)]);
  }

  /** From now on tends this playlist. What only the one before needed goes with the next round, after the fade. */
  tend(playlist: Playlist): void {
    this.playlist = playlist;
    void this.fetchMissing(playlist);
    this.tendLater();
  }

  /** The line is back: what was missing may be there now. */
  retry(): void {
    if (this.playlist) void this.fetchMissing(this.playlist);
  }

  /** Looks at every file that is kept, and fetches what is broken or missing. @throws {Error} naming the first that is not to be had */
  async checkAll(): Promise<void> {
    const { playlist } = this;
    if (playlist) for (const file of filesFor(playlist.slides, playlist, this.source.box())) await this.cache.check(file);
  }

  stop(): void {
    clearTimeout(this.timer);
    this.playlist = null;
  }

  private tendLater(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      if (!this.playlist) return;
      void this.cache.keepOnly(allFiles(this.playlist));
      void this.fetchMissing(this.playlist);
      this.tendLater();
    }, TEND_MS);
  }

  /** First what is needed now, then what the next day needs, then the rest as far as there is room. */
  private async fetchMissing(playlist: Playlist): Promise<void> {
    const { nowMs, box } = this.source;
    const filesOf = (slides: readonly Slide[]) => filesFor(slides, playlist, box());
    await Promise.all(filesOf(this.near(playlist)).map((file) => this.open(file)));
    const today = filesOf(slidesBetween(playlist, nowMs(), nowMs() + DAY_MS));
    const makeRoom = () => this.cache.keepOnly(new Set(today.map(({ hash }) => hash)));
    await this.storeAll(playlist, today, this.today, makeRoom);
    await this.storeAll(playlist, filesOf(playlist.slides), this.later, async () => undefined);
  }

  private async storeAll(playlist: Playlist, files: readonly NeededFile[], shelf: Shelf, makeRoom: () => Promise<void>): Promise<void> {
    for (const file of files) {
      if (playlist !== this.playlist || this.source.nowMs() < shelf.fullUntilMs) return;
      try {
        await this.cache.store(file);
      } catch (error) {
        this.source.onMissing(String(error));
        if (!(error instanceof NoRoom)) continue;
        await makeRoom();
        await this.cache.store(file).catch(() => {
          shelf.fullUntilMs = this.source.nowMs() + shelf.waitMs;
        });
      }
    }
  }

  private async open(file: NeededFile): Promise<void> {
    if (this.cache.url(file.hash) !== null) return;
    try {
      await this.cache.open(file);
      this.source.onArrived();
    } catch (error) {
      this.source.onMissing(String(error));
    }
  }

  private near(playlist: Playlist): readonly Slide[] {
    const nowMs = this.source.nowMs();
    return slidesBetween(playlist, nowMs, nowMs + NEAR_MS);
  }
}

function pause(durationMs: number): Promise<void> {
  return new Promise((done) => {
    setTimeout(done, durationMs);
  });
}
