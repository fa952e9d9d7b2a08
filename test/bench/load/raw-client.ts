import { connect, type Socket } from "node:net";
import { FrameReader } from "./frame-reader.ts";

/** All connections read into this one buffer: a chunk is handled before the next is read. */
const chunk = Buffer.alloc(65_536);
const END_OF_HEAD = Buffer.from("\r\n\r\n");

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

  constructor(port: number, path: string, events: RawClientEvents) {
    this.#events = events;
    this.#reader = new FrameReader(events.onFrame);
    this.#socket = connect({ host: "127.0.0.1", port, noDelay: true, onread: { buffer: chunk, callback: (bytes) => this.#read(bytes) } });
    this.#socket.write(
      `GET ${path} HTTP/1.1\r\nHost: 127.0.0.1:${String(port)}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n` +
        "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\nSec-WebSocket-Version: 13\r\n\r\n",
    );
    this.#socket.on("error", () => this.#socket.destroy()); // refused or reset: told by onClose
    this.#socket.once("close", events.onClose);
  }

  send(frame: Buffer): void {
    this.#socket.write(frame);
  }

  destroy(): void {
    this.#socket.destroy();
  }

  #read(bytes: number): boolean {
    if (this.#head === null) this.#reader.read(chunk, 0, bytes);
    else this.#readHead(this.#head, bytes);
    return true;
  }

  #readHead(before: Buffer, bytes: number): void {
    const head = Buffer.concat([before, chunk.subarray(0, bytes)]);
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
