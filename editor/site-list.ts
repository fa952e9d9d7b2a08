import type { ReactiveController, ReactiveControllerHost } from "lit";
import type { Site } from "../domain/model/place.ts";
import { api } from "./api-client.ts";
import type { Choice } from "./elements/combo-field.ts";
import { LiveController } from "./live.ts";

const PAGE = 200;

/** All sites, to choose one from, loaded again when they change. Empty until they are there. */
export class SiteList implements ReactiveController {
  sites: readonly Site[] = [];
  choices: readonly Choice[] = [];
  readonly #host: ReactiveControllerHost;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
    new LiveController(host, "changed", ({ resource }) => {
      if (resource === "sites") void this.load();
    });
  }

  hostConnected(): void {
    void this.load();
  }

  /** Without an answer the list stays as it is; whoever needs it fails by itself and says so. */
  async load(): Promise<void> {
    const sites: Site[] = [];
    let cursor: string | null = null;
    try {
      do {
        const page: { items: Site[]; nextCursor: string | null } = await api.sites.list({ limit: PAGE, ...(cursor ? { cursor } : {}) });
        sites.push(...page.items);
        cursor = page.nextCursor;
      } while (cursor);
    } catch {
      return;
    }
    this.sites = sites;
    this.choices = sites.map(({ id, name }) => ({ value: id, label: name }));
    this.#host.requestUpdate();
  }
}
