import type { ReactiveController, ReactiveControllerHost } from "lit";
import { LONGEST_FRAME_MS, type Stretch } from "../../domain/api/schedules.ts";
import type { Schedule } from "../../domain/model/schedule.ts";
import { api } from "../api-client.ts";
import { currentSession } from "../session.ts";
import { weekStartMs } from "./openings.ts";
import { today } from "./today.ts";

const ASK_AFTER_MS = 200;

/** Asks the server when a schedule is open in the newsroom's zone, from the beginning of this week on. The last answer stays until the next. */
export class OccurrencesController implements ReactiveController {
  stretches: readonly Stretch[] | undefined;
  failed: unknown;
  /** The answer belongs to an older schedule. */
  stale = false;
  untilMs = 0;
  #asked = "";
  #timer: ReturnType<typeof setTimeout> | undefined;
  #abort: AbortController | undefined;
  readonly #host: ReactiveControllerHost;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
    this.#abort?.abort();
    this.#asked = "";
  }

  /** Asks a moment later, once for many changes in a row. Call it before drawing. */
  ask(schedule: Schedule): void {
    const wanted = JSON.stringify(schedule);
    if (wanted === this.#asked) return;
    const isFirst = this.#asked === "";
    this.#asked = wanted;
    this.stale = true;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#load(schedule), isFirst ? 0 : ASK_AFTER_MS);
  }

  /** Asks once more after a failure. */
  again(schedule: Schedule): void {
    this.#asked = "";
    this.ask(schedule);
  }

  async #load(schedule: Schedule): Promise<void> {
    this.#abort?.abort();
    this.#abort = new AbortController();
    const { signal } = this.#abort;
    const { zone, region } = currentSession().organisation;
    const from = weekStartMs(today(), zone);
    try {
      this.untilMs = from + LONGEST_FRAME_MS;
      this.stretches = (await api.schedules.occurrences({ schedule, zone, region, from, until: this.untilMs }, { signal })).intervals;
      this.failed = undefined;
      this.stale = false;
    } catch (error) {
      if (signal.aborted) return;
      this.failed = error;
    }
    this.#host.requestUpdate();
  }
}
