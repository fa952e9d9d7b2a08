import type { Playlist, Slide } from "../domain/model/playlist.ts";
import { MINUTE_MS } from "../domain/model/time.ts";
import type { MediaCache } from "./media-cache.ts";
import { allFiles, filesFor, type NeededFile, slidesBetween } from "./media-needs.ts";
import type { PixelBox } from "./slides/rendition.ts";

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

/** Sees to it that pictures are there before their turn, that those of the next weeks are in store, and that nothing else is kept. */
export class MediaKeeper {
  private readonly cache: MediaCache;
  private readonly source: KeeperSource;
  private playlist: Playlist | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;

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

  private async fetchMissing(playlist: Playlist): Promise<void> {
    const box = this.source.box();
    await Promise.all(filesFor(this.near(playlist), playlist, box).map((file) => this.open(file)));
    for (const file of filesFor(playlist.slides, playlist, box)) {
      if (playlist !== this.playlist) return;
      await this.cache.store(file).catch((error: unknown) => this.source.onMissing(String(error)));
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
