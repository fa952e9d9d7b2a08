import { monotonicMs } from "../clock.ts";
import type { Arrivals } from "./arrivals.ts";
import { type Change, LoadScreen, type ScreenCounts } from "./screen.ts";

const FIRST_BACK_OFF_MS = 1000;
const LAST_BACK_OFF_MS = 15_000;
/** Heartbeats due in this span leave together. */
const TICK_MS = 10;

/** Many screens: connects them, lets them heartbeat evenly spread, and lets them come back by themselves. */
export class Fleet {
  readonly counts: ScreenCounts = { live: 0, refused: 0, closed: 0, acknowledged: 0 };
  readonly #arrivals: Arrivals;
  #screens: LoadScreen[] = [];
  #port = 0;
  #comesBack = false;
  #heartbeats: NodeJS.Timeout | undefined;
  readonly #joining = new Map<LoadScreen, () => void>();
  #allLive: (() => void) | undefined;
  #liveAtMs: number[] = [];

  constructor(arrivals: Arrivals) {
    this.#arrivals = arrivals;
  }

  /** Connects one screen per token, at most `inFlight` at a time; each must be live and have a playlist. Refused ones try again. */
  async connect(port: number, tokens: readonly string[], inFlight: number): Promise<{ readonly ms: number }> {
    const startMs = monotonicMs();
    this.#port = port;
    this.#screens = tokens.map(
      (token) => new LoadScreen(token, this.#arrivals, this.counts, (screen, change) => this.#changed(screen, change)),
    );
    let started = 0;
    const lane = async (): Promise<void> => {
      for (let screen = this.#screens[started++]; screen !== undefined; screen = this.#screens[started++]) await this.#join(screen);
    };
    await Promise.all(Array.from({ length: Math.min(inFlight, tokens.length) }, lane));
    return { ms: monotonicMs() - startMs };
  }

  /** How many screens have each playlist, by hash ("" for none). */
  playlists(): Record<string, number> {
    const counts: Record<string, number> = {};
    for (const { playlist } of this.#screens) counts[playlist ?? ""] = (counts[playlist ?? ""] ?? 0) + 1;
    return counts;
  }

  /** Every screen sends a heartbeat each `everyMs`, all of them evenly spread over that time. */
  startHeartbeats(everyMs: number): void {
    const startMs = monotonicMs();
    let sent = 0;
    this.#heartbeats = setInterval(() => {
      const due = Math.floor(((monotonicMs() - startMs) / everyMs) * this.#screens.length);
      for (; sent < due; sent += 1) this.#screens[sent % this.#screens.length]?.heartbeat();
    }, TICK_MS);
  }

  stopHeartbeats(): void {
    clearInterval(this.#heartbeats);
  }

  /** From now on a screen that is closed waits as the player does and connects again. */
  reconnectByThemselves(): void {
    this.#comesBack = true;
    this.#liveAtMs = [];
  }

  /** Resolves when all screens are live again, with the moments at which they became so. */
  async recovered(): Promise<{ readonly liveAtMs: readonly number[] }> {
    if (this.counts.live < this.#screens.length) {
      await new Promise<void>((resolve) => {
        this.#allLive = resolve;
      });
    }
    return { liveAtMs: this.#liveAtMs };
  }

  #join(screen: LoadScreen): Promise<void> {
    return new Promise((resolve) => {
      this.#joining.set(screen, resolve);
      screen.connect(this.#port);
    });
  }

  #changed(screen: LoadScreen, change: Change): void {
    const joined = this.#joining.get(screen);
    if (joined !== undefined) this.#proceed(screen, change, joined);
    else if (this.#comesBack && change === "live") this.#cameBack();
    else if (this.#comesBack && change === "closed") setTimeout(() => screen.connect(this.#port), backOffMs(screen.attempts));
  }

  #proceed(screen: LoadScreen, change: Change, joined: () => void): void {
    if (change === "closed") setTimeout(() => screen.connect(this.#port), 100);
    if (!screen.isLive || screen.playlist === null) return;
    this.#joining.delete(screen);
    joined();
  }

  #cameBack(): void {
    this.#liveAtMs.push(monotonicMs());
    if (this.counts.live === this.#screens.length) this.#allLive?.();
  }
}

/** As socket.io-client does with the player's settings (`player/line/connection.ts`): doubling from 1 s, full jitter, 15 s at most. */
function backOffMs(attempts: number): number {
  return Math.min(LAST_BACK_OFF_MS, 2 * Math.random() * FIRST_BACK_OFF_MS * 2 ** attempts);
}
