import type { Log } from "./log.ts";

/** Something that goes on until it is stopped. Stopping waits for work that is under way. */
export type Stop = () => Promise<void>;

/** Does work again and again, `waitMs` after it was done the last time; failures are logged and do not end it. */
export function every(waitMs: number, what: string, work: () => Promise<void> | void, log: Log): Stop {
  let stopped = false;
  let underWay: Promise<void> = Promise.resolve();
  let timer: NodeJS.Timeout;

  async function turn(): Promise<void> {
    try {
      await work();
    } catch (error) {
      log.error({ err: error }, `${what} failed`);
    }
    if (!stopped) schedule();
  }

  function schedule(): void {
    timer = setTimeout(() => {
      underWay = turn();
    }, waitMs);
  }

  schedule();
  return async () => {
    stopped = true;
    clearTimeout(timer);
    await underWay;
  };
}
