import type { ReactiveController, ReactiveControllerHost } from "lit";

/** Rows that are drawn before somebody scrolls to them, on each side: also what the keyboard can go to next. */
const AHEAD = 8;
/** So far from what is to be seen the focus may be and stay drawn, and all between. */
const HELD_APART = 200;
/** The range moves on by so many rows at a time, so that most scrolling changes nothing. */
const STEP = 4;

/** Some rows of a long list: from `from` until `until` (exclusive). */
export interface Range {
  readonly from: number;
  readonly until: number;
}

/**
 * Of a long list that scrolls with the page, which rows have to be drawn. The host draws a box as high as `height`, and in it the rows of `range`, each at
 * its `topOf`. Heights are those of the style sheet.
 */
export class VirtualRows implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #box: () => HTMLElement | null;
  readonly #onRange: (range: Range) => void;
  #tops: Float64Array = new Float64Array(1);
  #range: Range = { from: 0, until: 0 };
  #held: number | null = null;

  /** @param onRange told when other rows are drawn */
  constructor(host: ReactiveControllerHost, box: () => HTMLElement | null, onRange: (range: Range) => void) {
    this.#host = host;
    this.#box = box;
    this.#onRange = onRange;
    host.addController(this);
  }

  hostConnected(): void {
    addEventListener("scroll", this.#look, { passive: true });
    addEventListener("resize", this.#look);
  }

  hostDisconnected(): void {
    removeEventListener("scroll", this.#look);
    removeEventListener("resize", this.#look);
  }

  hostUpdated(): void {
    this.#look();
  }

  /** How many pixels all rows are high together. */
  get height(): number {
    return this.#tops.at(-1) ?? 0;
  }

  get range(): Range {
    return this.#range;
  }

  topOf(row: number): number {
    return this.#tops[row] ?? 0;
  }

  /** The focus is in this row (null: in none): it and those next to it stay drawn, however fast somebody goes on. */
  hold(row: number | null): void {
    this.#held = row;
    this.#look();
  }

  /** The rows are these from now on. @param heights of each in pixels */
  set(heights: readonly number[]): void {
    this.#tops = new Float64Array(heights.length + 1);
    for (const [row, height] of heights.entries()) this.#tops[row + 1] = this.topOf(row) + height;
    this.#held = null;
    this.#range = this.#wanted();
    this.#onRange(this.#range);
  }

  readonly #look = (): void => {
    const { from, until } = this.#wanted();
    if (from === this.#range.from && until === this.#range.until) return;
    this.#range = { from, until };
    this.#onRange(this.#range);
    this.#host.requestUpdate();
  };

  /** What is to be seen; and if the focus is somewhere else, it is brought in as far as there is no gap. */
  #wanted(): Range {
    const seen = rangeWithin(this.#tops, this.#window());
    const row = this.#held;
    if (row === null || row < seen.from - HELD_APART || row > seen.until + HELD_APART) return seen;
    const rows = this.#tops.length - 1;
    return { from: Math.max(0, Math.min(seen.from, row - AHEAD)), until: Math.min(rows, Math.max(seen.until, row + 1 + AHEAD)) };
  }

  /** What of the box lies in the window, in pixels from its upper edge. */
  #window(): readonly [number, number] {
    const top = this.#box()?.getBoundingClientRect().top ?? 0;
    return [-top, innerHeight - top];
  }
}

/** The rows between two heights, some more on each side. @param tops where each row begins, and where the last one ends */
export function rangeWithin(tops: Float64Array, [fromPx, untilPx]: readonly [number, number]): Range {
  const rows = tops.length - 1;
  const first = Math.max(0, rowAt(tops, fromPx) - AHEAD);
  const last = Math.min(rows, rowAt(tops, untilPx) + 1 + AHEAD);
  return { from: first - (first % STEP), until: Math.min(rows, Math.ceil(last / STEP) * STEP) };
}

/** The row at a height, by halving. */
function rowAt(tops: Float64Array, px: number): number {
  let [low, high] = [0, Math.max(0, tops.length - 2)];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((tops[middle] ?? 0) <= px) low = middle;
    else high = middle - 1;
  }
  return low;
}
