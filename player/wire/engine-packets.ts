/**
 * The packets of Engine.IO, protocol 4, as far as a player needs them: text both ways, and buffers that it is sent. The build puts this in the place
 * of the library's own parser.
 */
export const protocol = 4;

const KINDS = ["open", "close", "ping", "pong", "message", "upgrade", "noop"] as const;
const SEPARATOR = "\x1e";
const BUFFER = "b";

export interface EnginePacket {
  readonly type: (typeof KINDS)[number] | "error";
  readonly data?: string | ArrayBuffer;
}
interface SentPacket {
  readonly type: (typeof KINDS)[number];
  readonly data?: string;
}

export function encodePacket(packet: SentPacket, _supportsBinary: boolean, take: (text: string) => void): void {
  take(textOf(packet));
}

export function decodePacket(part: string | ArrayBuffer): EnginePacket {
  if (typeof part !== "string") return { type: "message", data: part };
  const [kind = "", data] = [part.slice(0, 1), part.slice(1)];
  if (kind === BUFFER) return { type: "message", data: Uint8Array.from(atob(data), (byte) => byte.charCodeAt(0)).buffer };
  const type = KINDS[Number(kind || Number.NaN)];
  return type ? { type, ...(data && { data }) } : { type: "error", data: "parser error" };
}

/** Several packets in one answer or request: how it is done where no WebSocket gets through. */
export function encodePayload(packets: readonly SentPacket[], take: (text: string) => void): void {
  take(packets.map(textOf).join(SEPARATOR));
}

export function decodePayload(payload: string): readonly EnginePacket[] {
  return payload.split(SEPARATOR).map(decodePacket);
}

function textOf({ type, data = "" }: SentPacket): string {
  return `${KINDS.indexOf(type)}${data}`;
}
