import type { ReactiveController, ReactiveControllerHost } from "lit";
import type { TakeoverSummary } from "../../domain/api/takeovers.ts";
import type { TakeoverId } from "../../domain/model/id.ts";
import type { TakeoverScreen } from "../../domain/model/takeover.ts";
import { api } from "../api-client.ts";
import { LiveController } from "../live.ts";
import { inOrder } from "./screen-order.ts";

const PAGE = 1000;
/** Screens that come and go are told to nobody by name, so the list is looked at again this often while it is open. */
const LOOK_AGAIN_MS = 5000;

/** One takeover and how it fares on each of its screens, as it is now. What is shown stays until something newer is there. */
export class TakeoverReading implements ReactiveController {
  takeover: TakeoverSummary | undefined;
  screens: readonly TakeoverScreen[] | undefined;
  failed: unknown;
  readonly #host: ReactiveControllerHost;
  #id: TakeoverId | undefined;
  #timer: number | undefined;
  #reading = false;
  #again = false;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
    new LiveController(host, "takeover", ({ id, progress }) => {
      if (id !== this.#id || !this.takeover) return;
      this.takeover = { ...this.takeover, progress };
      host.requestUpdate();
      void this.read();
    });
    new LiveController(host, "changed", ({ resource }) => {
      if (resource === "takeovers") void this.read();
    });
    new LiveController(host, "connection", (state) => {
      if (state === "connected") void this.read();
    });
  }

  hostConnected(): void {
    this.#timer = window.setInterval(() => {
      if (this.takeover?.state === "active" || this.takeover?.state === "waiting") void this.read();
    }, LOOK_AGAIN_MS);
    void this.read();
  }

  hostDisconnected(): void {
    clearInterval(this.#timer);
  }

  open(id: TakeoverId): void {
    if (id === this.#id) return;
    this.#id = id;
    this.takeover = undefined;
    this.screens = undefined;
    void this.read();
  }

  /** An answer to something that was asked of the server counts at once. */
  accept(takeover: TakeoverSummary): void {
    if (takeover.id !== this.#id) return;
    this.takeover = takeover;
    this.#host.requestUpdate();
    void this.read();
  }

  /** Reads once more if asked while reading, so that the last word is never missed. */
  async read(): Promise<void> {
    this.#again = this.#reading;
    if (this.#reading || !this.#id) return;
    this.#reading = true;
    try {
      do {
        this.#again = false;
        await this.#load(this.#id);
      } while (this.#again);
      this.failed = undefined;
    } catch (error) {
      this.failed = error;
    } finally {
      this.#reading = false;
      this.#host.requestUpdate();
    }
  }

  async #load(id: TakeoverId): Promise<void> {
    const takeover = await api.takeovers.read({ id });
    const screens = await readScreens(id);
    if (id !== this.#id) return;
    this.takeover = takeover;
    this.screens = inOrder(screens);
    this.#host.requestUpdate();
  }
}

async function readScreens(id: TakeoverId): Promise<readonly TakeoverScreen[]> {
  const all: TakeoverScreen[] = [];
  let cursor: string | null | undefined;
  do {
    const page = await api.takeovers.screens({ id, limit: PAGE, ...(cursor ? { cursor } : {}) });
    all.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor !== null);
  return all;
}
