import { monitorEventLoopDelay } from "node:perf_hooks";
import { setTimeout as pause } from "node:timers/promises";
import { answerQuestions } from "../answers.ts";
import { cpuMs } from "../clock.ts";

/** Loaded before the server under test, which stays as it is: answers what only its process can know. */
const RESOLUTION_MS = 10;
const delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
delay.enable();

answerQuestions({
  cpu: cpuMs,
  /** Resident memory in bytes after a full garbage collection. */
  memory: async () => {
    for (let turn = 0; turn < 3; turn += 1) {
      globalThis.gc?.();
      await pause(200);
    }
    return process.memoryUsage.rss();
  },
  /** Resident memory in bytes as it is. */
  resident: () => process.memoryUsage.rss(),
  /** How long the event loop stood still, at most, 99 times of 100 since the last call, in ms. */
  usualStall: () => {
    const stallMs = Math.max(0, delay.percentile(99) / 1e6 - RESOLUTION_MS);
    delay.reset();
    return stallMs;
  },
  /** The longest the event loop has stood still since the last call, in ms. */
  longestStall: () => {
    const stallMs = Math.max(0, delay.max / 1e6 - RESOLUTION_MS);
    delay.reset();
    return stallMs;
  },
});
// The channel to the bench must not keep the server's process alive, nor end it.
process.channel?.unref();
