import { createHash } from "node:crypto";
import { promisify } from "node:util";
import { gunzip } from "node:zlib";
import { io, type Socket } from "socket.io-client";
import * as z from "zod/mini";
import {
  type Command,
  HEARTBEAT_MS,
  type Heartbeat,
  PLAYER_PROTOCOL,
  type PlayerDownEvents,
  type PlayerUpEvents,
} from "../../domain/api/player-events.ts";
import type { CommandKind } from "../../domain/model/command.ts";
import { ContentHash } from "../../domain/model/id.ts";
import { Playlist } from "../../domain/model/playlist.ts";
import { Instant, SECOND_MS } from "../../domain/model/time.ts";
import { showingAt } from "../../domain/programme/playback.ts";
import type { DemoScreen } from "./demo-record.ts";
import { paintedId } from "./painted-id.ts";
import { deviceOf } from "./simulated-device.ts";
import { Timers } from "./timers.ts";

/** Where Node's client is given a playlist, gzip is a Buffer; in a browser it is an ArrayBuffer. */
const Message = z.union([
  z.object({ hash: ContentHash, revision: z.optional(z.int()), json: z.string() }),
  z.object({ hash: ContentHash, revision: z.optional(z.int()), gzip: z.custom<Buffer>((value) => Buffer.isBuffer(value)) }),
]);

const STATES = { slide: "live", takeover: "takeover", quiet: "off", house: "fallback" } as const;

/** The most a timer is set for at once: from 25 days on it would fire immediately. */
const LONGEST_WAIT_MS = 60 * 60 * SECOND_MS;
const FIRST_CONNECTION_WITHIN_MS = 800;

/** How it behaves. `dropOutChance` is per heartbeat; a screen that dropped out is silent for 40 to 150 s. */
export interface Temperament {
  readonly heartbeatMs: number;
  readonly dropOutChance: number;
}
export const USUAL: Temperament = { heartbeatMs: HEARTBEAT_MS, dropOutChance: 1 / 150 };

/** What takes a device with a helper, or glass. */
const BEYOND_IT: ReadonlySet<CommandKind> = new Set(["restart", "screenshot"]);

/** A screen without glass: it connects, plays its playlist by the clock, reports what it would paint, and sometimes drops out. */
export class SimulatedScreen {
  readonly #screen: DemoScreen;
  readonly #temperament: Temperament;
  readonly #socket: Socket<PlayerDownEvents, PlayerUpEvents>;
  readonly #timers = new Timers();
  readonly #offsetMs = Math.round((Math.random() - 0.5) * 60);
  readonly #storageBytes = Math.round((20 + Math.random() * 60) * 1_048_576);
  #current: { readonly hash: ContentHash; readonly revision: number; readonly playlist: Playlist } | null = null;
  #painted = new Set<string>();

  constructor(origin: string, screen: DemoScreen, temperament: Temperament = USUAL) {
    this.#screen = screen;
    this.#temperament = temperament;
    this.#socket = io(`${origin}/player`, {
      transports: ["websocket"],
      auth: (give) => give({ token: screen.token, protocol: PLAYER_PROTOCOL, ...this.#played() }),
      autoConnect: false,
      forceNew: true,
      reconnectionDelay: SECOND_MS,
    });
    // A screen without a playlist is about to get one, and has nothing to report before.
    this.#socket.on("connect", () => {
      if (this.#current) this.#beat();
      this.#socket.emit("device", deviceOf(this.#screen, this.#storageBytes, this.#offsetMs), () => undefined);
    });
    this.#socket.on("playlist", (raw) => void this.#take(raw));
    this.#socket.on("command", (command) => this.#obey(command));
  }

  start(): void {
    this.#timers.set("connect", Math.random() * FIRST_CONNECTION_WITHIN_MS, () => this.#socket.connect());
  }

  stop(): void {
    this.#timers.clearAll();
    this.#socket.removeAllListeners();
    this.#socket.disconnect();
  }

  #beat(): void {
    if (!this.#socket.connected) return;
    if (Math.random() < this.#temperament.dropOutChance) {
      this.#dropOut();
      return;
    }
    this.#socket.emit("heartbeat", this.#report(), () => undefined);
    this.#timers.set("heartbeat", this.#temperament.heartbeatMs * (0.9 + Math.random() * 0.2), () => this.#beat());
  }

  /** Its network fails for a while. Nobody says goodbye then. */
  #dropOut(): void {
    this.#timers.set("heartbeat", (40 + Math.random() * 110) * SECOND_MS, () => this.#beat());
  }

  /** It has nothing to reload and nothing to show its name on, but it can say so. */
  #obey(command: Command): void {
    if (command.type === "revoked") return;
    const outcome = BEYOND_IT.has(command.type) ? "unsupported" : "done";
    this.#timers.set("obey", SECOND_MS, () => this.#socket.emit("obeyed", { id: command.id, outcome }));
  }

  #report(): Heartbeat {
    const { engine, viewport } = this.#screen;
    const showing = this.#current && showingAt(this.#current.playlist, Date.now());
    return {
      ...this.#played(),
      untilMs: this.#current?.playlist.untilMs ?? null,
      slide: showing && paintedId(showing),
      state: showing === null ? "fallback" : STATES[showing.kind],
      offsetMs: this.#offsetMs,
      faults: 0,
      storageBytes: this.#storageBytes,
      viewport,
      engine,
    };
  }

  #played(): Pick<Heartbeat, "playlist" | "revision"> {
    return { playlist: this.#current?.hash ?? null, revision: this.#current?.revision ?? 0 };
  }

  /** Takes a playlist over as soon as its pictures would be there. What is damaged is left: the next comparison brings it again. */
  async #take(raw: unknown): Promise<void> {
    const message = z.safeParse(Message, raw);
    if (!message.success) return;
    const json = "json" in message.data ? message.data.json : (await promisify(gunzip)(message.data.gzip)).toString();
    const { hash, revision = 0 } = message.data;
    if (createHash("sha256").update(json).digest("hex") !== hash) return;
    const playlist = Playlist.parse(JSON.parse(json));
    this.#timers.set("apply", 60 + Math.random() * 700, () => {
      this.#current = { hash, revision, playlist };
      this.#painted = new Set([...this.#painted].filter((id) => playlist.slides.some((slide) => slide.id === id)));
      this.#socket.emit("applied", { playlist: hash, atMs: Instant.parse(Date.now()) });
      this.#paint(true);
      this.#beat();
    });
  }

  /** Paints the slide whose turn it is, and comes back when the next one's turn is. */
  #paint(isFirst: boolean): void {
    if (this.#current === null) return;
    const { hash, playlist } = this.#current;
    const nowMs = Date.now();
    const showing = showingAt(playlist, nowMs);
    const slide = paintedId(showing);
    if (slide !== null && (isFirst || !this.#painted.has(slide)) && this.#socket.connected) {
      this.#painted.add(slide);
      this.#socket.emit("painted", { playlist: hash, slide, atMs: Instant.parse(nowMs) });
    }
    const waitMs = Math.min(LONGEST_WAIT_MS, Math.max(1, showing.untilMs - nowMs));
    this.#timers.set("paint", waitMs, () => this.#paint(false));
  }
}
