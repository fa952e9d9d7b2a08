import type { ReactiveController, ReactiveControllerHost } from "lit";
import type { ScreenSummary } from "../../domain/api/screens.ts";
import { ScreenId } from "../../domain/model/id.ts";
import { Problem } from "../../domain/model/problem.ts";
import { api } from "../api-client.ts";
import { LiveController, live } from "../live.ts";
import type { LivePresence } from "./fleet-list.ts";

/** One screen, kept live for as long as its element is shown. */
export class ScreenWatch implements ReactiveController {
  screen: ScreenSummary | undefined;
  failed: unknown;
  /** The screen asked for, whether it is there yet or not. */
  wanted: ScreenId | undefined;
  readonly #host: ReactiveControllerHost;
  /** Heard since the screen was asked for: what the answer says of it may be older. */
  #news: LivePresence | undefined;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
    new LiveController(host, "screens", ({ presences }) => {
      const news = presences.find(({ screenId }) => screenId === this.wanted);
      if (!news) return;
      this.#news = news;
      if (this.screen) this.screen = withNews(this.screen, news);
      host.requestUpdate();
    });
    new LiveController(host, "changed", ({ resource }) => {
      if (resource === "screens" || resource === "sites") void this.load();
    });
    new LiveController(host, "connection", (state) => {
      if (state === "connected") void this.load();
    });
  }

  hostDisconnected(): void {
    live.watch(this, []);
  }

  /** An id that is none, from an address typed by hand, is a screen that is not there. */
  show(id: string): void {
    const parsed = ScreenId.safeParse(id);
    this.wanted = parsed.data;
    this.screen = undefined;
    this.failed = parsed.success || id === "" ? undefined : new Problem("not-found");
    live.watch(this, parsed.success ? [parsed.data] : []);
    void this.load();
  }

  async load(): Promise<void> {
    const id = this.wanted;
    if (!id) return;
    this.#news = undefined;
    try {
      const screen = await api.screens.read({ id });
      if (id !== this.wanted) return;
      this.screen = this.#news ? withNews(screen, this.#news) : screen;
      this.failed = undefined;
    } catch (error) {
      if (id !== this.wanted) return;
      this.failed = error;
      if (error instanceof Problem && error.code === "not-found") this.screen = undefined;
    }
    this.#host.requestUpdate();
  }
}

function withNews(screen: ScreenSummary, { slideTitle, ...presence }: LivePresence): ScreenSummary {
  return { ...screen, presence, slideTitle };
}
