import type { ReactiveController, ReactiveControllerHost } from "lit";
import type { ScreensEvent } from "../../domain/api/editor-events.ts";
import type { ScreenAvailability, ScreenIndex } from "../../domain/api/screens.ts";
import type { AvailabilityBy } from "../../domain/model/availability.ts";
import type { ScreenId } from "../../domain/model/id.ts";
import type { PresenceState } from "../../domain/model/screen.ts";
import { api } from "../api-client.ts";
import { LiveController, live } from "../live.ts";
import { soon } from "../soon.ts";
import type { ScreenFilter } from "./screen-address.ts";

export type ScreenCounts = Readonly<Record<PresenceState, number>>;
export type LivePresence = ScreensEvent["presences"][number];

/** Asked for together: what comes on the screen within one movement of the wheel. */
const GATHER_MS = 60;
const NEWS_MS = 250;
const MAX_ASKED = 100;
/** Bars move on by themselves only slowly. */
const BARS_AGE_MS = 60_000;

interface Bars {
  readonly item: ScreenAvailability | null;
  readonly atMs: number;
}

/**
 * All screens that pass a filter, in short, and for those that are to be seen what is known of them, kept live. A screen whose state no longer fits the
 * filter stays where it is until the list is asked for again, so that nothing jumps under the pointer.
 */
export class FleetList implements ReactiveController {
  index: ScreenIndex | undefined;
  failed: unknown;
  /** Over all screens, once the server has told; undefined is unknown. */
  counts: ScreenCounts | undefined;
  readonly #host: ReactiveControllerHost;
  readonly #onIndex: () => void;
  readonly #presences = new Map<ScreenId, LivePresence>();
  readonly #states = new Map<ScreenId, PresenceState>();
  readonly #bars = new Map<string, Bars>();
  #filter: ScreenFilter = {};
  #by: AvailabilityBy = "hour";
  #shown: readonly ScreenId[] = [];
  /** Thousands may change one after the other. */
  readonly #news = soon(() => void this.refresh(), NEWS_MS);
  #asking: ReturnType<typeof setTimeout> | undefined;
  #abort: AbortController | undefined;

  /** @param onIndex told when the screens are others */
  constructor(host: ReactiveControllerHost, onIndex: () => void) {
    this.#host = host;
    this.#onIndex = onIndex;
    host.addController(this);
    new LiveController(host, "screens", (event) => this.#hear(event));
    new LiveController(host, "changed", ({ resource }) => {
      if (resource === "screens" || resource === "sites") this.#news.ask();
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
    this.#news.stop();
    clearTimeout(this.#asking);
    live.watch(this, []);
  }

  /** From now on these screens, with these bars. */
  narrow(filter: ScreenFilter, by: AvailabilityBy): void {
    if (by !== this.#by) {
      this.#by = by;
      this.#askSoon();
    }
    if (JSON.stringify(filter) === JSON.stringify(this.#filter)) return;
    this.#filter = filter;
    void this.refresh();
  }

  async refresh(): Promise<void> {
    this.#abort?.abort();
    const abort = new AbortController();
    this.#abort = abort;
    try {
      const index = await api.screens.index(this.#filter, { signal: abort.signal });
      this.index = index;
      this.failed = undefined;
      for (const { id, state } of index.items) this.#states.set(id, state);
      this.#onIndex();
    } catch (error) {
      if (abort.signal.aborted) return;
      this.failed = error;
    }
    this.#host.requestUpdate();
  }

  /** These are to be seen now: only of them the server tells. */
  show(ids: readonly ScreenId[]): void {
    const unique = [...new Set(ids)].slice(0, MAX_ASKED);
    if (unique.join() === this.#shown.join()) return;
    this.#shown = unique;
    this.#askSoon();
  }

  presenceOf(id: ScreenId): LivePresence | undefined {
    return this.#presences.get(id);
  }

  stateOf(id: ScreenId): PresenceState | undefined {
    return this.#presences.get(id)?.state ?? this.#states.get(id);
  }

  barsOf(id: ScreenId): ScreenAvailability | null {
    return this.#bars.get(`${this.#by} ${id}`)?.item ?? null;
  }

  #askSoon(): void {
    clearTimeout(this.#asking);
    this.#asking = setTimeout(() => {
      live.watch(this, this.#shown);
      void this.#askBars();
    }, GATHER_MS);
  }

  async #askBars(): Promise<void> {
    const by = this.#by;
    const keyOf = (id: ScreenId) => `${by} ${id}`;
    const nowMs = Date.now();
    const missing = this.#shown.filter((id) => nowMs - (this.#bars.get(keyOf(id))?.atMs ?? 0) > BARS_AGE_MS);
    if (missing.length === 0) return;
    for (const id of missing) this.#bars.set(keyOf(id), { item: this.#bars.get(keyOf(id))?.item ?? null, atMs: nowMs });
    try {
      const { items } = await api.screens.availability({ ids: missing, by });
      for (const item of items) this.#bars.set(keyOf(item.screenId), { item, atMs: nowMs });
    } catch {
      // The list says that it could not be loaded; bars come with the next look.
      for (const id of missing) this.#bars.delete(keyOf(id));
    }
    this.#host.requestUpdate();
  }

  #hear({ presences, counts }: ScreensEvent): void {
    this.counts = counts;
    for (const presence of presences) this.#presences.set(presence.screenId, presence);
    this.#host.requestUpdate();
  }
}
