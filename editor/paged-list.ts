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
  /** As many as somebody asked to see. */
  #wanted = PAGE;
  #loading = false;
  #abort: AbortController | undefined;
  protected readonly host: ReactiveControllerHost;
  readonly #fetchPage: FetchPage<Item, Filter>;

  constructor(host: ReactiveControllerHost, resources: readonly ChangedEvent["resource"][], fetchPage: FetchPage<Item, Filter>) {
    this.host = host;
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
    this.#wanted = PAGE;
    void this.refresh();
  }

  /** Loads again as many as are wanted. */
  async refresh(): Promise<void> {
    await this.#load(undefined, this.#wanted, []);
  }

  async more(): Promise<void> {
    if (this.nextCursor === null) return;
    this.#wanted = (this.items?.length ?? 0) + PAGE;
    // What is just being loaded anew would come without them.
    if (this.#loading) await this.refresh();
    else await this.#load(this.nextCursor, PAGE, this.items ?? []);
  }

  /** For a list that keeps what is loaded up to date by itself. */
  protected loaded(): void {
    // Most have nothing more to do.
  }

  async #load(start: string | undefined, wanted: number, before: readonly Item[]): Promise<void> {
    this.#abort?.abort();
    this.#abort = new AbortController();
    const { signal } = this.#abort;
    this.#loading = true;
    try {
      const { items, nextCursor } = await this.#fetch(start, wanted, signal);
      this.items = [...before, ...items];
      this.nextCursor = nextCursor;
      this.failed = undefined;
      this.loaded();
    } catch (error) {
      if (signal.aborted) return;
      this.failed = error;
    }
    this.#loading = false;
    this.host.requestUpdate();
  }

  async #fetch(start: string | undefined, wanted: number, signal: AbortSignal): Promise<PageOf<Item>> {
    const items: Item[] = [];
    let cursor = start;
    do {
      const limit = Math.min(MAX_PAGE, wanted - items.length);
      const page = await this.#fetchPage({ limit, ...(cursor ? { cursor } : {}), ...this.#filter }, signal);
      items.push(...page.items);
      cursor = page.nextCursor ?? undefined;
    } while (cursor && items.length < wanted);
    return { items, nextCursor: cursor ?? null };
  }
}
