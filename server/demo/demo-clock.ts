import { DAY_MS } from "../../domain/model/time.ts";

/** A clock that stands still until it is set: the city is made as if over the past weeks. UTC epoch ms. */
export class DemoClock {
  readonly #todayMs: number;
  nowMs: number;

  constructor(todayMs: number) {
    this.#todayMs = todayMs;
    this.nowMs = todayMs;
  }

  setDaysAgo(days: number): void {
    this.nowMs = Math.round(this.#todayMs - days * DAY_MS);
  }

  advance(ms: number): void {
    this.nowMs += ms;
  }
}
