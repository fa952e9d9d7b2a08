import type { ReactiveController, ReactiveControllerHost } from "lit";
import type { ScreensEvent } from "../../domain/api/editor-events.ts";
import type { ScreenSummary } from "../../domain/api/screens.ts";
import type { GroupId, ScreenId, SiteId } from "../../domain/model/id.ts";
import type { PresenceState } from "../../domain/model/screen.ts";
import { api } from "../api-client.ts";
import { LiveController, live } from "../live.ts";

export interface ScreenFilter {
  readonly search?: string;
  readonly siteId?: SiteId;
  readonly groupId?: GroupId;
  readonly state?: PresenceState;
}

export type ScreenCounts = Readonly<Record<PresenceState, number>>;

const PAGE = 50;
const MAX_PAGE = 200;

/**
 * Loads screens page by page and keeps what is shown of them live. A screen whose state no longer fits the filter stays where it is until
 * the list is asked for again, so that nothing jumps under the pointer.
 */
export class ScreenList implements ReactiveController {
  items: readonly ScreenSummary[] | undefined;
  nextCursor: string | null = null;
  failed: unknown;
  loading = false;
  /** Over all screens, once the server has told; undefined is unknown. */
  counts: ScreenCounts | undefined;
  #filter: ScreenFilter = {};
  /** As many as somebody asked to see. */
  #wanted = PAGE;
  #abort: AbortController | undefined;
  readonly #host: ReactiveControllerHost;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
    new LiveController(host, "screens", (event) => this.#hear(event));
    new LiveController(host, "changed", ({ resource }) => {
      if (resource === "screens" || resource === "sites") void this.refresh();
    });
    new LiveController(host, "connection", (state) => {
      if (state === "connected") void this.refresh();
    });
  }

  hostDisconnected(): void {
    this.#abort?.abort();
    live.watch(this, []);
  }

  show(filter: ScreenFilter): void {
    if (this.items && JSON.stringify(filter) === JSON.stringify(this.#filter)) return;
    this.#filter = filter;
    this.#wanted = PAGE;
    void this.refresh();
  }

  find(id: string): ScreenSummary | undefined {
    return this.items?.find((screen) => screen.id === id);
  }

  /** Loads again as many as are wanted. */
  async refresh(): Promise<void> {
    await this.#load(undefined, this.#wanted, []);
  }

  async more(): Promise<void> {
    if (this.nextCursor === null) return;
    this.#wanted = (this.items?.length ?? 0) + PAGE;
    // What is just being loaded anew would come without them.
    if (this.loading) await this.refresh();
    else await this.#load(this.nextCursor, PAGE, this.items ?? []);
  }

  async #load(start: string | undefined, wanted: number, before: readonly ScreenSummary[]): Promise<void> {
    this.#abort?.abort();
    this.#abort = new AbortController();
    const { signal } = this.#abort;
    this.loading = true;
    try {
      const { items, nextCursor } = await this.#fetch(start, wanted, signal);
      this.items = [...before, ...items];
      this.nextCursor = nextCursor;
      this.failed = undefined;
      live.watch(this, this.#watched());
    } catch (error) {
      if (signal.aborted) return;
      this.failed = error;
    }
    this.loading = false;
    this.#host.requestUpdate();
  }

  async #fetch(start: string | undefined, wanted: number, signal: AbortSignal) {
    const items: ScreenSummary[] = [];
    let cursor = start;
    do {
      const limit = Math.min(MAX_PAGE, wanted - items.length);
      const page = await api.screens.list({ ...this.#filter, limit, ...(cursor ? { cursor } : {}) }, { signal });
      items.push(...page.items);
      cursor = page.nextCursor ?? undefined;
    } while (cursor && items.length < wanted);
    return { items, nextCursor: cursor ?? null };
  }

  /** The newest pages: the server tells about 200 at once. */
  #watched(): readonly ScreenId[] {
    return (this.items ?? []).map(({ id }) => id).slice(-MAX_PAGE);
  }

  #hear({ presences, counts }: ScreensEvent): void {
    this.counts = counts;
    const heard = new Map(presences.map((presence) => [presence.screenId, presence]));
    this.items = this.items?.map((screen) => {
      const news = heard.get(screen.id);
      if (!news) return screen;
      const { slideTitle, ...presence } = news;
      return { ...screen, presence, slideTitle };
    });
    this.#host.requestUpdate();
  }
}
