import type { ContentHash } from "../../../domain/model/id.ts";
import type { PanelState, PlayBatch } from "../../../domain/model/play.ts";
import { Plays, type PlaysMemory } from "../../../player/plays/plays.ts";

export const DAY_MS = 86_400_000;
export const HOUR_MS = 3_600_000;
/** Noon of 12 January 2027, UTC. */
export const NOON_MS = 1_799_755_200_000;
export const FIRST = "a".repeat(64) as ContentHash;
export const SECOND = "b".repeat(64) as ContentHash;

/** A disk that loses what was written last when its power is cut, and may be full or switched off. */
export class Disk implements PlaysMemory {
  durable: string | null = null;
  newest: string | null = null;
  isFull = false;
  isOff = false;
  writes = 0;

  readonly recall = () => (this.isOff ? null : this.newest);
  readonly remember = (text: string) => {
    if (this.isOff || this.isFull) return false;
    this.writes++;
    this.newest = text;
    return true;
  };
  readonly forget = () => {
    if (!this.isOff) this.newest = null;
  };

  /** What was written a while ago is safe. */
  sync(): void {
    this.durable = this.newest;
  }

  cutPower(): void {
    this.newest = this.durable;
  }
}

/** A screen whose clocks, disk and line are ours. */
export class BenchScreen {
  monotonicMs = 5000;
  nowMs = NOON_MS;
  isVisible = true;
  panel: PanelState = "unknown";
  readonly disk = new Disk();
  readonly sent: PlayBatch[] = [];
  /** What the line answers; no answer unless said otherwise. */
  answer: (batch: PlayBatch) => unknown = () => null;
  plays = this.#start();

  pass(ms: number): void {
    this.monotonicMs += ms;
    this.nowMs += ms;
  }

  /** Shows a slide, and lets time pass while it hangs. */
  show(slide: string, ms: number, playlist: ContentHash = FIRST): void {
    this.plays.painted(slide, playlist);
    this.pass(ms);
  }

  restart(): void {
    this.plays = this.#start();
  }

  acknowledge(): void {
    this.answer = ({ sequence }) => ({ sequence });
  }

  #start(): Plays {
    return new Plays(
      {
        monotonicMs: () => this.monotonicMs,
        nowMs: () => this.nowMs,
        isVisible: () => this.isVisible,
        panel: () => this.panel,
        send: async (batch) => {
          this.sent.push(batch);
          return this.answer(batch);
        },
      },
      this.disk,
    );
  }
}
