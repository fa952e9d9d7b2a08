import type { ReactiveController, ReactiveControllerHost } from "lit";
import type { TimelineBar } from "../../domain/api/timeline.ts";
import type { Announcement } from "../../domain/model/announcement.ts";
import type { AnnouncementId } from "../../domain/model/id.ts";
import type { Schedule } from "../../domain/model/schedule.ts";
import { validityText } from "../announcement-look.ts";
import { problemText } from "../elements/problem-summary.ts";
import { toast } from "../elements/ui-toasts.ts";
import { t } from "../texts.ts";
import { isSameTime } from "./moves.ts";
import { type Consent, hasWaitingChanges, isOut, saveTimes, type Wish } from "./saving.ts";

/** A question that has to be answered before times can be saved. */
export interface Question {
  readonly kind: "conflict" | "unpublished";
  readonly wish: Wish;
  readonly theirs: Announcement;
}

/** Times that are being changed: held while the keyboard moves a bar, saved when it is dropped, asked about in doubt, taken back on wish. */
export class BarMoves implements ReactiveController {
  /** Where bars are drawn that are being moved or saved. */
  moved: ReadonlyMap<AnnouncementId, Schedule> = new Map();
  /** Moved by keyboard and not saved yet. */
  pending: Wish | undefined;
  question: Question | undefined;
  /** Said to screen readers. */
  said = "";
  /** One after the other: who moves a bar twice means the second on top of the first. */
  #queue: Promise<void> = Promise.resolve();
  readonly #host: ReactiveControllerHost;
  readonly #refresh: () => Promise<void>;

  constructor(host: ReactiveControllerHost, refresh: () => Promise<void>) {
    this.#host = host;
    this.#refresh = refresh;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.pending = undefined;
    this.question = undefined;
    this.moved = new Map();
  }

  /** Shows a bar elsewhere; nothing is saved yet. Another one that was held goes back. */
  hold(bar: TimelineBar, wanted: Schedule): void {
    const before = this.pending;
    if (before && before.id !== bar.announcementId) this.#release(before);
    const seen = before?.id === bar.announcementId ? before.seen : bar.schedule;
    this.pending = { id: bar.announcementId, title: bar.title, seen, wanted };
    this.#draw(this.pending);
    this.say(validityText(wanted));
  }

  readonly cancel = (): void => {
    if (!this.pending) return;
    this.#release(this.pending);
    this.pending = undefined;
    this.say(t("timeline.cancelled"));
  };

  readonly commit = async (): Promise<void> => {
    const { pending } = this;
    this.pending = undefined;
    if (pending) await this.save(pending);
  };

  /** Saves at once. */
  drop(bar: TimelineBar, wanted: Schedule): Promise<void> {
    return this.save({ id: bar.announcementId, title: bar.title, seen: bar.schedule, wanted });
  }

  save(wish: Wish, consent: Consent = {}): Promise<void> {
    this.#draw(wish);
    this.#queue = this.#queue.then(() => this.#save(wish, consent));
    return this.#queue;
  }

  async #save(wish: Wish, consent: Consent): Promise<void> {
    try {
      const outcome = isSameTime(wish.seen, wish.wanted) ? undefined : await saveTimes(wish, consent);
      if (outcome?.kind === "saved") this.#saved(wish, outcome.before, outcome.announcement);
      else if (outcome) this.question = { kind: outcome.kind, wish, theirs: outcome.theirs };
    } catch (error) {
      toast({ text: t("timeline.notSaved", { title: wish.title, reason: problemText(error) }), kind: "bad" });
    }
    await this.#refresh();
    if (!this.question) this.#release(wish);
    this.#host.requestUpdate();
  }

  /** Answers the question: hers on top of theirs, with what is waiting published or not, or not at all. */
  readonly answer = async (choice: "mine" | "draft" | "theirs"): Promise<void> => {
    const { question } = this;
    this.question = undefined;
    if (!question) return;
    if (choice === "theirs") return this.#release(question.wish);
    const seen = question.theirs.content.schedule;
    const consent = { over: question.theirs.version, ...(question.kind === "unpublished" ? { publish: choice === "mine" } : {}) };
    await this.save({ ...question.wish, seen }, consent);
  };

  say(text: string): void {
    this.said = text;
    this.#host.requestUpdate();
  }

  #saved(wish: Wish, before: Schedule, announcement: Announcement): void {
    const when = validityText(wish.wanted);
    const isWaiting = hasWaitingChanges(announcement);
    const key = isWaiting ? "timeline.savedWaiting" : isOut(announcement) ? "timeline.saved" : "timeline.savedDraft";
    const consent = isWaiting ? { over: announcement.version, publish: false } : {};
    const back = () => void this.save({ ...wish, seen: wish.wanted, wanted: before }, consent);
    toast({ text: t(key, { title: wish.title, when }), kind: "good", action: { label: t("action.undo"), run: back } });
  }

  #draw({ id, wanted }: Wish): void {
    this.moved = new Map([...this.moved, [id, wanted]]);
    this.#host.requestUpdate();
  }

  /** Draws the bar where the server has it again, unless it has been moved once more since. */
  #release({ id, wanted }: Wish): void {
    if (this.moved.get(id) === wanted) this.moved = new Map([...this.moved].filter(([moved]) => moved !== id));
    this.#host.requestUpdate();
  }
}
