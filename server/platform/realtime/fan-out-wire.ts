import { Socket as Wire } from "node:net";
import type { Socket } from "socket.io";

/** A screen that lets this much pile up is not reading. It is cut, connects again and is repaired by the comparison of hashes. */
export const STUCK_BYTES = 1_048_576;

/**
 * How a broadcast may reach a socket right now:
 * - a `Wire`: its raw connection, on which frames may be written in order;
 * - `ordinary`: through Engine.IO (polling, an upgrade under way, something still queued, an older protocol);
 * - `unknown`: a WebSocket connection that does not look as expected, so through Engine.IO too;
 * - `stuck`: it does not read; this is its raw connection, to be closed.
 */
export type Way = Wire | "ordinary" | "unknown" | { readonly stuck: Wire };

/** What `ws` and Engine.IO keep of a WebSocket connection, as of the versions in `fan-out-versions.ts`. */
interface WebSocketTransport {
  readonly perMessageDeflate: unknown;
  readonly supportsBinary: boolean;
  readonly socket: {
    readonly readyState: number;
    readonly _isServer: boolean;
    readonly _extensions: object;
    readonly _socket: Wire;
    readonly _sender: {
      readonly _socket: Wire;
      readonly _state: number;
      readonly _queue: readonly unknown[];
      readonly _firstFragment: boolean;
    };
  };
}

const WS_OPEN = 1;
const SENDER_IDLE = 0;

/** Finds the way to a socket. Nothing is cached: an upgrade or a close between two broadcasts changes the answer. */
export function wayTo(socket: Socket): Way {
  const { conn } = socket.client;
  const { transport } = conn;
  if (transport.name !== "websocket" || transport.protocol !== 4 || conn.upgrading || conn.readyState !== "open") return "ordinary";
  const queued = queueLength(conn);
  if (queued === undefined || !isWebSocketTransport(transport)) return "unknown";
  const { socket: ws } = transport;
  const wire = ws._socket;
  if (wire.writableLength > STUCK_BYTES) return { stuck: wire };
  const idle = transport.writable && queued === 0 && ws._sender._state === SENDER_IDLE && ws._sender._queue.length === 0;
  const plain = !transport.perMessageDeflate && transport.supportsBinary && ws._sender._firstFragment && isEmpty(ws._extensions);
  return idle && plain && ws.readyState === WS_OPEN && wire.writable ? wire : "ordinary";
}

function isWebSocketTransport<T extends object>(transport: T): transport is T & WebSocketTransport {
  if (!("perMessageDeflate" in transport && "supportsBinary" in transport && typeof transport.supportsBinary === "boolean")) return false;
  if (!("socket" in transport && isObject(transport.socket))) return false;
  const ws = transport.socket;
  if (!("_isServer" in ws && ws._isServer === true && "readyState" in ws && typeof ws.readyState === "number")) return false;
  if (!("_extensions" in ws && isObject(ws._extensions) && "_socket" in ws && ws._socket instanceof Wire)) return false;
  return "_sender" in ws && isObject(ws._sender) && isSender(ws._sender, ws._socket);
}

function isSender(sender: object, wire: Wire): boolean {
  if (!("_socket" in sender && sender._socket === wire && "_state" in sender && typeof sender._state === "number")) return false;
  return "_queue" in sender && Array.isArray(sender._queue) && "_firstFragment" in sender && typeof sender._firstFragment === "boolean";
}

function queueLength(conn: object): number | undefined {
  return "writeBuffer" in conn && Array.isArray(conn.writeBuffer) ? conn.writeBuffer.length : undefined;
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}

function isEmpty(extensions: object): boolean {
  for (const _name in extensions) return false;
  return true;
}
