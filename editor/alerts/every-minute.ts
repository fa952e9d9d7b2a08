import type { ReactiveController, ReactiveControllerHost } from "lit";
import { MINUTE_MS } from "../../domain/model/time.ts";

/** Draws an element again every minute, for what begins and ends by the clock alone: no message comes then. */
export class EveryMinute implements ReactiveController {
  #timer: number | undefined;
  readonly #host: ReactiveControllerHost;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    this.#timer = window.setInterval(() => this.#host.requestUpdate(), MINUTE_MS);
  }

  hostDisconnected(): void {
    clearInterval(this.#timer);
  }
}
