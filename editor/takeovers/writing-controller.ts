import type { ReactiveController, ReactiveControllerHost } from "lit";
import type { TakeoverSummary } from "../../domain/api/takeovers.ts";
import type { GroupId } from "../../domain/model/id.ts";
import { Problem } from "../../domain/model/problem.ts";
import type { TakeoverMessage } from "../../domain/model/takeover.ts";
import { api } from "../api-client.ts";
import { LiveController } from "../live.ts";
import { currentSession } from "../session.ts";
import { messageFrom, type PreparedId, preparedText } from "./prepared.ts";
import { beginWriting, type Gap, gapsOf, type Writing, WritingKeep, withChange, withPrepared } from "./writing.ts";

const REACH_AFTER_MS = 150;
/** A server that is silent for so long counts as out of reach; asking again with the same key creates nothing twice. */
const PATIENCE_MS = 10_000;

export interface Reach {
  readonly screens: number;
  readonly connected: number;
}

/** Holds the takeover that is being written: keeps it on this device, counts whom it reaches, sends it once. */
export class WritingController implements ReactiveController {
  writing: Writing;
  /** Whether this was begun before and found again. */
  restored = false;
  reach: Reach | undefined;
  problem: unknown;
  sending = false;
  /** Whether somebody else has to confirm; asked again, as it may have changed since this page was loaded. */
  secondPerson = currentSession().organisation.secondPerson;
  readonly #host: ReactiveControllerHost;
  readonly #keep = new WritingKeep(currentSession().user.id, localStorage);
  /** Words that were changed and left for another prepared text: they are there again when it is chosen again. */
  readonly #left = new Map<PreparedId, TakeoverMessage>();
  #timer: number | undefined;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    const kept = this.#keep.read(Date.now());
    this.restored = kept !== undefined;
    this.writing = kept ?? beginWriting(currentSession().organisation.language);
    host.addController(this);
    new LiveController(host, "changed", ({ resource }) => {
      if (resource === "screens" || resource === "groups") this.#askReach();
      if (resource === "settings") void this.#askRules();
    });
    new LiveController(host, "connection", (state) => {
      if (state === "connected") this.#askReach();
    });
  }

  hostConnected(): void {
    this.#askReach();
    void this.#askRules();
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
  }

  get gaps(): readonly Gap[] {
    return gapsOf(this.writing);
  }

  choose(prepared: PreparedId): void {
    const { prepared: before, message } = this.writing;
    if (before === prepared) return;
    if (before !== null) this.#left.set(before, message);
    const next = this.#left.get(prepared) ?? messageFrom(preparedText(prepared), currentSession().organisation.language);
    this.#set(withPrepared(this.writing, prepared, next));
  }

  change(change: Parameters<typeof withChange>[1]): void {
    this.#set(withChange(this.writing, change));
    if (change.targets) this.#askReach();
  }

  /** Throws away what is written and begins anew. */
  discard(): void {
    this.#keep.forget();
    this.#left.clear();
    this.restored = false;
    this.problem = undefined;
    this.reach = undefined;
    this.writing = beginWriting(currentSession().organisation.language);
    this.#host.requestUpdate();
  }

  /** Sends it. @returns undefined if that failed; `problem` says why, and everything typed is still there */
  async send(): Promise<TakeoverSummary | undefined> {
    if (this.sending) return undefined;
    this.sending = true;
    this.problem = undefined;
    this.#host.requestUpdate();
    const { message, targets, lastsMs, actionKey } = this.writing;
    const signal = AbortSignal.timeout(PATIENCE_MS);
    try {
      const draft = { ...trimmed(message), targets, lastsMs };
      const created = await api.takeovers.create(draft, { context: { idempotencyKey: actionKey }, signal });
      this.#keep.forget();
      return created;
    } catch (error) {
      this.problem = signal.aborted ? new Problem("unavailable") : error;
      return undefined;
    } finally {
      this.sending = false;
      this.#host.requestUpdate();
    }
  }

  async #askRules(): Promise<void> {
    try {
      const { session } = await api.session.read();
      this.secondPerson = session?.organisation.secondPerson ?? this.secondPerson;
    } catch {
      return; // the server decides anyway, and says so
    }
    this.#host.requestUpdate();
  }

  #set(writing: Writing): void {
    this.writing = writing;
    this.#keep.keep(writing, Date.now());
    this.#host.requestUpdate();
  }

  #askReach(): void {
    clearTimeout(this.#timer);
    if (this.writing.targets.length === 0) {
      this.reach = { screens: 0, connected: 0 };
      this.#host.requestUpdate();
    } else this.#timer = window.setTimeout(() => void this.#readReach(this.writing.targets), REACH_AFTER_MS);
  }

  /** Unknown is shown as unknown: a number of yesterday's would be worse. */
  async #readReach(targets: readonly GroupId[]): Promise<void> {
    try {
      const reach = await api.takeovers.reach({ targets: [...targets] });
      if (targets === this.writing.targets) this.reach = reach;
    } catch {
      if (targets === this.writing.targets) this.reach = undefined;
    }
    this.#host.requestUpdate();
  }
}

export function trimmed(message: TakeoverMessage): TakeoverMessage {
  return {
    ...message,
    variants: message.variants.map(({ language, title, body }) => ({ language, title: title.trim(), body: body.trim() })),
  };
}
