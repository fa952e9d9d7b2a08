import type { ContentHash } from "../../domain/model/id.ts";
import type { PanelState, Play, PlayBatch } from "../../domain/model/play.ts";
import { forget, recall, remember } from "../own-storage.ts";
import { fits, list, matching, number, object, orNull, readJson } from "../shape.ts";
import { play, playsStored } from "./play-shapes.ts";

/** What was counted is written, and at most one batch sent, this often: memory of cheap devices wears out by writing. */
const TICK_MS = 90_000;
/** Whoever has not looked for longer than this has slept or stood still, and painted nothing. */
const AWAKE_MS = TICK_MS + 10_000;
const HOUR_MS = 3_600_000;
/** `MAX_PLAYS` and `MAX_SLIDE_NAME` of the domain, without its schemas. */
const MAX_SENT = 150;
const MAX_NAME = 120;
/** Some days by the hour, then months by the day: a third of a megabyte at most. Room is made for a while, as it takes a while. */
const MAX_KEPT = 1500;
const KEPT_AFTERWARDS = 1200;

/** What plays are counted by. `monotonicMs` never jumps, `nowMs` is the corrected time. `send` gives the answer as it came. */
export interface PlaysSource {
  readonly monotonicMs: () => number;
  readonly nowMs: () => number;
  readonly isVisible: () => boolean;
  readonly panel: () => PanelState;
  readonly send: (batch: PlayBatch) => Promise<unknown>;
}

/** Where the counts are kept: one text over restarts. `remember` says whether it took. */
export interface PlaysMemory {
  readonly recall: () => string | null;
  readonly remember: (text: string) => boolean;
  readonly forget: () => void;
}

const KEY = "aushang.plays";
const OWN: PlaysMemory = { recall: () => recall(KEY), remember: (text) => remember(KEY, text), forget: () => forget(KEY) };

/** What survives a restart: `sending` was closed under `sequence`, `open` was never sent to anybody. */
interface Kept {
  readonly instance: string;
  readonly sequence: number;
  readonly sending: readonly Play[] | null;
  readonly open: readonly Play[];
}

const kept = object<Kept>({ instance: matching(/^[0-9a-z]{1,32}$/), sequence: number(0), sending: orNull(list(play)), open: list(play) });

/**
 * Counts what is on the glass, and keeps it until the server has it: exactly once, whatever dies in between. What is closed under a number is
 * written down one tick before it is sent. So a screen that wakes up with what it had written last never gives a number to other plays than
 * before, and the server knows what it has already.
 */
export class Plays {
  private readonly source: PlaysSource;
  private readonly memory: PlaysMemory;
  private instance = "";
  private sequence = 0;
  private sending: readonly Play[] | null = null;
  private open = new Map<string, Play>();
  private shown: Pick<Play, "playlist" | "slide"> | null = null;
  private sinceMs = 0;
  private wasVisible = false;
  private panel: PanelState = "unknown";
  private timer: ReturnType<typeof setInterval> | undefined;

  constructor(source: PlaysSource, memory = OWN) {
    this.source = source;
    this.memory = memory;
    this.forgetCounted();
    const known = readJson(kept, memory.recall());
    if (!known) return;
    this.instance = known.instance;
    this.sequence = known.sequence;
    this.sending = known.sending;
    for (const one of known.open) this.add(one);
  }

  /** Begins to write and send. */
  start(): void {
    this.timer = setInterval(() => void this.tick(), TICK_MS);
    document.addEventListener("visibilitychange", this.settle);
    addEventListener("pagehide", this.keep);
  }

  stop(): void {
    clearInterval(this.timer);
    document.removeEventListener("visibilitychange", this.settle);
    removeEventListener("pagehide", this.keep);
    this.keep();
  }

  /** This is on the glass from now on. The same slide in a newer playlist has not come again. */
  painted(slide: string, playlist: ContentHash | null): void {
    this.settle();
    const name = slide.slice(0, MAX_NAME);
    if (this.shown?.slide === name) return;
    this.shown = { playlist, slide: name };
    this.note(Math.round(this.source.nowMs()), 1, 0);
  }

  /** Counts what was shown until now: with every slide, when the page comes or goes, and now and then. If the panel changed in between, nobody knows when. */
  readonly settle = (): void => {
    const { monotonicMs, nowMs, isVisible, panel } = this.source;
    const untilMs = Math.round(nowMs());
    const atMs = Math.round(monotonicMs());
    const shownMs = this.wasVisible ? Math.min(atMs - this.sinceMs, AWAKE_MS) : 0;
    const inHourMs = Math.min(shownMs, untilMs % HOUR_MS);
    const panelBefore = this.panel;
    this.sinceMs = atMs;
    this.wasVisible = isVisible();
    this.panel = panel();
    const panelMeanwhile = panelBefore === this.panel ? panelBefore : "unknown";
    this.note(untilMs - shownMs, 0, shownMs - inHourMs, panelMeanwhile);
    this.note(untilMs, 0, inHourMs, panelMeanwhile);
  };

  async tick(): Promise<void> {
    const { sending, sequence } = this;
    if (!sending) this.close();
    this.keep();
    if (!sending) return;
    const answer = await this.source.send({ instance: this.instance, sequence, plays: [...sending] });
    if (this.sending !== sending || !fits(playsStored, answer) || answer.sequence < sequence) return;
    this.sending = null;
    this.sequence = answer.sequence;
  }

  /** This is another screen from now on. */
  forgetAll(): void {
    this.forgetCounted();
    this.memory.forget();
  }

  private forgetCounted(): void {
    this.instance = Math.random().toString(36).slice(2) + Date.now().toString(36);
    this.sequence = 0;
    this.sending = null;
    this.open.clear();
    this.shown = null;
  }

  private close(): void {
    this.settle();
    const first = [...this.open].slice(0, MAX_SENT);
    if (first.length === 0) return;
    for (const [key] of first) this.open.delete(key);
    this.sending = first.map(([, one]) => one);
    this.sequence++;
  }

  private readonly keep = (): void => {
    this.settle();
    if (!this.shown && !this.sending) return;
    const { instance, sequence, sending, memory } = this;
    const known: Kept = { instance, sequence, sending, open: [...this.open.values()] };
    // What is there already must not come back with numbers that are given away meanwhile.
    if (!memory.remember(JSON.stringify(known))) memory.forget();
  };

  private note(atMs: number, count: number, paintedMs: number, panel = this.panel): void {
    if (!this.shown || (count === 0 && paintedMs <= 0)) return;
    const hourMs = Math.max(0, atMs - (atMs % HOUR_MS));
    this.add({ ...this.shown, atMs: hourMs as Play["atMs"], hours: 1, panel, count, paintedMs });
    this.makeRoom();
  }

  private add(one: Play): void {
    const { playlist, slide, atMs, hours, panel } = one;
    const key = [playlist, slide, atMs, hours, panel].join();
    const known = this.open.get(key);
    this.open.set(key, known ? { ...one, count: one.count + known.count, paintedMs: one.paintedMs + known.paintedMs } : one);
  }

  /** The oldest hours become days, and only if that does not help, days become one sum of what was lost. */
  private makeRoom(): void {
    if (this.open.size <= MAX_KEPT) return;
    for (const coarser of [byTheDay, asLost]) {
      for (const [key, one] of [...this.open]) {
        if (this.open.size <= KEPT_AFTERWARDS) return;
        this.open.delete(key);
        this.add(coarser(one));
      }
    }
  }
}

function byTheDay(one: Play): Play {
  return { ...one, hours: 24, atMs: (one.atMs - (one.atMs % (24 * HOUR_MS))) as Play["atMs"] };
}

function asLost(one: Play): Play {
  return { ...byTheDay(one), playlist: null, slide: "lost", panel: "unknown" };
}
