import type { ReactiveController, ReactiveControllerHost } from "lit";
import type { TakeoverSummary } from "../../domain/api/takeovers.ts";
import { compareTakeovers } from "../../domain/programme/takeover-order.ts";
import { api } from "../api-client.ts";
import { LiveController } from "../live.ts";

/** Looked at again this often, for whoever missed a message. */
const LOOK_AGAIN_MS = 30_000;

/** The takeovers that are active, the worst first as on the glass, and those that wait for a second person, the newest first. */
export class StandingTakeovers implements ReactiveController {
  active: readonly TakeoverSummary[] = [];
  waiting: readonly TakeoverSummary[] = [];
  readonly #host: ReactiveControllerHost;
  #timer: number | undefined;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
    new LiveController(host, "changed", ({ resource }) => {
      if (resource === "takeovers") void this.#load();
    });
    new LiveController(host, "connection", (state) => {
      if (state === "connected") void this.#load();
    });
  }

  hostConnected(): void {
    void this.#load();
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
  }

  async #load(): Promise<void> {
    clearTimeout(this.#timer);
    try {
      const [active, waiting] = await Promise.all([
        api.takeovers.list({ state: "active", limit: 50 }),
        api.takeovers.list({ state: "waiting", limit: 50 }),
      ]);
      this.active = active.items.toSorted((a, b) => compareTakeovers(ranked(a), ranked(b)));
      this.waiting = waiting.items;
    } catch {
      // what was known stays: the page says by itself that the server is away
    }
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => void this.#load(), this.#waitMs());
    this.#host.requestUpdate();
  }

  /** Until the next look, or the next one that ends by itself. */
  #waitMs(): number {
    const endings = this.active.flatMap(({ endsAtMs }) => endsAtMs ?? []).map((endMs) => endMs - Date.now() + 200);
    return Math.max(1000, Math.min(LOOK_AGAIN_MS, ...endings));
  }
}

function ranked({ id, severity, startedAtMs }: TakeoverSummary) {
  return { id, severity, fromMs: startedAtMs ?? 0 };
}
