import type { ReactiveController, ReactiveControllerHost } from "lit";
import type { GroupId } from "../domain/model/id.ts";
import type { Group } from "../domain/model/place.ts";
import { api } from "./api-client.ts";
import { LiveController } from "./live.ts";

/** The tree of groups, parents before their children, loaded again when it changes. Empty until it is there. */
export class GroupList implements ReactiveController {
  groups: readonly Group[] = [];
  failed: unknown;
  loaded = false;
  readonly #host: ReactiveControllerHost;
  readonly #onGroups: () => void;

  /** @param onGroups told when they are there, and when they are others */
  constructor(host: ReactiveControllerHost, onGroups: () => void = () => undefined) {
    this.#host = host;
    this.#onGroups = onGroups;
    host.addController(this);
    new LiveController(host, "changed", ({ resource }) => {
      if (resource === "groups" || resource === "screens") void this.load();
    });
  }

  hostConnected(): void {
    void this.load();
  }

  nameOf(id: GroupId): string {
    return this.groups.find((group) => group.id === id)?.name ?? "…";
  }

  async load(): Promise<void> {
    try {
      this.groups = (await api.groups.list({})).items;
      this.failed = undefined;
      this.loaded = true;
      this.#onGroups();
    } catch (error) {
      this.failed = error;
    }
    this.#host.requestUpdate();
  }
}
