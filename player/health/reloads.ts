import { MINUTE_MS } from "../../domain/model/time.ts";
import { recall, remember } from "../own-storage.ts";
import { serverAnswers } from "./server-answers.ts";

const MOST = 3;
const WITHIN_MS = 10 * MINUTE_MS;
/** How long a screen keeps to what is certain after it could not mend itself by reloading. */
const SAFE_MS = 30 * MINUTE_MS;

/**
 * The last remedy of a page that is stuck. It helps or it does not: after three times in ten minutes the screen goes on in safe mode for half
 * an hour instead.
 */
export class Reloads {
  private readonly nowMs: () => number;
  private readonly reload: () => void;

  /** @param nowMs the device's own clock: it need not be right */
  constructor(nowMs: () => number, reload: () => void) {
    this.nowMs = nowMs;
    this.reload = reload;
  }

  /** Until when only what is certain is shown, in ms of the device's clock; in the past if there is no need. */
  get safeUntilMs(): number {
    const [first = 0, , last = 0] = this.recent(SAFE_MS + WITHIN_MS).slice(-MOST);
    return last > 0 && last - first <= WITHIN_MS ? last + SAFE_MS : 0;
  }

  /** @returns false if it was done too often, or if the page would not come back */
  async heal(): Promise<boolean> {
    const times = this.recent(WITHIN_MS);
    if (times.length >= MOST || !(await canComeBack())) return false;
    remember("aushang.reloads", [...times, this.nowMs()].join());
    this.reload();
    return true;
  }

  /** A clock that was set back must not make old ones recent for ever: what lies in the future does not count. */
  private recent(withinMs: number): readonly number[] {
    const nowMs = this.nowMs();
    const times = (recall("aushang.reloads") ?? "").split(",").map(Number);
    return times.filter((atMs) => atMs > 0 && atMs <= nowMs && nowMs - atMs < withinMs);
  }
}

/** Without a server only the service worker has the page: nobody must see the browser's error. */
export async function canComeBack(): Promise<boolean> {
  return Boolean(navigator.serviceWorker?.controller) || serverAnswers();
}
