import type { ReactiveController, ReactiveControllerHost } from "lit";
import type { LookSummary } from "../../domain/api/looks.ts";
import type { GroupId } from "../../domain/model/id.ts";
import type { Look } from "../../domain/model/look.ts";
import { USUAL_LOOK } from "../../domain/model/look.ts";
import type { Looks } from "../../domain/programme/city.ts";
import { api } from "../api-client.ts";
import { LiveController } from "../live.ts";

const RESOURCES: ReadonlySet<string> = new Set(["looks", "groups", "screens"]);

/** All looks, asked for again when one changes or screens move. */
export class LooksData implements ReactiveController {
  items: readonly LookSummary[] | undefined;
  failed: unknown;
  readonly #host: ReactiveControllerHost;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
    new LiveController(host, "changed", ({ resource }) => {
      if (RESOURCES.has(resource)) void this.load();
    });
  }

  hostConnected(): void {
    void this.load();
  }

  of(owner: GroupId | null): LookSummary | undefined {
    return this.items?.find(({ groupId }) => groupId === owner);
  }

  /** As the resolver reads them. */
  get looks(): Looks {
    const groups = new Map<GroupId, Look>();
    for (const { groupId, look } of this.items ?? []) if (groupId !== null) groups.set(groupId, look);
    return { organisation: this.of(null)?.look ?? USUAL_LOOK, groups };
  }

  async load(): Promise<void> {
    try {
      this.items = (await api.looks.list()).items;
      this.failed = undefined;
    } catch (error) {
      this.failed = error;
    }
    this.#host.requestUpdate();
  }
}
