import type { Line } from "./clone-watch.ts";
import type { PlayerSocket } from "./player-sockets.ts";

/** Twice this is well within the ten seconds after which a player gives up on a connection. */
const ANSWER_MS = 3000;

/** The line behind a player's socket. Its own pings come only now and then; here somebody has to know at once. */
export class SocketLine implements Line {
  readonly run: string;
  readonly #socket: PlayerSocket;

  constructor(socket: PlayerSocket, run: string) {
    this.run = run;
    this.#socket = socket;
  }

  get isOpen(): boolean {
    return this.#socket.conn.readyState === "open";
  }

  answers(): Promise<boolean> {
    const { conn } = this.#socket;
    if (!this.isOpen) return Promise.resolve(false);
    return new Promise((resolve) => {
      const end = (isThere: boolean) => {
        clearTimeout(timer);
        conn.off("heartbeat", yes);
        conn.off("close", no);
        resolve(isThere);
      };
      const yes = () => end(true);
      const no = () => end(false);
      const timer = setTimeout(no, ANSWER_MS);
      conn.on("heartbeat", yes);
      conn.on("close", no);
      // Every client answers the library's own ping at once, those of earlier versions too.
      conn["sendPacket"]("ping");
    });
  }

  cut(): void {
    this.#socket.disconnect(true);
  }
}
