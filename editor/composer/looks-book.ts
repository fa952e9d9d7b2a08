import type { ReactiveController, ReactiveControllerHost } from "lit";
import type { GroupId } from "../../domain/model/id.ts";
import { USUAL_LOOK } from "../../domain/model/look.ts";
import type { GroupNode, Looks } from "../../domain/programme/city.ts";
import { lookFor } from "../../domain/programme/looks.ts";
import { api } from "../api-client.ts";
import { LiveController } from "../live.ts";

/** How screens look, for previews: the usual look until the server has told. */
export class LooksBook implements ReactiveController {
  #all: Looks = { organisation: USUAL_LOOK, groups: new Map() };
  #given: Looks = this.#all;
  readonly #host: ReactiveControllerHost;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
    new LiveController(host, "changed", ({ resource }) => {
      if (resource === "looks") void this.#load();
    });
  }

  hostConnected(): void {
    void this.#load();
  }

  /** The look a preview has: that of the first group it goes to, else that of the organisation. The same object while nothing changes. */
  for(groups: readonly GroupNode[], [target]: readonly GroupId[]): Looks {
    const look = lookFor(this.#all, groups, target ? [target] : []);
    if (look !== this.#given.organisation) this.#given = { organisation: look, groups: new Map() };
    return this.#given;
  }

  async #load(): Promise<void> {
    try {
      const { items } = await api.looks.list({});
      const own = items.flatMap(({ groupId, look }) => (groupId === null ? [] : [[groupId, look] as const]));
      this.#all = { organisation: items.find(({ groupId }) => groupId === null)?.look ?? USUAL_LOOK, groups: new Map(own) };
    } catch {
      return; // previews keep the look they have
    }
    this.#host.requestUpdate();
  }
}
