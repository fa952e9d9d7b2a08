import { recall, remember } from "../own-storage.ts";
import type { RememberedClock } from "./clock.ts";

/** The memory of a cheap device wears out by writing: what changes little is written once an hour. */
const WRITTEN_EVERY_MS = 3_600_000;
const WORTH_WRITING_MS = 200;

/** What was learnt of the time, over restarts. */
export class ClockMemory {
  private written: RememberedClock;

  constructor() {
    const [offsetMs = 0, seenMs = 0] = (recall("aushang.clock") ?? "").split(",").map(Number);
    this.written = { offsetMs: offsetMs || 0, seenMs: seenMs || 0 };
  }

  get remembered(): RememberedClock {
    return this.written;
  }

  keep(clock: RememberedClock): void {
    const isLittle = Math.abs(clock.offsetMs - this.written.offsetMs) < WORTH_WRITING_MS;
    if (isLittle && Math.abs(clock.seenMs - this.written.seenMs) < WRITTEN_EVERY_MS) return;
    this.written = clock;
    remember("aushang.clock", `${Math.round(clock.offsetMs)},${Math.round(clock.seenMs)}`);
  }
}
