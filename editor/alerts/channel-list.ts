import type { ReactiveController, ReactiveControllerHost } from "lit";
import type { Channel } from "../../domain/model/alert.ts";
import type { ChannelId } from "../../domain/model/id.ts";
import type { Webhook } from "../../domain/model/webhook.ts";
import { api } from "../api-client.ts";
import { LiveController } from "../live.ts";
import type { PageOf, PageRequest } from "../paged-list.ts";
import { currentSession } from "../session.ts";

const PAGE = 200;

/** All channels, loaded again when they change; for administrators the webhooks among them with their addresses. */
export class ChannelList implements ReactiveController {
  channels: readonly Channel[] | undefined;
  webhooks: ReadonlyMap<ChannelId, Webhook> = new Map();
  failed: unknown;
  readonly #host: ReactiveControllerHost;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
    new LiveController(host, "changed", ({ resource }) => {
      if (resource === "incidents") void this.load();
    });
    new LiveController(host, "connection", (line) => {
      if (line === "connected") void this.load();
    });
  }

  hostConnected(): void {
    void this.load();
  }

  names(ids: readonly ChannelId[]): readonly string[] {
    return ids.map((id) => this.channels?.find((channel) => channel.id === id)?.name ?? "…");
  }

  async load(): Promise<void> {
    const isAdmin = currentSession().user.role === "admin";
    try {
      const [channels, webhooks] = await Promise.all([
        all((request) => api.alerts.channels(request)),
        isAdmin ? all((request) => api.webhooks.list(request)) : [],
      ]);
      this.channels = channels;
      this.webhooks = new Map(webhooks.map((webhook) => [webhook.id, webhook]));
      this.failed = undefined;
    } catch (error) {
      this.failed = error;
    }
    this.#host.requestUpdate();
  }
}

async function all<Item>(fetchPage: (request: PageRequest) => Promise<PageOf<Item>>): Promise<readonly Item[]> {
  const items: Item[] = [];
  let cursor: string | null = null;
  do {
    const page: PageOf<Item> = await fetchPage({ limit: PAGE, ...(cursor ? { cursor } : {}) });
    items.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor);
  return items;
}
