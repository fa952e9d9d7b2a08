import type { ReactiveController, ReactiveControllerHost } from "lit";

/** From this width on, form and preview stand side by side; see `style/composer.ts`. */
const WIDE = "(min-width: 68.01rem)";

/** Whether form and preview stand side by side. */
export class WidthController implements ReactiveController {
  readonly #query = matchMedia(WIDE);
  readonly #host: ReactiveControllerHost;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  get isWide(): boolean {
    return this.#query.matches;
  }

  hostConnected(): void {
    this.#query.addEventListener("change", this.#onChange);
  }

  hostDisconnected(): void {
    this.#query.removeEventListener("change", this.#onChange);
  }

  readonly #onChange = (): void => this.#host.requestUpdate();
}
