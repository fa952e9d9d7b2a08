import type { ReactiveController, ReactiveControllerHost } from "lit";
import { api } from "../api-client.ts";
import type { Choice } from "../elements/combo-field.ts";
import { LiveController } from "../live.ts";
import { soon } from "../soon.ts";

const NEWS_MS = 250;

/** All screens, to choose some from, each with its site, and from then on as they change. Empty until somebody has asked for them and they are there. */
export class ScreenChoices implements ReactiveController {
  choices: readonly Choice[] = [];
  isLoaded = false;
  #isAsked = false;
  readonly #news = soon(() => void this.#fetch(), NEWS_MS);
  readonly #host: ReactiveControllerHost;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
    new LiveController(host, "changed", ({ resource }) => {
      if (this.#isAsked && (resource === "screens" || resource === "sites")) this.#news.ask();
    });
  }

  hostDisconnected(): void {
    this.#isAsked = false;
    this.#news.stop();
  }

  /** Without an answer nothing can be chosen; the next time it is asked again. */
  async load(): Promise<void> {
    if (this.#isAsked) return;
    this.#isAsked = true;
    this.#isAsked = await this.#fetch();
  }

  async #fetch(): Promise<boolean> {
    const index = await api.screens.index({}).catch(() => undefined);
    if (!index) return false;
    this.choices = index.items.map(({ id, name, site }) => ({ value: id, label: name, hint: index.sites[site]?.name ?? "" }));
    this.isLoaded = true;
    this.#host.requestUpdate();
    return true;
  }
}
