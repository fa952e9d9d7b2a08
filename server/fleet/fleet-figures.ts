import type { Mishap } from "./mishap.ts";
import { percentile } from "./percentile.ts";

/** What a fleet has seen of its server. Times in milliseconds, by the clock of this process. */
export interface FleetReport {
  readonly live: number;
  readonly joins: number;
  readonly lost: number;
  readonly heartbeats: number;
  readonly p50Ms: number;
  readonly p95Ms: number;
  readonly p99Ms: number;
  readonly longestMs: number;
  readonly playlists: number;
  readonly commands: number;
  readonly refusals: Readonly<Record<string, number>>;
  readonly mishaps: Readonly<Record<string, number>>;
}

/** Counts what happens to all players of a fleet. */
export class FleetFigures {
  #live = 0;
  #joins = 0;
  #lost = 0;
  #playlists = 0;
  #commands = 0;
  readonly #refusals: Record<string, number> = {};
  readonly #mishaps: Record<string, number> = {};
  readonly #acknowledgedMs: number[] = [];
  readonly #onPlaylist: Set<() => void> = new Set();

  get live(): number {
    return this.#live;
  }

  joined(): void {
    this.#live += 1;
    this.#joins += 1;
  }

  left(): void {
    this.#live -= 1;
    this.#lost += 1;
  }

  refused(reason: string): void {
    this.#refusals[reason] = (this.#refusals[reason] ?? 0) + 1;
  }

  suffered(mishap: Mishap): void {
    this.#mishaps[mishap] = (this.#mishaps[mishap] ?? 0) + 1;
  }

  acknowledged(ms: number): void {
    this.#acknowledgedMs.push(ms);
  }

  playlist(): void {
    this.#playlists += 1;
    for (const hear of this.#onPlaylist) hear();
  }

  obeyed(): void {
    this.#commands += 1;
  }

  /** Hears of every playlist that a player takes over, until what is returned is called. */
  eachPlaylist(hear: () => void): () => void {
    this.#onPlaylist.add(hear);
    return () => this.#onPlaylist.delete(hear);
  }

  /** From now on acknowledgements count: those of the beginning, when all come at once, are another question. */
  beginMeasuring(): void {
    this.#acknowledgedMs.length = 0;
  }

  report(): FleetReport {
    const ms = this.#acknowledgedMs;
    return {
      live: this.#live,
      joins: this.#joins,
      lost: this.#lost,
      heartbeats: ms.length,
      p50Ms: percentile(ms, 0.5),
      p95Ms: percentile(ms, 0.95),
      p99Ms: percentile(ms, 0.99),
      longestMs: percentile(ms, 1),
      playlists: this.#playlists,
      commands: this.#commands,
      refusals: this.#refusals,
      mishaps: this.#mishaps,
    };
  }
}
