import type { ReactiveController, ReactiveControllerHost } from "lit";
import { Announcement, type AnnouncementContent } from "../../domain/model/announcement.ts";
import { AnnouncementId } from "../../domain/model/id.ts";
import { Problem } from "../../domain/model/problem.ts";
import { api } from "../api-client.ts";
import { LiveController } from "../live.ts";
import { currentSession } from "../session.ts";
import { emptyContent } from "./content.ts";
import { type DraftContent, isSameContent, storable } from "./draft-content.ts";
import type { DraftJournal, JournalEntry } from "./draft-journal.ts";
import { type Opened, openExisting, openNew } from "./draft-opening.ts";
import { isPassing, retryAfterMs, SAVE_AFTER_MS, type SaveState } from "./save-state.ts";

/** What others want to know. `onCreated`: the server has given it an id. `onAdopted`: the content is another one, written elsewhere. */
interface DraftEvents {
  readonly onCreated: (id: AnnouncementId) => void;
  readonly onAdopted: () => void;
}

/**
 * The announcement in the composer: what is typed goes to the journal at once and to the server a second later. Nothing typed is ever
 * thrown away without having been put aside.
 */
export class DraftController implements ReactiveController {
  content: DraftContent = emptyContent();
  /** What the server has; undefined for a new announcement. */
  base: Announcement | undefined;
  state: SaveState = "saved";
  /** Somebody else's newest version while in conflict. */
  theirs: Announcement | undefined;
  problem: unknown;
  loaded = false;
  missing = false;
  restored = false;
  /** Who saved a version that was taken over while nothing was being typed here. */
  adoptedFrom = "";
  journalFull = false;

  readonly #host: ReactiveControllerHost;
  readonly #events: DraftEvents;
  readonly #journal: DraftJournal;
  #key: string = crypto.randomUUID();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #saving: Promise<void> | undefined;
  #failures = 0;
  #release: () => void = () => undefined;

  constructor(host: ReactiveControllerHost, journal: DraftJournal, events: DraftEvents) {
    this.#host = host;
    this.#events = events;
    this.#journal = journal;
    host.addController(this);
    new LiveController(host, "connection", (state) => {
      if (state === "connected") void this.#catchUp();
    });
    new LiveController(host, "changed", ({ resource, id }) => {
      if (resource === "announcements" && id !== null && id === this.base?.id) void this.#catchUp();
    });
  }

  hostConnected(): void {
    window.addEventListener("online", this.#retryNow);
  }

  hostDisconnected(): void {
    window.removeEventListener("online", this.#retryNow);
    void this.flush();
    this.#release();
  }

  get id(): AnnouncementId | undefined {
    return this.base?.id;
  }

  /** Versions of one's own that were put aside for somebody else's, on this device only. */
  get aside(): readonly JournalEntry[] {
    return this.#journal.all().filter(({ aside, announcementId }) => aside && announcementId === this.base?.id);
  }

  /** Opens an announcement, or a new one (`"new"`), with what this device still has of it. */
  async open(id: string): Promise<void> {
    const parsed = AnnouncementId.safeParse(id);
    if (id === "new") this.#take(await openNew(this.#key, this.#journal));
    else if (parsed.success) this.#take(await openExisting(parsed.data, this.#journal));
    else this.missing = true;
    this.#host.requestUpdate();
  }

  /** Changes what is written. The journal has it before this returns. */
  change(content: DraftContent): void {
    this.content = content;
    this.adoptedFrom = "";
    this.#keep();
    if (this.state !== "conflict") this.#schedule();
    this.#host.requestUpdate();
  }

  /** Saves now what is unsaved. @returns whether the server has everything */
  async flush(): Promise<boolean> {
    clearTimeout(this.#timer);
    await this.#saving;
    if (this.state === "conflict") return false;
    if (this.state !== "saved") await this.#save();
    return this.#isSaved();
  }

  /** Saves all there is, also an example that was begun from and not changed yet. @returns whether the server has it */
  async saveAll(): Promise<boolean> {
    if (!this.base && this.state === "saved") this.#enter("typing");
    return this.flush();
  }

  /** Begins a new announcement with an example. It is saved as soon as something is changed, or published. */
  begin(content: DraftContent): void {
    this.content = content;
    this.#host.requestUpdate();
  }

  /** Resolves a conflict: mine on top. What I saved at another device is put aside: of my own quick saves the history shows only the last. */
  async keepMine(): Promise<void> {
    if (!this.theirs) return;
    if (this.theirs.updatedByName === currentSession().user.name)
      this.#journal.write({ ...this.#entry(), content: this.theirs.content, key: crypto.randomUUID(), aside: true });
    this.base = this.theirs;
    this.theirs = undefined;
    this.#enter("typing");
    this.#keep();
    await this.flush();
  }

  /** Resolves a conflict: theirs. Mine is put aside and can be had back from the history. */
  takeTheirs(): void {
    if (!this.theirs) return;
    this.#journal.write({ ...this.#entry(), key: crypto.randomUUID(), aside: true });
    this.#adopt(this.theirs);
    this.theirs = undefined;
  }

  /** Puts a version back on top, or one put aside. */
  restore(content: DraftContent): void {
    this.change(content);
  }

  forgetAside(entry: JournalEntry): void {
    this.#journal.forget(entry);
    this.#host.requestUpdate();
  }

  /** Takes over what an action such as publishing answered. */
  accept(answer: Announcement): void {
    this.base = answer;
    this.#settle();
  }

  /** Throws away a draft the server does not have, or has just deleted. */
  discard(): void {
    clearTimeout(this.#timer);
    this.#journal.forget({ key: this.#key, aside: false });
    this.content = this.base?.content ?? emptyContent();
    this.state = "saved";
    this.restored = false;
    this.#host.requestUpdate();
  }

  #take({ key, release, stored, typed, problem, missing }: Opened): void {
    this.#key = key;
    this.#release = release ?? this.#release;
    this.problem = problem;
    this.missing = missing;
    this.base = stored;
    this.loaded = problem === undefined;
    this.content = typed?.content ?? stored?.content ?? emptyContent();
    this.restored = typed !== undefined;
    this.theirs = undefined;
    this.state = "saved";
    if (!typed) return;
    if (stored && typed.entry.version !== null && typed.entry.version < stored.version) this.#clash(stored);
    else this.#schedule();
  }

  #entry(): JournalEntry {
    return {
      key: this.#key,
      announcementId: this.base?.id ?? null,
      version: this.base?.version ?? null,
      content: this.content,
      changedAtMs: Date.now(),
      aside: false,
    };
  }

  #keep(): void {
    this.journalFull = !this.#journal.write(this.#entry());
  }

  #schedule(): void {
    clearTimeout(this.#timer);
    this.#enter(storable(this.content) ? "typing" : "invalid");
    this.#timer = setTimeout(() => void this.flush(), SAVE_AFTER_MS);
  }

  readonly #retryNow = (): void => {
    if (this.state === "waiting" || this.state === "refused") void this.flush();
  };

  async #save(): Promise<void> {
    const content = storable(this.content);
    if (!content) return this.#enter("invalid");
    if (this.base && isSameContent(content, this.base.content)) return this.#settle();
    this.#saving = this.#send(content);
    await this.#saving;
    this.#saving = undefined;
  }

  async #send(content: AnnouncementContent): Promise<void> {
    this.#enter("saving");
    try {
      if (this.base) this.base = await api.announcements.save({ id: this.base.id, version: this.base.version, content });
      else this.#created(await api.announcements.create(content, { context: { idempotencyKey: this.#key } }));
      this.#failures = 0;
      this.problem = undefined;
      this.#settle();
    } catch (error) {
      this.#failed(error);
    }
  }

  #created(announcement: Announcement): void {
    this.#journal.forget({ key: this.#key, aside: false });
    this.base = announcement;
    this.#key = announcement.id;
    this.#events.onCreated(announcement.id);
  }

  #failed(error: unknown): void {
    this.problem = error;
    const current = error instanceof Problem && error.code === "conflict" ? Announcement.safeParse(error.extras.current).data : undefined;
    if (current) {
      this.#clash(current);
      return;
    }
    const passing = isPassing(error);
    this.#enter(passing ? "waiting" : "refused");
    if (passing) this.#timer = setTimeout(() => void this.flush(), retryAfterMs(this.#failures++));
  }

  /** Their version may say the same as ours; then there is nothing to decide. */
  #clash(theirs: Announcement): void {
    if (isSameContent(theirs.content, this.content)) {
      this.#adopt(theirs);
      return;
    }
    this.theirs = theirs;
    this.#enter("conflict");
  }

  #adopt(theirs: Announcement): void {
    this.base = theirs;
    this.content = theirs.content;
    this.#events.onAdopted();
    this.#settle();
  }

  /** The server has answered: either it now has all, or more was typed meanwhile. */
  #settle(): void {
    if (!this.base || !isSameContent(this.content, this.base.content)) {
      this.#keep();
      this.#schedule();
      return;
    }
    this.#journal.forget({ key: this.#key, aside: false });
    this.#enter("saved");
  }

  /** Somebody changed it, or messages may have been missed. */
  async #catchUp(): Promise<void> {
    if (this.state === "waiting") return void this.flush();
    if (!this.base || this.state !== "saved" || this.#saving !== undefined) return;
    try {
      const newest = await api.announcements.read({ id: this.base.id });
      if (newest.version < this.base.version || !this.#isSaved()) return;
      if (newest.version > this.base.version) {
        this.adoptedFrom = newest.updatedByName;
        this.#adopt(newest);
      } else this.accept(newest); // the same words: what can be undone stays
    } catch (error) {
      this.missing = error instanceof Problem && error.code === "not-found";
      this.#host.requestUpdate();
    }
  }

  #isSaved(): boolean {
    return this.state === "saved";
  }

  #enter(state: SaveState): void {
    this.state = state;
    this.#host.requestUpdate();
  }
}
