import { once } from "node:events";
import { afterEach, beforeEach, expect, it } from "vitest";
import { type LoopWatch, watchLoop } from "../../../../server/platform/metrics/loop-watch.ts";
import { createMetrics, type Metrics } from "../../../../server/platform/metrics/metrics.ts";

let metrics: Metrics;
let told: (readonly [{ readonly blockedMs: number }, string])[];
let tell: EventTarget;
let loop: LoopWatch;

beforeEach(() => {
  told = [];
  tell = new EventTarget();
  metrics = createMetrics({ warn: () => undefined });
  const warn = (details: { readonly blockedMs: number }, message: string) => {
    told.push([details, message]);
    tell.dispatchEvent(new Event("told"));
  };
  loop = watchLoop({ warn: warn as never }, metrics);
});
afterEach(() => loop.stop());

/** Real work that lets nobody else do theirs. */
function block(ms: number): void {
  const untilMs = performance.now() + ms;
  while (performance.now() < untilMs);
}

it("tells of a standstill of more than a second, and counts it", async () => {
  const next = once(tell, "told");
  block(1600);
  await next;
  const [[{ blockedMs }, message] = [{ blockedMs: 0 }, ""]] = told;
  expect(message).toBe("the event loop stood still: nobody was answered meanwhile");
  expect(blockedMs).toBeGreaterThan(1000);
  const { text } = await metrics.read();
  expect(text).toContain("aushang_event_loop_blocks_total 1\n");
  expect(Number(/^aushang_event_loop_blocked_seconds_total (.+)/m.exec(text)?.[1])).toBeCloseTo(blockedMs / 1000, 2);
});

it("knows of it before the watchdog's own turn comes, and for as long as it is asked about", async () => {
  const next = once(tell, "told");
  block(1600);
  expect(loop.longestWithin(10_000)).toBeGreaterThan(1000);
  await next;
  expect(loop.longestWithin(10_000)).toBeGreaterThan(1000);
  expect(loop.longestWithin(0)).toBeLessThan(1000);
});

it("is silent while the loop turns, however much it has to do", async () => {
  for (let turn = 0; turn < 12; turn++) {
    block(60);
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  expect(told).toEqual([]);
  expect(loop.longestWithin(10_000)).toBeLessThan(1000);
});
