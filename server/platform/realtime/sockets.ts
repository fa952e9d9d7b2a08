import type { Server as HttpServer, IncomingMessage } from "node:http";
import { Server, type Socket } from "socket.io";
import type { Log } from "../log.ts";
import { fanOutAdapter } from "./fan-out-adapter.ts";
import { hasQueue } from "./fan-out-wire.ts";

export type IsAllowedOrigin = (request: IncomingMessage) => boolean;

/** Attaches Socket.IO to the HTTP server: WebSocket first, small packets, no compression, foreign origins refused on both transports. */
export function createSockets(http: HttpServer, isAllowedOrigin: IsAllowedOrigin, log: Log): Server {
  const io = new Server(http, {
    serveClient: false,
    perMessageDeflate: false,
    httpCompression: false,
    maxHttpBufferSize: 65_536,
    connectTimeout: 10_000,
    pingInterval: 15_000,
    pingTimeout: 10_000,
    allowEIO3: false,
    // Socket.IO's own `cors` does not cover WebSocket.
    allowRequest: (request, decide) => decide(null, isAllowedOrigin(request)),
    adapter: fanOutAdapter({ log }),
  });
  // There always is a main namespace; nobody of ours speaks there, and nobody would watch over who does.
  io.use((socket, next) => refuse(socket, next, "unknown-namespace"));
  return io;
}

/** Packets that may wait for a client. Even a slow one takes a playlist, its card and a few answers between two looks. */
const MOST_WAITING = 100;

/**
 * Cuts clients that ask on and on and take none of the answers: what they do not take piles up here. Call it every few seconds.
 * (Broadcasts look for themselves; see `fan-out-wire.ts`.)
 * @returns how many were cut
 */
export function cutStuck(io: Server, namespaces: readonly string[]): number {
  const sockets = namespaces.flatMap((name) => [...io.of(name).sockets.values()]);
  const stuck = sockets.filter(({ conn }) => waitingFor(conn) > MOST_WAITING);
  for (const { conn } of stuck) conn.close(true);
  return stuck.length;
}

function waitingFor(conn: object): number {
  return hasQueue(conn) ? conn.writeBuffer.length : 0;
}

/** Refuses a handshake and hangs up once that is said: each further try costs a connection, not just a packet. */
export function refuse(socket: Socket, next: (error: Error) => void, reason: string): void {
  next(new Error(reason));
  setImmediate(() => socket.conn.close());
}
