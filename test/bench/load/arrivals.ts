import { monotonicMs } from "../clock.ts";

export interface Arrived {
  readonly halfAtMs: number;
  readonly lastAtMs: number;
  readonly frames: number;
  readonly hashes: readonly string[];
}

/** Counts the long frames of one round and tells when half of the clients and the last one had theirs. */
export class Arrivals {
  #minBytes = Number.POSITIVE_INFINITY;
  #expected = 0;
  #count = 0;
  #halfAtMs = 0;
  #hashes = new Set<string>();
  #resolve: ((arrived: Arrived) => void) | undefined;
  #done: Promise<Arrived> | undefined;

  /** From now on frames of at least `minBytes` count, until there are `expected`. */
  arm(expected: number, minBytes: number): void {
    this.#expected = expected;
    this.#minBytes = minBytes;
    this.#count = 0;
    this.#hashes = new Set();
    this.#done = new Promise((resolve) => {
      this.#resolve = resolve;
    });
  }

  take(length: number, hash: string | undefined): void {
    if (length < this.#minBytes) return;
    this.#count += 1;
    if (hash !== undefined) this.#hashes.add(hash);
    if (this.#count === Math.ceil(this.#expected / 2)) this.#halfAtMs = monotonicMs();
    if (this.#count !== this.#expected) return;
    this.#resolve?.({ halfAtMs: this.#halfAtMs, lastAtMs: monotonicMs(), frames: this.#count, hashes: [...this.#hashes].slice(0, 3) });
  }

  async wait(): Promise<Arrived> {
    if (this.#done === undefined) throw new Error("not armed");
    return this.#done;
  }

  get count(): number {
    return this.#count;
  }

  get distinctHashes(): number {
    return this.#hashes.size;
  }
}

/** The hash in the beginning of a playlist event, undefined in any other frame. */
export function playlistHashIn(beginning: string): string | undefined {
  const at = beginning.indexOf('["playlist",{"hash":"');
  return at < 0 ? undefined : beginning.slice(at + 21, at + 85);
}
