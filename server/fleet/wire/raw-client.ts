import { connect, type Socket } from "node:net";
import { connect as connectTls } from "node:tls";
import { FrameReader } from "./frame-reader.ts";

/** All plain connections read into this one buffer: a chunk is handled before the next is read. */
const chunk = Buffer.alloc(65_536);
const END_OF_HEAD = Buffer.from("\r\n\r\n");

export interface RawTarget {
  readonly host: string;
  readonly port: number;
  readonly isSecure?: boolean;
}

export interface RawClientEvents {
  readonly onOpen: () => void;
  readonly onFrame: (beginning: string, length: number, opcode: number) => void;
  readonly onClose: () => void;
}

/** A WebSocket client made of a bare connection and hand-made frames: it costs the machine as little as a client can in Node. */
export class RawClient {
  readonly #socket: Socket;
  readonly #reader: FrameReader;
  readonly #events: RawClientEvents;
  #head: Buffer | null = Buffer.alloc(0);

  constructor(target: RawTarget, path: string, events: RawClientEvents) {
    this.#events = events;
    this.#reader = new FrameReader(events.onFrame);
    this.#socket = this.#open(target);
    this.#socket.write(
      `GET ${path} HTTP/1.1\r\nHost: ${target.host}:${String(target.port)}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n` +
        "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\nSec-WebSocket-Version: 13\r\n\r\n",
    );
    this.#socket.on("error", () => this.#socket.destroy()); // refused or reset: told by onClose
    this.#socket.once("close", events.onClose);
  }

  send(frame: Buffer): void {
    this.#socket.write(frame);
  }

  /** Reads nothing more until `resume`, as a device does that is too busy. */
  pause(): void {
    this.#socket.pause();
  }

  resume(): void {
    this.#socket.resume();
  }

  destroy(): void {
    this.#socket.destroy();
  }

  #open({ host, port, isSecure = false }: RawTarget): Socket {
    if (!isSecure) {
      const onread = { buffer: chunk, callback: (bytes: number) => this.#read(chunk, bytes) };
      return connect({ host, port, noDelay: true, onread });
    }
    const socket = connectTls({ host, port, servername: host });
    socket.setNoDelay(true);
    socket.on("data", (data: Buffer) => this.#read(data, data.length));
    return socket;
  }

  #read(data: Buffer, bytes: number): boolean {
    if (this.#head === null) this.#reader.read(data, 0, bytes);
    else this.#readHead(this.#head, data.subarray(0, bytes));
    return true;
  }

  #readHead(before: Buffer, data: Buffer): void {
    const head = Buffer.concat([before, data]);
    const end = head.indexOf(END_OF_HEAD);
    this.#head = end < 0 ? head : null;
    if (end < 0) return;
    if (!head.toString("latin1", 0, 12).endsWith("101")) {
      this.#socket.destroy();
      return;
    }
    this.#events.onOpen();
    this.#reader.read(head, end + END_OF_HEAD.length, head.length);
  }
}
