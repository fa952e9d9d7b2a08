import type { Log } from "../log.ts";
import type { Metrics } from "./metrics.ts";

/** Knows when the event loop stood still: then nobody was answered. */
export interface LoopWatch {
  /** The longest it has stood still, in ms, counting what ended within the last `ms` and what lasts at this moment. */
  longestWithin(ms: number): number;
  stop(): void;
}

const BEAT_MS = 250;
/** Images, films and feeds are worked on elsewhere; nothing of ours takes that long. */
const WORTH_TELLING_MS = 1000;
const REMEMBERED = 20;

/** Watches the event loop by a beat that comes late if it stands still. @param monotonicMs a clock that nobody sets */
export function watchLoop(log: Pick<Log, "warn">, metrics: Metrics, monotonicMs: () => number = () => performance.now()): LoopWatch {
  const count = metrics.counter("event_loop_blocks_total", "How often the event loop stood still for more than a second");
  const addSeconds = metrics.counter("event_loop_blocked_seconds_total", "For how long the event loop stood still in these");
  let beats: { readonly endedMs: number; readonly lateMs: number }[] = [];
  let lastMs = monotonicMs();

  function beat(): void {
    const nowMs = monotonicMs();
    const lateMs = nowMs - lastMs - BEAT_MS;
    lastMs = nowMs;
    if (lateMs < WORTH_TELLING_MS) return;
    beats = [...beats, { endedMs: nowMs, lateMs }].slice(-REMEMBERED);
    count();
    addSeconds(lateMs / 1000);
    log.warn({ blockedMs: Math.round(lateMs) }, "the event loop stood still: nobody was answered meanwhile");
  }

  const timer = setInterval(beat, BEAT_MS).unref();
  return {
    longestWithin(ms) {
      const nowMs = monotonicMs();
      const ended = beats.filter(({ endedMs }) => nowMs - endedMs <= ms).map(({ lateMs }) => lateMs);
      // Whoever asked meanwhile may be answered before the beat comes.
      return Math.max(0, nowMs - lastMs - BEAT_MS, ...ended);
    },
    stop: () => clearInterval(timer),
  };
}
