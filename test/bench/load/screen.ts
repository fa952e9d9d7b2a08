import type { Heartbeat } from "../../../domain/api/player-events.ts";
import { RawClient } from "../../../server/fleet/wire/raw-client.ts";
import { maskedTextFrame } from "../../../server/fleet/wire/text-frame.ts";
import { type Arrivals, playlistHashIn } from "./arrivals.ts";

const PATH = "/socket.io/?EIO=4&transport=websocket";
const PONG = maskedTextFrame("3");
/** A player asks for the time this often when it has joined, and then sends its first heartbeat. */
const CLOCK_QUESTIONS = 5;
const CONNECT_LIMIT_MS = 10_000;

export interface ScreenCounts {
  live: number;
  refused: number;
  closed: number;
  acknowledged: number;
}

/** A heartbeat as it is written, before it is parsed. */
type HeartbeatInput = Omit<Heartbeat, "playlist"> & { readonly playlist: string | null };
export type Change = "live" | "playlist" | "closed";

/**
 * A player as far as the server can tell: joins `/player` with its token and the playlist it has, answers pings, sends heartbeats,
 * remembers which playlist it was given.
 */
export class LoadScreen {
  readonly #token: string;
  readonly #arrivals: Arrivals;
  readonly #counts: ScreenCounts;
  readonly #onChange: (screen: LoadScreen, change: Change) => void;
  #client: RawClient | undefined;
  #live = false;
  #ackId = 0;
  #questions = 0;
  #limit: NodeJS.Timeout | undefined;
  /** The hash it plays, as a real player would tell at the next connect. */
  playlist: string | null = null;
  /** Connects since it was last live: what the player's back-off goes by. */
  attempts = 0;

  constructor(token: string, arrivals: Arrivals, counts: ScreenCounts, onChange: (screen: LoadScreen, change: Change) => void) {
    this.#token = token;
    this.#arrivals = arrivals;
    this.#counts = counts;
    this.#onChange = onChange;
  }

  get isLive(): boolean {
    return this.#live;
  }

  connect(port: number): void {
    this.attempts += 1;
    const client = new RawClient({ host: "127.0.0.1", port }, PATH, {
      onOpen: () => undefined,
      onFrame: (beginning, length, opcode) => this.#read(client, beginning, length, opcode),
      onClose: () => this.#closed(client),
    });
    this.#client = client;
    this.#limit = setTimeout(() => client.destroy(), CONNECT_LIMIT_MS);
  }

  heartbeat(): void {
    this.#ask("heartbeat", {
      playlist: this.playlist,
      slide: "house",
      state: "live",
      offsetMs: 3,
      faults: 0,
      storageBytes: 1_200_000,
      viewport: "1920x1080",
      engine: "Chromium 153",
    } satisfies HeartbeatInput);
  }

  #ask(event: string, payload: object): void {
    if (!this.#live) return;
    this.#client?.send(maskedTextFrame(`42/player,${String(this.#ackId++)}["${event}",${JSON.stringify(payload)}]`));
  }

  #read(client: RawClient, beginning: string, length: number, opcode: number): void {
    if (opcode === 2 || length > 500 || beginning.startsWith("42") || beginning.startsWith("45")) this.#readEvent(beginning, length);
    else if (beginning === "2") client.send(PONG);
    else if (beginning.startsWith("0{")) this.#join(client);
    else if (beginning.startsWith("40/player")) this.#joined();
    else if (beginning.startsWith("43")) this.#answered();
    else if (beginning.startsWith("44")) this.#refused(client);
  }

  #join(client: RawClient): void {
    client.send(maskedTextFrame(`40/player,${JSON.stringify({ token: this.#token, protocol: 1, playlist: this.playlist })}`));
  }

  #joined(): void {
    this.#live = true;
    this.attempts = 0;
    this.#counts.live += 1;
    clearTimeout(this.#limit);
    this.#questions = CLOCK_QUESTIONS;
    this.#ask("clock", {});
    this.#onChange(this, "live");
  }

  #answered(): void {
    this.#counts.acknowledged += 1;
    if (this.#questions === 0) return;
    this.#questions -= 1;
    if (this.#questions > 0) this.#ask("clock", {});
    else this.heartbeat();
  }

  #readEvent(beginning: string, length: number): void {
    const hash = playlistHashIn(beginning);
    this.#arrivals.take(length, hash);
    if (hash === undefined || hash === this.playlist) return;
    this.playlist = hash;
    this.#onChange(this, "playlist");
  }

  #refused(client: RawClient): void {
    this.#counts.refused += 1;
    client.destroy();
  }

  #closed(client: RawClient): void {
    if (client !== this.#client) return;
    clearTimeout(this.#limit);
    if (this.#live) this.#counts.live -= 1;
    this.#live = false;
    this.#counts.closed += 1;
    this.#onChange(this, "closed");
  }
}
