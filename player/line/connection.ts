import {
  type Command,
  type Fault,
  HEARTBEAT_MS,
  type Heartbeat,
  type Obeyed,
  type Painted,
  PLAYER_PROTOCOL,
  type PlayerAuth,
  type PlaylistMessage,
  type RefusalReason,
  type ScreenCard,
} from "../../domain/api/player-events.ts";
import type { DeviceReport } from "../../domain/model/device-report.ts";
import type { ContentHash } from "../../domain/model/id.ts";
import type { PlayBatch } from "../../domain/model/play.ts";
import { instance, RUN } from "../own-name.ts";
import { fits, type Shape } from "../shape.ts";
import type { ClockSample } from "../time/clock.ts";
import { command, playlistMessage, screenCard, serverMoment } from "./message-shapes.ts";
import { fetchPlaylist } from "./playlist-fetch.ts";
import { PlayerSocket } from "./wire/socket.ts";

const ACK_LIMIT_MS = 8000;
const CLOCK_QUESTIONS = 5;
/** News is told at once, but no oftener than this, however fast playlists follow one another. */
const NEWS_APART_MS = 3000;
/** How long a playlist may be on its way after the server has named it. */
const PLAYLIST_LIMIT_MS = 5000;
/** So many heartbeats are about an hour: a line without WebSocket is begun anew, for it may have been a bad moment, and the device is looked at again. */
const BEATS_AN_HOUR = 240;

/** What the connection needs to know from the player. */
export interface ConnectionSource {
  readonly token: string;
  readonly playlist: () => ContentHash | null;
  readonly revision: () => number;
  readonly heartbeat: () => Heartbeat;
  readonly device: () => Promise<DeviceReport>;
  readonly monotonicMs: () => number;
}

/** What the connection tells the player. Everything was parsed. */
export interface ConnectionNews {
  readonly onConnected: (isConnected: boolean) => void;
  readonly onPlaylist: (message: PlaylistMessage) => void;
  readonly onCard: (card: ScreenCard) => void;
  readonly onCommand: (command: Command) => void;
  readonly onSample: (sample: ClockSample) => void;
  readonly onTokenRefused: () => void;
  /** The server does not speak this player's protocol: it has another version of the player, be it an older one after a roll-back. */
  readonly onForeignServer: () => void;
  readonly onNonsense: (message: string) => void;
}

/** The line to the server: it comes back by itself for ever, and compares hashes so that no playlist is missed for long. */
export class Connection {
  private readonly source: ConnectionSource;
  private readonly news: ConnectionNews;
  private readonly socket: PlayerSocket;
  private heartbeatTimer: ReturnType<typeof setTimeout> | undefined;
  private repairTimer: ReturnType<typeof setTimeout> | undefined;
  private unanswered = 0;
  private polled = 0;
  private beats = 0;
  private toldDevice = "";
  private newsAtMs = Number.NEGATIVE_INFINITY;

  constructor(source: ConnectionSource, news: ConnectionNews) {
    this.source = source;
    this.news = news;
    this.socket = new PlayerSocket(
      {
        origin: location.origin,
        namespace: "/player",
        auth: (): PlayerAuth => ({
          token: source.token,
          protocol: PLAYER_PROTOCOL,
          playlist: source.playlist(),
          revision: source.revision(),
          instance: instance(),
          run: RUN,
        }),
      },
      {
        onConnected: () => void this.welcome(),
        onLost: () => {
          this.stopTimers();
          news.onConnected(false);
        },
        onRefused: (message) => this.refused(message),
        onEvent: (name, payload) => this.hear(name, payload),
      },
    );
  }

  get isConnected(): boolean {
    return this.socket.isConnected;
  }

  /** Ends the connection for good. */
  close(): void {
    this.stopTimers();
    this.socket.close();
  }

  /** Reports are courtesies: what is said while the line is down is not kept. */
  reportApplied(playlist: ContentHash, atMs: Painted["atMs"]): void {
    this.socket.emit("applied", { playlist, atMs });
  }

  reportPainted(painted: Painted): void {
    this.socket.emit("painted", painted);
  }

  /** Unlike reports these are kept until they are answered for. @returns the answer as it came; null if there was none */
  sendPlays(batch: PlayBatch): Promise<unknown> {
    return this.socket.ask("plays", batch, ACK_LIMIT_MS);
  }

  /** What became of a command. Without an answer the server says it again. */
  reportObeyed(obeyed: Obeyed): void {
    this.socket.emit("obeyed", obeyed);
  }

  reportFault(fault: Fault): void {
    this.socket.emit("fault", fault);
  }

  /** Something else hangs here now: nobody should have to wait for the next regular heartbeat to know. */
  beatSoon(): void {
    if (!this.isConnected) return;
    const nowMs = this.source.monotonicMs();
    if (this.newsAtMs <= nowMs) this.newsAtMs = Math.max(nowMs, this.newsAtMs + NEWS_APART_MS);
    this.beatIn(this.newsAtMs - nowMs);
  }

  private hear(name: unknown, payload: unknown): void {
    if (name === "playlist") this.take(playlistMessage, payload, this.news.onPlaylist);
    else if (name === "screen") this.take(screenCard, payload, this.news.onCard);
    else if (name === "command") this.take(command, payload, this.news.onCommand);
  }

  private take<T>(shape: Shape<T>, raw: unknown, use: (value: T) => void): void {
    if (fits(shape, raw)) use(raw);
    else this.news.onNonsense("a message of the server could not be understood");
  }

  private async welcome(): Promise<void> {
    this.unanswered = 0;
    this.polled = 0;
    this.beats = 0;
    this.news.onConnected(true);
    for (let question = 0; question < CLOCK_QUESTIONS && this.isConnected; question++) {
      await this.ask((limitMs) => this.socket.ask("clock", {}, limitMs));
    }
    if (this.isConnected) await this.beat();
  }

  private beatIn(waitMs: number): void {
    clearTimeout(this.heartbeatTimer);
    this.heartbeatTimer = setTimeout(() => void this.beat(), waitMs);
  }

  private async beat(): Promise<void> {
    this.beatIn(HEARTBEAT_MS * (0.9 + Math.random() * 0.2));
    const answered = await this.ask((limitMs) => this.socket.ask("heartbeat", this.source.heartbeat(), limitMs));
    this.unanswered = answered ? 0 : this.unanswered + 1;
    this.polled = this.socket.isPolling ? this.polled + 1 : 0;
    // A line on which nobody answers is no line, whatever the transport believes. And one that polls tries for something better now and then.
    if (this.isConnected && (this.unanswered >= 3 || this.polled >= BEATS_AN_HOUR)) this.socket.connect();
    if (this.beats++ % BEATS_AN_HOUR === 0) await this.tellDevice();
  }

  /** Says what the device is, unless the server has acknowledged just that. */
  private async tellDevice(): Promise<void> {
    const report = await this.source.device();
    const json = JSON.stringify(report);
    if (json === this.toldDevice) return;
    // Unanswered it may have been heard all the same: then what was said before is not known there any more.
    this.toldDevice = "";
    if (await this.ask((limitMs) => this.socket.ask("device", report, limitMs))) this.toldDevice = json;
  }

  /** One round trip: it measures the clock and says which playlist should hang here. */
  private async ask(question: (limitMs: number) => Promise<unknown>): Promise<boolean> {
    const sentMs = this.source.monotonicMs();
    const answer = await question(ACK_LIMIT_MS);
    const receivedMs = this.source.monotonicMs();
    if (!fits(serverMoment, answer)) return false;
    this.news.onSample({ sentMs, receivedMs, serverMs: answer.nowMs });
    this.compare(answer.playlist);
    return true;
  }

  private compare(expected: ContentHash | null): void {
    if (expected === null || expected === this.source.playlist() || this.repairTimer !== undefined) return;
    this.repairTimer = setTimeout(() => {
      this.repairTimer = undefined;
      if (expected !== this.source.playlist()) void this.fetchInstead();
    }, PLAYLIST_LIMIT_MS);
  }

  private async fetchInstead(): Promise<void> {
    const message = await fetchPlaylist(this.source.token, this.source.playlist());
    if (message) this.news.onPlaylist(message);
  }

  private refused(message: string): void {
    const unknown: RefusalReason = "unknown-token";
    const foreign: RefusalReason = "unsupported-protocol";
    if (message === unknown) this.news.onTokenRefused();
    else if (message === foreign) this.news.onForeignServer();
  }

  private stopTimers(): void {
    clearTimeout(this.heartbeatTimer);
    clearTimeout(this.repairTimer);
    this.repairTimer = undefined;
  }
}
