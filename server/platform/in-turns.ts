import { setImmediate as nextTurn } from "node:timers/promises";

/** How long one piece of work may hold up everything else. */
const SLICE_MS = 8;

/** Works through items one by one and lets the event loop turn in between, so that a long answer holds up no heartbeat and no takeover. */
export async function inTurns<T, R>(items: Iterable<T>, work: (item: T) => R): Promise<readonly R[]> {
  const results: R[] = [];
  let startedMs = performance.now();
  for (const item of items) {
    if (performance.now() - startedMs > SLICE_MS) {
      await nextTurn();
      startedMs = performance.now();
    }
    results.push(work(item));
  }
  return results;
}

/** The same for work that waits, as for a query: SQLite answers at once, so waiting for it lets nobody else have a turn. */
export async function oneByOne<T>(items: Iterable<T>, work: (item: T) => Promise<void>): Promise<void> {
  let startedMs = performance.now();
  for (const item of items) {
    if (performance.now() - startedMs > SLICE_MS) {
      await nextTurn();
      startedMs = performance.now();
    }
    await work(item);
  }
}
