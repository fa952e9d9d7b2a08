import type { ScreenId } from "../../domain/model/id.ts";
import type { Log } from "../platform/log.ts";

const QUIET_MS = 60_000;

/** Says in the log, and not oftener than once a minute, that screens play something newer than the database knows. */
export class AheadWarning {
  readonly #now: () => number;
  readonly #log: Log;
  #quietUntilMs = 0;

  constructor(now: () => number, log: Log) {
    this.#now = now;
    this.#log = log;
  }

  tell(screenId: ScreenId): void {
    if (this.#now() < this.#quietUntilMs) return;
    this.#quietUntilMs = this.#now() + QUIET_MS;
    this.#log.error(
      { screenId },
      "screens play something newer than this database knows: was an old copy put back? They keep it until the next change",
    );
  }
}
