import type { ReactiveController, ReactiveControllerHost } from "lit";
import type { ChangedEvent } from "../domain/api/editor-events.ts";
import { LiveController } from "./live.ts";

export interface PageOf<Item> {
  readonly items: readonly Item[];
  readonly nextCursor: string | null;
}

export interface PageRequest {
  readonly limit: number;
  readonly cursor?: string;
}

/** What a list may be narrowed to, besides the page. */
export interface SearchFilter {
  readonly search?: string;
}

type FetchPage<Item, Filter> = (request: PageRequest & Partial<Filter>, signal: AbortSignal) => Promise<PageOf<Item>>;

const PAGE = 50;
const MAX_PAGE = 200;

/** A list that is loaded page by page, narrowed, and loaded again when its resource changes. What is shown stays until the new list is there. */
export class PagedList<Item, Filter extends object = SearchFilter> implements ReactiveController {
  items: readonly Item[] | undefined;
  nextCursor: string | null = null;
  failed: unknown;
  #filter: Partial<Filter> = {};
  #abort: AbortController | undefined;
  readonly #host: ReactiveControllerHost;
  readonly #fetchPage: FetchPage<Item, Filter>;

  constructor(host: ReactiveControllerHost, resources: readonly ChangedEvent["resource"][], fetchPage: FetchPage<Item, Filter>) {
    this.#host = host;
    this.#fetchPage = fetchPage;
    host.addController(this);
    new LiveController(host, "changed", ({ resource }) => {
      if (resources.includes(resource)) void this.refresh();
    });
    new LiveController(host, "connection", (state) => {
      if (state === "connected") void this.refresh();
    });
  }

  hostConnected(): void {
    void this.refresh();
  }

  hostDisconnected(): void {
    this.#abort?.abort();
  }

  /** What is empty or undefined does not narrow. */
  narrow(filter: Partial<Filter>): void {
    const wanted = Object.fromEntries(Object.entries(filter).filter(([, value]) => value)) as Partial<Filter>;
    if (JSON.stringify(wanted) === JSON.stringify(this.#filter)) return;
    this.#filter = wanted;
    void this.refresh();
  }

  /** Loads again as many as are shown. */
  async refresh(): Promise<void> {
    await this.#load(undefined, Math.min(MAX_PAGE, Math.max(PAGE, this.items?.length ?? 0)), []);
  }

  async more(): Promise<void> {
    if (this.nextCursor !== null) await this.#load(this.nextCursor, PAGE, this.items ?? []);
  }

  async #load(cursor: string | undefined, limit: number, before: readonly Item[]): Promise<void> {
    this.#abort?.abort();
    this.#abort = new AbortController();
    const { signal } = this.#abort;
    const request = { limit, ...(cursor ? { cursor } : {}), ...this.#filter };
    try {
      const { items, nextCursor } = await this.#fetchPage(request, signal);
      this.items = [...before, ...items];
      this.nextCursor = nextCursor;
      this.failed = undefined;
    } catch (error) {
      if (!signal.aborted) this.failed = error;
    }
    this.#host.requestUpdate();
  }
}
