import type { ReactiveController, ReactiveControllerHost } from "lit";
import { api } from "../api-client.ts";
import type { Choice } from "../elements/combo-field.ts";

/** All screens, to choose some from, each with its site. Empty until somebody has asked for them and they are there. */
export class ScreenChoices implements ReactiveController {
  choices: readonly Choice[] = [];
  #isAsked = false;
  readonly #host: ReactiveControllerHost;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.#isAsked = false;
  }

  /** Without an answer nothing can be chosen; the next time it is asked again. */
  async load(): Promise<void> {
    if (this.#isAsked) return;
    this.#isAsked = true;
    const index = await api.screens.index({}).catch(() => undefined);
    this.#isAsked = index !== undefined;
    this.choices = (index?.items ?? []).map(({ id, name, site }) => ({ value: id, label: name, hint: index?.sites[site]?.name ?? "" }));
    this.#host.requestUpdate();
  }
}
