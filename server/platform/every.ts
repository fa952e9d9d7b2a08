import type { Log } from "./log.ts";

/** Something that goes on until it is stopped. Stopping waits for work that is under way. */
export type Stop = () => Promise<void>;

/** Work that fails four times a second, as on a full disk, must not fill what is left of it with lines of the log. */
const QUIET_MS = 60_000;

/** Repeats work. `what` is its name in the log and in the figures. */
type Every = (waitMs: number, what: string, work: () => Promise<void> | void, log: Log) => Stop;

/** Hears of each turn. */
export interface TurnWatch {
  /** That there is such work at all. */
  readonly onBegun: (what: string) => void;
  readonly onDone: (what: string, ms: number, hasFailed: boolean) => void;
}

/** Makes what does work again and again, `waitMs` after it was done the last time; failures are logged, at most once a minute, and do not end it. */
export function everyWatched({ onBegun, onDone }: TurnWatch): Every {
  return (waitMs, what, work, log) => {
    let stopped = false;
    let underWay: Promise<void> = Promise.resolve();
    let timer: NodeJS.Timeout;
    let quietUntilMs = Number.NEGATIVE_INFINITY;

    async function turn(): Promise<void> {
      const startedMs = performance.now();
      let hasFailed = false;
      try {
        await work();
      } catch (error) {
        hasFailed = true;
        tell(error);
      }
      onDone(what, performance.now() - startedMs, hasFailed);
      if (!stopped) schedule();
    }

    function tell(error: unknown): void {
      const nowMs = performance.now();
      if (nowMs < quietUntilMs) return;
      quietUntilMs = nowMs + QUIET_MS;
      log.error({ err: error }, `${what} failed`);
    }

    function schedule(): void {
      timer = setTimeout(() => {
        underWay = turn();
      }, waitMs);
    }

    onBegun(what);
    schedule();
    return async () => {
      stopped = true;
      clearTimeout(timer);
      await underWay;
    };
  };
}
