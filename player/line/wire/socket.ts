import type { PlayerUpEvents } from "../../../domain/api/player-events.ts";
import { openPolling } from "./polling.ts";
import { openSession, type Session } from "./session.ts";
import { ACK, CONNECT, CONNECT_ERROR, DISCONNECT, EVENT, type Packet, PacketReader, packetText } from "./socket-packets.ts";
import type { OpenTransport, Part } from "./transport.ts";
import { openWebSocket } from "./web-socket.ts";

const ATTEMPT_LIMIT_MS = 10_000;
const RETRY_MS = 1000;
/** With the time for an attempt a whole fleet is back within 20 s of the server's return, spread evenly. */
const RETRY_MAX_MS = 15_000;

type Payload<K extends keyof PlayerUpEvents> = Parameters<PlayerUpEvents[K]>[0];

export interface SocketSource {
  readonly origin: string;
  readonly namespace: string;
  /** Asked at each attempt: the server hears what is true then. */
  readonly auth: () => unknown;
}

/** What comes from the server is not understood here: whoever listens must. */
export interface SocketNews {
  readonly onConnected: () => void;
  readonly onLost: () => void;
  readonly onRefused: (message: string) => void;
  readonly onEvent: (name: unknown, payload: unknown) => void;
}

/**
 * A client of Socket.IO for one namespace that comes back by itself for ever: WebSocket first, polling at once where none gets through, and again
 * after a while that grows to 15 s and is spread, so that a fleet does not come back as one. Server and protocol are those of the library; its client is three times
 * as long, for transports, upgrades, queues and namespaces that a screen has no use for.
 */
export class PlayerSocket {
  private readonly source: SocketSource;
  private readonly news: SocketNews;
  private session: Session | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private connected = false;
  private polls = false;
  private failures = 0;
  private lastId = 0;
  private readonly questions = new Map<number, (answer: unknown) => void>();

  constructor(source: SocketSource, news: SocketNews) {
    this.source = source;
    this.news = news;
    addEventListener("offline", this.onOffline);
    addEventListener("online", this.onOnline);
    this.connect();
  }

  get isConnected(): boolean {
    return this.connected;
  }

  get isPolling(): boolean {
    return this.polls;
  }

  /** Begins anew, now. */
  connect(): void {
    const wasConnected = this.connected;
    this.end();
    this.attempt(openWebSocket);
    if (wasConnected) this.news.onLost();
  }

  /** Ends it for good. */
  close(): void {
    this.end();
    removeEventListener("offline", this.onOffline);
    removeEventListener("online", this.onOnline);
  }

  /** What is said while the line is down is lost. */
  emit<K extends keyof PlayerUpEvents>(name: K, payload: Payload<K>): void {
    this.send({ kind: EVENT, data: [name, payload] });
  }

  /** The first word of the answer; null if none comes in time, or the line goes down. */
  ask<K extends keyof PlayerUpEvents>(name: K, payload: Payload<K>, limitMs: number): Promise<unknown> {
    return new Promise((resolve) => {
      if (!this.connected) return resolve(null);
      const id = ++this.lastId;
      const timer = setTimeout(() => this.answer(id, null), limitMs);
      this.questions.set(id, (answer) => {
        clearTimeout(timer);
        resolve(answer);
      });
      this.send({ kind: EVENT, id, data: [name, payload] });
    });
  }

  private attempt(open: OpenTransport): void {
    const reader = new PacketReader(this.source.namespace);
    this.polls = open === openPolling;
    let hasOpened = false;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.timedOut(hasOpened), ATTEMPT_LIMIT_MS);
    this.session = openSession(this.source.origin, open, {
      onOpen: () => {
        hasOpened = true;
        this.send({ kind: CONNECT, data: this.source.auth() });
      },
      onMessage: (part) => this.take(reader, part),
      onLost: () => {
        if (hasOpened || this.polls) this.failed();
        else this.attempt(openPolling);
      },
    });
  }

  /** Something on the way may swallow WebSockets without a word; a server that is only slow must not be asked to poll by all. */
  private timedOut(hasOpened: boolean): void {
    this.session?.close();
    if (!hasOpened && !this.polls && this.failures % 2 === 1) this.attempt(openPolling);
    else this.failed();
  }

  private take(reader: PacketReader, part: Part): void {
    let packet: Packet | null = null;
    try {
      packet = reader.take(part);
    } catch {
      this.failed();
    }
    if (packet) this.understand(packet);
  }

  private understand({ kind, id, data }: Packet): void {
    const [first, second] = Array.isArray(data) ? data : [];
    switch (kind) {
      case CONNECT:
        clearTimeout(this.timer);
        this.failures = 0;
        this.connected = true;
        this.news.onConnected();
        break;
      case EVENT:
        this.news.onEvent(first, second);
        break;
      case ACK:
        this.answer(id, first);
        break;
      case CONNECT_ERROR:
        this.retry(RETRY_MAX_MS);
        this.news.onRefused(String(Object(data).message));
        break;
      case DISCONNECT:
        // So a server says goodbye that is about to start again, and it says so to all.
        this.retry(RETRY_MAX_MS);
        break;
    }
  }

  private failed(): void {
    this.failures++;
    this.retry(Math.min(RETRY_MS * 2 ** this.failures, RETRY_MAX_MS));
  }

  private retry(spreadMs: number): void {
    const wasConnected = this.connected;
    this.end();
    this.timer = setTimeout(() => this.attempt(openWebSocket), Math.random() * spreadMs);
    if (wasConnected) this.news.onLost();
  }

  private end(): void {
    clearTimeout(this.timer);
    this.session?.close();
    this.session = null;
    this.connected = false;
    for (const id of this.questions.keys()) this.answer(id, null);
  }

  private answer(id: number | undefined, answer: unknown): void {
    if (id === undefined) return;
    this.questions.get(id)?.(answer);
    this.questions.delete(id);
  }

  private send(packet: Packet): void {
    this.session?.send(packetText(this.source.namespace, packet));
  }

  private readonly onOffline = (): void => {
    if (this.connected) this.failed();
  };
  /** The network is back, for all of a building at once. */
  private readonly onOnline = (): void => {
    if (!this.session) this.retry(RETRY_MS);
  };
}
