import type { ReactiveController, ReactiveControllerHost } from "lit";
import type { ScreenSummary } from "../../domain/api/screens.ts";
import type { AnnouncementId } from "../../domain/model/id.ts";
import { api } from "../api-client.ts";
import { LiveController } from "../live.ts";
import { type DraftContent, storable } from "./draft-content.ts";

/** Asked this long after the last keystroke: the server compiles a screen's programme for each answer. */
const ASK_AFTER_MS = 400;

export type ScreenAnswer = Awaited<ReturnType<typeof api.screens.preview>>;

/** What the composer shows: a screen at a moment, null for now, with what is being written. */
export interface ScreenQuestion {
  readonly screen: ScreenSummary;
  readonly atMs: number | null;
  readonly announcementId: AnnouncementId | undefined;
  readonly content: DraftContent;
}

/** A screen with the unpublished announcement, as the server's resolver answers. What breaks a rule is not asked about; the last answer stays. */
export class ScreenView implements ReactiveController {
  answer: ScreenAnswer | undefined;
  failed: unknown;
  #question: ScreenQuestion | undefined;
  #asked = "";
  #timer: ReturnType<typeof setTimeout> | undefined;
  #abort: AbortController | undefined;
  readonly #host: ReactiveControllerHost;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
    new LiveController(host, "changed", ({ resource }) => {
      if (resource === "screens" || resource === "groups" || resource === "announcements" || resource === "takeovers")
        this.#askSoon(ASK_AFTER_MS);
    });
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
    this.#abort?.abort();
    this.#asked = "";
  }

  /** Call it before drawing; asks only if the question is another one. */
  show(question: ScreenQuestion | undefined): void {
    const wanted = question ? JSON.stringify([question.screen.id, question.atMs, question.announcementId, question.content]) : "";
    if (wanted === this.#asked) return;
    const isSamePlace = question?.screen.id === this.#question?.screen.id && question?.atMs === this.#question?.atMs;
    if (question?.screen.id !== this.#question?.screen.id) this.answer = undefined;
    this.#asked = wanted;
    this.#question = question;
    this.#askSoon(isSamePlace ? ASK_AFTER_MS : 0);
  }

  #askSoon(afterMs: number): void {
    clearTimeout(this.#timer);
    if (this.#question) this.#timer = setTimeout(() => void this.#load(), afterMs);
  }

  async #load(): Promise<void> {
    const question = this.#question;
    const content = question && storable(question.content);
    if (!question || !content) return;
    this.#abort?.abort();
    this.#abort = new AbortController();
    const { signal } = this.#abort;
    const { screen, atMs, announcementId } = question;
    try {
      const input = { id: screen.id, announcementId: announcementId ?? null, content, ...(atMs === null ? {} : { at: atMs }) };
      this.answer = await api.screens.preview(input, { signal });
      this.failed = undefined;
    } catch (error) {
      if (signal.aborted) return;
      this.failed = error;
    }
    this.#host.requestUpdate();
  }
}
