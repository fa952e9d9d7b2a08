import type { ReactiveController, ReactiveControllerHost } from "lit";
import type { ChangedEvent } from "../../domain/api/editor-events.ts";
import type { Timeline } from "../../domain/api/timeline.ts";
import { api } from "../api-client.ts";
import { LiveController } from "../live.ts";
import { sharedWith } from "./same-again.ts";
import { CELL_MS, type Frame, type View } from "./timeline-view.ts";

const CONCERNING: readonly ChangedEvent["resource"][] = ["announcements", "takeovers", "groups", "screens", "settings", "sites"];
/** A publish is told several times over; one question is enough. */
const GATHER_MS = 150;

/** The server's answer for a frame, asked again when something changes. What is drawn stays until the new answer is there. */
export class TimelineData implements ReactiveController {
  answer: Timeline | undefined;
  /** The frame and view the answer is for: bars are drawn by it until the next one is there. */
  frame: Frame | undefined;
  view: View = "week";
  failed: unknown;
  #wanted: { readonly frame: Frame; readonly view: View } | undefined;
  #receivedMs = 0;
  #abort: AbortController | undefined;
  #timer: number | undefined;
  #held = false;
  #missed = false;
  readonly #host: ReactiveControllerHost;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
    new LiveController(host, "changed", ({ resource }) => {
      if (CONCERNING.includes(resource)) this.#soon();
    });
    new LiveController(host, "connection", (state) => {
      if (state === "connected") this.#soon();
    });
  }

  /** The element may come back with the frame it had. */
  hostConnected(): void {
    if (this.#wanted) void this.refresh();
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
    this.#abort?.abort();
  }

  /** The server's clock, going on from its last answer. */
  get nowMs(): number {
    return this.answer ? this.answer.nowMs + Math.round(performance.now() - this.#receivedMs) : Date.now();
  }

  show(frame: Frame, view: View): void {
    if (this.#wanted?.view === view && this.#wanted.frame.fromMs === frame.fromMs && this.#wanted.frame.zone === frame.zone) return;
    this.#wanted = { frame, view };
    void this.refresh();
  }

  /** While something is being dragged nothing may move under the pointer. What was missed is made up for afterwards. */
  hold(held: boolean): void {
    this.#held = held;
    if (!held && this.#missed) void this.refresh();
  }

  async refresh(): Promise<void> {
    if (!this.#wanted) return;
    this.#missed = this.#held;
    if (this.#held) return;
    this.#abort?.abort();
    this.#abort = new AbortController();
    const { signal } = this.#abort;
    const { frame, view } = this.#wanted;
    try {
      const answer = await api.timeline.read({ from: frame.fromMs, until: frame.untilMs, cell: CELL_MS[view] }, { signal });
      if (this.#held) this.#missed = true;
      else this.#take(answer, frame, view);
    } catch (error) {
      if (!signal.aborted) this.failed = error;
    }
    this.#host.requestUpdate();
  }

  #take(answer: Timeline, frame: Frame, view: View): void {
    this.answer = this.frame?.fromMs === frame.fromMs ? sharedWith(this.answer, answer) : answer;
    if (this.frame?.fromMs !== frame.fromMs || this.view !== view) this.frame = frame;
    this.view = view;
    this.failed = undefined;
    this.#receivedMs = performance.now();
  }

  #soon(): void {
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => void this.refresh(), GATHER_MS);
  }
}
