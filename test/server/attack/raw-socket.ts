import { once } from "node:events";
import { WebSocket } from "ws";

export const EIO = "/socket.io/?EIO=4&transport=websocket";

/** A WebSocket on which Engine.IO frames are written by hand. Keeps what came, and answers the server's pings unless told not to. */
export class RawSocket {
  readonly received: string[] = [];
  readonly #ws: WebSocket;
  readonly #closed: Promise<unknown>;

  private constructor(ws: WebSocket) {
    this.#ws = ws;
    this.#closed = once(ws, "close");
    ws.on("error", () => undefined);
    ws.on("message", (data) => {
      const text = String(data);
      if (text === "2") ws.send("3");
      this.received.push(text);
      ws.emit("text", text);
    });
  }

  /** Connects; Engine.IO's greeting has been read. */
  static async open(origin: string, headers: Readonly<Record<string, string>> = {}): Promise<RawSocket> {
    const socket = new RawSocket(new WebSocket(`${origin.replace("http", "ws")}${EIO}`, { headers, perMessageDeflate: false }));
    await socket.next(/^0\{/);
    return socket;
  }

  /** Connects and joins a namespace. */
  static async join(origin: string, namespace: string, auth: unknown, headers: Readonly<Record<string, string>> = {}): Promise<RawSocket> {
    const socket = await RawSocket.open(origin, headers);
    socket.send(`40${namespace},${JSON.stringify(auth)}`);
    await socket.next(new RegExp(`^40${namespace},`));
    return socket;
  }

  send(frame: string | Buffer): void {
    if (this.isOpen) this.#ws.send(frame);
  }

  /** The first frame that matches, if it has come already or when it comes. */
  async next(pattern: RegExp): Promise<string> {
    for (;;) {
      const found = this.received.find((text) => pattern.test(text));
      if (found !== undefined) return found;
      await Promise.race([once(this.#ws, "text"), this.#closed.then(() => Promise.reject(new Error(`Closed before ${String(pattern)}`)))]);
    }
  }

  get isOpen(): boolean {
    return this.#ws.readyState === WebSocket.OPEN;
  }

  closed(): Promise<unknown> {
    return this.#closed;
  }

  /** Leaves whatever comes in the wire. */
  stopReading(): void {
    this.#ws.pause();
  }

  close(): void {
    this.#ws.terminate();
  }
}
