import { Socket as Wire } from "node:net";
import type { Socket } from "socket.io";

/** A screen that lets this much pile up is not reading. It is cut, connects again and is repaired by the comparison of hashes. */
export const STUCK_BYTES = 1_048_576;

/**
 * How a broadcast may reach a socket right now:
 * - a `Wire`: its raw connection, on which frames may be written in order;
 * - `ordinary`: through Engine.IO (polling, an upgrade under way, something still queued, an older protocol, compression);
 * - `unknown`: a WebSocket connection that does not look as expected, so through Engine.IO too;
 * - `stuck`: it does not read; this is its raw connection, to be closed.
 */
export type Way = Wire | "ordinary" | "unknown" | { readonly stuck: Wire };

type Connection = Socket["client"]["conn"];
type Transport = Connection["transport"];

/**
 * What was learned about a socket. It holds for as long as its transport is the same. It lies flat, so that a broadcast to thousands
 * touches little memory: that is where its time goes.
 */
export interface Known {
  readonly socket: Socket;
  readonly conn: Connection;
  readonly transport: Transport;
  readonly plain: Plain | "ordinary" | "unknown";
}

/** The parts of a plain WebSocket connection that say, now and later, whether it may be written to. */
interface Plain {
  readonly queue: { readonly writeBuffer: readonly unknown[] };
  readonly ws: { readonly readyState: number };
  readonly wire: Wire;
}

const WS_OPEN = 1;

export function learn(socket: Socket): Known {
  const { conn } = socket.client;
  const { transport } = conn;
  return { socket, conn, transport, plain: inspect(conn, transport) };
}

/** The way to a socket at this moment. `known` must have been learned from its present transport. */
export function wayBy({ conn, transport, plain }: Known): Way {
  if (typeof plain === "string") return plain;
  const { wire, ws, queue } = plain;
  if (wire.writableLength > STUCK_BYTES) return { stuck: wire };
  const isIdle = transport.writable && !conn.upgrading && conn.readyState === "open" && queue.writeBuffer.length === 0;
  return isIdle && ws.readyState === WS_OPEN && wire.writable ? wire : "ordinary";
}

/** Recognises a WebSocket transport of the versions in `fan-out-versions.ts`: the only reader of private fields. */
function inspect(conn: object, transport: Transport): Known["plain"] {
  if (transport.name !== "websocket" || transport.protocol !== 4) return "ordinary";
  if (!("perMessageDeflate" in transport && "socket" in transport)) return "unknown";
  const ws = transport.socket;
  if (!(hasQueue(conn) && isWebSocket(ws))) return "unknown";
  const isCompressing = Boolean(transport.perMessageDeflate) || Object.keys(ws._extensions).length > 0;
  return isCompressing || !takesBinary(transport) ? "ordinary" : { queue: conn, ws, wire: ws._socket };
}

/** False for a client that asked for binary as base64. */
function takesBinary(transport: object): boolean {
  return "supportsBinary" in transport && transport.supportsBinary === true;
}

interface KnownWebSocket {
  readonly readyState: number;
  readonly _extensions: object;
  readonly _socket: Wire;
}

/** A server's end whose sender writes to the same wire and, without compression, straight away: so the order is ours to see. */
function isWebSocket(ws: unknown): ws is KnownWebSocket {
  if (!(isObject(ws) && "readyState" in ws && typeof ws.readyState === "number" && "_isServer" in ws && ws._isServer === true))
    return false;
  if (!("_extensions" in ws && isObject(ws._extensions) && "_socket" in ws && ws._socket instanceof Wire)) return false;
  return "_sender" in ws && isObject(ws._sender) && isSender(ws._sender, ws._socket);
}

function isSender(sender: object, wire: Wire): boolean {
  if (!("_socket" in sender && sender._socket === wire && "_state" in sender && sender._state === 0)) return false;
  return "_queue" in sender && Array.isArray(sender._queue) && "_firstFragment" in sender && sender._firstFragment === true;
}

/** Recognises what Engine.IO keeps to itself: the packets that wait because the client does not take them. */
export function hasQueue(conn: object): conn is { readonly writeBuffer: readonly unknown[] } {
  return "writeBuffer" in conn && Array.isArray(conn.writeBuffer);
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}
