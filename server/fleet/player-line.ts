import type { PlayerUpEvents } from "../../domain/api/player-events.ts";
import { RawClient, type RawTarget } from "./wire/raw-client.ts";
import { maskedTextFrame } from "./wire/text-frame.ts";

const PATH = "/socket.io/?EIO=4&transport=websocket";
const PONG = maskedTextFrame("3");
const CONNECT_LIMIT_MS = 10_000;

type Payload<Name extends keyof PlayerUpEvents> = Parameters<PlayerUpEvents[Name]>[0];

export interface LineNews {
  readonly onJoined: () => void;
  /** The server does not let it in, for this reason. */
  readonly onRefused: (reason: string) => void;
  /** The beginning of an event, as text: `["playlist",{"hash":"…`. */
  readonly onEvent: (beginning: string) => void;
  readonly onClosed: () => void;
}

/** One connection of a player: Engine.IO and Socket.IO as the server speaks them, for the namespace `/player`. It can also be made to behave badly. */
export class PlayerLine {
  readonly #client: RawClient;
  readonly #news: LineNews;
  readonly #auth: () => object;
  readonly #questions = new Map<number, { readonly askedMs: number; readonly onAnswer: (ms: number) => void }>();
  readonly #limit: NodeJS.Timeout;
  #lastId = 0;
  #isSilent = false;

  constructor(target: RawTarget, auth: () => object, news: LineNews) {
    this.#news = news;
    this.#auth = auth;
    this.#client = new RawClient(target, PATH, {
      onOpen: () => undefined,
      onFrame: (beginning, length, opcode) => this.#hear(beginning, length, opcode),
      onClose: () => this.#closed(),
    });
    this.#limit = setTimeout(() => this.destroy(), CONNECT_LIMIT_MS);
  }

  /** @param onAnswer hears after how many milliseconds the acknowledgement came; never if the line goes down before */
  ask<Name extends keyof PlayerUpEvents>(name: Name, payload: Payload<Name>, onAnswer: (ms: number) => void): void {
    const id = this.#lastId++;
    this.#questions.set(id, { askedMs: performance.now(), onAnswer });
    this.#send(`42/player,${String(id)}${JSON.stringify([name, payload])}`);
  }

  tell<Name extends keyof PlayerUpEvents>(name: Name, payload: Payload<Name>): void {
    this.#send(`42/player,${JSON.stringify([name, payload])}`);
  }

  /** Says nothing any more, not even that it is there, without hanging up: as when a cable is pulled. */
  fallSilent(): void {
    this.#isSilent = true;
  }

  /** Reads nothing for a while, as a device does that is too busy. */
  stopReading(): void {
    this.#client.pause();
  }

  readOn(): void {
    this.#client.resume();
  }

  /** Hangs up without a goodbye. */
  destroy(): void {
    this.#client.destroy();
  }

  #send(text: string): void {
    if (!this.#isSilent) this.#client.send(maskedTextFrame(text));
  }

  #hear(beginning: string, length: number, opcode: number): void {
    if (this.#isSilent) return;
    if (beginning === "2") this.#client.send(PONG);
    else if (beginning.startsWith("43/player,")) this.#answered(beginning);
    else if (beginning.startsWith("42/player,") || beginning.startsWith("45")) this.#news.onEvent(beginning.slice(beginning.indexOf("[")));
    else if (beginning.startsWith("0{")) this.#send(`40/player,${JSON.stringify(this.#auth())}`);
    else if (beginning.startsWith("40/player")) this.#joined();
    else if (beginning.startsWith("44/player,")) this.#refused(beginning);
    // Pictures and playlists of one frame each need no reading here; what is long and binary is the second half of an event.
    else if (opcode !== 2 && length < 500 && beginning.startsWith("41/player")) this.destroy();
  }

  #joined(): void {
    clearTimeout(this.#limit);
    this.#news.onJoined();
  }

  #answered(beginning: string): void {
    const id = Number.parseInt(beginning.slice(10), 10);
    const question = this.#questions.get(id);
    this.#questions.delete(id);
    question?.onAnswer(performance.now() - question.askedMs);
  }

  #refused(beginning: string): void {
    this.#news.onRefused(/"message":"([\w-]+)"/.exec(beginning)?.[1] ?? "unknown");
    this.destroy();
  }

  #closed(): void {
    clearTimeout(this.#limit);
    this.#questions.clear();
    this.#news.onClosed();
  }
}
