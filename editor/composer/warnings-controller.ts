import type { ReactiveController, ReactiveControllerHost } from "lit";
import type { Warning } from "../../domain/api/announcements.ts";
import type { AnnouncementId } from "../../domain/model/id.ts";
import { api } from "../api-client.ts";
import { LiveController } from "../live.ts";

/** What may surprise if the saved version is published now. Asked after each save and when what others do may change it. */
export class WarningsController implements ReactiveController {
  warnings: readonly Warning[] = [];
  #of = "";
  #id: AnnouncementId | undefined;
  #abort: AbortController | undefined;
  readonly #host: ReactiveControllerHost;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
    new LiveController(host, "changed", ({ resource, id }) => {
      const mayMatter = ["screens", "groups", "settings", "announcements"].includes(resource) && id !== this.#id;
      if (mayMatter) void this.#load();
    });
  }

  hostDisconnected(): void {
    this.#abort?.abort();
  }

  /** Call it before drawing. Of a draft the server does not have yet nothing is said. */
  watch(id: AnnouncementId | undefined, version: number): void {
    const wanted = `${id ?? ""} ${version}`;
    if (wanted === this.#of) return;
    this.#of = wanted;
    if (id !== this.#id) this.warnings = [];
    this.#id = id;
    void this.#load();
  }

  /** Warnings never stand in the way: without an answer those known stay. */
  async #load(): Promise<void> {
    this.#abort?.abort();
    if (!this.#id) return;
    this.#abort = new AbortController();
    try {
      this.warnings = (await api.announcements.warnings({ id: this.#id }, { signal: this.#abort.signal })).warnings;
    } catch {
      return;
    }
    this.#host.requestUpdate();
  }
}
