import { HEARTBEAT_MS } from "../../domain/api/player-events.ts";
import { FleetFigures } from "./fleet-figures.ts";
import { MISHAPS } from "./mishap.ts";
import { seeded } from "./random.ts";
import { SimulatedPlayer } from "./simulated-player.ts";
import type { RawTarget } from "./wire/raw-client.ts";

/** Heartbeats due in this span leave together. */
const TICK_MS = 10;
const LOOK_MS = 100;
/** A mishap that lasts, lasts so long at least and at most. */
const SHORTEST_MS = 5000;
const LONGEST_MS = 120_000;

export interface FleetWish {
  readonly target: RawTarget;
  readonly tokens: readonly string[];
  readonly seed: number;
  /** How many connect at a time at the start. */
  readonly inFlight: number;
}

/** Many simulated players: connects them, lets them keep in touch evenly spread, and lets things go wrong for them. */
export class SimulatedFleet {
  readonly figures = new FleetFigures();
  readonly #players: readonly SimulatedPlayer[];
  readonly #random: () => number;
  readonly #inFlight: number;
  readonly #timers = new Set<NodeJS.Timeout>();
  #trouble: NodeJS.Timeout | undefined;

  constructor({ target, tokens, seed, inFlight }: FleetWish) {
    this.#random = seeded(seed);
    this.#inFlight = inFlight;
    this.#players = tokens.map((token) => new SimulatedPlayer(target, token, this.figures, this.#random));
  }

  /** Connects all and lets them keep in touch. @returns once all were let in and have their playlist */
  async start(): Promise<void> {
    this.#keepInTouch();
    for (let next = 0; next < this.#players.length; ) {
      const under = this.#players.slice(0, next).filter(({ isJoined }) => !isJoined).length;
      for (const player of this.#players.slice(next, next + this.#inFlight - under)) {
        player.connect();
        next += 1;
      }
      await this.#until(() => this.#players.slice(0, next).filter(({ isJoined }) => !isJoined).length < this.#inFlight);
    }
    await this.#until(() => this.#players.every(({ isJoined, playlist }) => isJoined && playlist !== null));
  }

  each(work: (player: SimulatedPlayer) => void): void {
    this.#players.forEach(work);
  }

  /** From now on so many of a hundred suffer something in each minute. */
  trouble(percentPerMinute: number): void {
    const perLook = (this.#players.length * percentPerMinute * LOOK_MS) / 6_000_000;
    let due = 0;
    this.#trouble = this.#every(LOOK_MS, () => {
      for (due += perLook; due >= 1; due -= 1) {
        const mishap = MISHAPS[Math.floor(this.#random() * MISHAPS.length)] ?? "cut";
        this.#any().suffer(mishap, SHORTEST_MS + this.#random() * (LONGEST_MS - SHORTEST_MS));
      }
    });
  }

  /** From now on nothing new goes wrong. */
  calm(): void {
    clearInterval(this.#trouble);
  }

  /** Cuts so many of a hundred off in the same moment. */
  storm(percent: number): void {
    const count = Math.floor((this.#players.length * percent) / 100);
    for (const player of this.#players.slice(0, count)) player.suffer("cut", 0);
  }

  /** Resolves as soon as all are there. */
  allBack(): Promise<void> {
    return this.#until(() => this.figures.live === this.#players.length);
  }

  stop(): void {
    for (const timer of this.#timers) clearInterval(timer);
    this.#timers.clear();
    for (const player of this.#players) player.stop();
  }

  #any(): SimulatedPlayer {
    return this.#players[Math.floor(this.#random() * this.#players.length)] as SimulatedPlayer;
  }

  #keepInTouch(): void {
    const startMs = performance.now();
    const { length } = this.#players;
    let sent = 0;
    this.#every(TICK_MS, () => {
      const due = Math.floor(((performance.now() - startMs) / HEARTBEAT_MS) * length);
      for (; sent < due; sent += 1) this.#players[sent % length]?.beat();
    });
  }

  #every(ms: number, work: () => void): NodeJS.Timeout {
    const timer = setInterval(work, ms);
    this.#timers.add(timer);
    return timer;
  }

  #until(isSo: () => boolean): Promise<void> {
    return new Promise((resolve) => {
      const timer = setInterval(() => {
        if (!isSo()) return;
        clearInterval(timer);
        this.#timers.delete(timer);
        resolve();
      }, LOOK_MS);
      this.#timers.add(timer);
    });
  }
}
