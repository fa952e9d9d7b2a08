import { setImmediate as nextTurn } from "node:timers/promises";

/** Rows per statement: both databases limit the parameters of one. */
const CHUNK = 400;

/**
 * Does work on many items some at a time, and lets the event loop turn in between: SQLite answers at once, so without that ten thousand rows
 * would hold up every heartbeat.
 */
export async function inChunks<T>(items: readonly T[], work: (some: readonly T[]) => Promise<void>): Promise<void> {
  for (let start = 0; start < items.length; start += CHUNK) {
    if (start > 0) await nextTurn();
    await work(items.slice(start, start + CHUNK));
  }
}
