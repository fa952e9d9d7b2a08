import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { everyWatched } from "../../../server/platform/every.ts";
import { createLog, type Log } from "../../../server/platform/log.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const SILENT = createLog("silent");
const every = everyWatched({ onBegun: () => undefined, onDone: () => undefined });

function logTo(lines: unknown[]): Log {
  const log = createLog("silent");
  log.error = (...line: unknown[]) => void lines.push(line);
  return log;
}

it("works for the first time after the wait, and so on", async () => {
  let times = 0;
  const work = () => {
    times += 1;
  };
  const stop = every(1000, "work", work, SILENT);
  await vi.advanceTimersByTimeAsync(999);
  expect(times).toBe(0);
  await vi.advanceTimersByTimeAsync(1);
  expect(times).toBe(1);
  await vi.advanceTimersByTimeAsync(9000);
  expect(times).toBe(10);
  await stop();
});

it("waits after work that takes longer than the wait: never twice at once", async () => {
  const begunAt: number[] = [];
  const work = () => {
    begunAt.push(Date.now());
    return new Promise<void>((done) => setTimeout(done, 5000));
  };
  const startedAt = Date.now();
  void every(1000, "work", work, SILENT);
  await vi.advanceTimersByTimeAsync(14_000);
  expect(begunAt.map((at) => at - startedAt)).toEqual([1000, 7000, 13_000]);
});

it("waits for work under way when it is stopped, and does no more afterwards", async () => {
  const { promise, resolve } = Promise.withResolvers<void>();
  let times = 0;
  const work = () => {
    times += 1;
    return promise;
  };
  const stop = every(1000, "work", work, SILENT);
  await vi.advanceTimersByTimeAsync(1000);
  let stopped = false;
  const stopping = stop().then(() => {
    stopped = true;
  });
  await vi.advanceTimersByTimeAsync(10_000);
  expect(stopped).toBe(false);
  resolve();
  await stopping;
  await vi.advanceTimersByTimeAsync(10_000);
  expect(times).toBe(1);
  expect(vi.getTimerCount()).toBe(0);
});

it("does nothing when it is stopped before the first time, and may be stopped twice", async () => {
  let times = 0;
  const work = () => {
    times += 1;
  };
  const stop = every(1000, "work", work, SILENT);
  await stop();
  await stop();
  await vi.advanceTimersByTimeAsync(10_000);
  expect(times).toBe(0);
});

function throwing(): never {
  throw new Error("broken");
}

it.each([
  ["throws", throwing],
  ["rejects", () => Promise.reject(new Error("broken"))],
])("tells the log and goes on when work %s", async (_how, fail) => {
  const lines: unknown[] = [];
  let times = 0;
  const work = () => {
    times++;
    return fail();
  };
  const stop = every(1000, "tidying", work, logTo(lines));
  await vi.advanceTimersByTimeAsync(2000);
  await stop();
  expect(times).toBe(2);
  expect(lines).toEqual([[{ err: new Error("broken") }, "tidying failed"]]);
});

it("tells the log once a minute of what goes on failing", async () => {
  const lines: unknown[] = [];
  const stop = every(250, "writing", throwing, logTo(lines));
  await vi.advanceTimersByTimeAsync(60_000);
  expect(lines.length).toBe(1);
  await vi.advanceTimersByTimeAsync(1000);
  await stop();
  expect(lines.length).toBe(2);
});
