import type { Part } from "./transport.ts";

/** The kinds of packets of Socket.IO, protocol 5, without those whose buffers make another kind of them. */
export const CONNECT = 0;
export const DISCONNECT = 1;
export const EVENT = 2;
export const ACK = 3;
export const CONNECT_ERROR = 4;
const WITH_BUFFERS = 3;

export interface Packet {
  readonly kind: number;
  /** The number by which an answer finds its question. */
  readonly id?: number | undefined;
  readonly data?: unknown;
}

/** A packet of a namespace as text. The player sends no buffers. */
export function packetText(namespace: string, { kind, id, data }: Packet): string {
  return `${kind}${namespace},${id ?? ""}${data === undefined ? "" : JSON.stringify(data)}`;
}

/** Kind, number of buffers that follow, namespace, number of the answer, JSON. */
const FORM = /^([0-6])(?:(\d{1,2})-)?(?:(\/[^,]*)(?:,|$))?(\d*)(.*)$/s;

/** Puts the packets of one namespace together from texts and the buffers that follow them. */
export class PacketReader {
  private readonly namespace: string;
  private text: string | null = null;
  private buffers: readonly ArrayBuffer[] = [];

  constructor(namespace: string) {
    this.namespace = namespace;
  }

  /**
   * @returns the packet that is now complete; null as long as buffers are missing, and for another namespace
   * @throws {Error} on what is no packet; the connection then has to begin anew
   */
  take(part: Part): Packet | null {
    if ((typeof part === "string") !== (this.text === null)) throw new Error("text and buffers out of order");
    if (typeof part === "string") [this.text, this.buffers] = [part, []];
    else this.buffers = [...this.buffers, part];
    const [, digit, attachments = 0, namespace, id, json] = FORM.exec(this.text ?? "") ?? [];
    if (digit === undefined) throw new Error("no packet");
    if (this.buffers.length < Number(attachments)) return null;
    this.text = null;
    const { buffers } = this;
    const data: unknown = json ? JSON.parse(json, (_, value) => filled(value, buffers)) : undefined;
    const kind = Number(digit) > CONNECT_ERROR ? Number(digit) - WITH_BUFFERS : Number(digit);
    if (!isRight(kind, data)) throw new Error("no content of such a packet");
    return namespace === this.namespace ? { kind, id: id ? Number(id) : undefined, data } : null;
  }
}

/** A buffer in the place where the text holds one open. */
function filled(value: unknown, buffers: readonly ArrayBuffer[]): unknown {
  if (typeof value !== "object" || value === null || !("_placeholder" in value && "num" in value)) return value;
  const buffer = buffers[Number(value.num)];
  if (!buffer) throw new Error("no such buffer");
  return buffer;
}

function isRight(kind: number, data: unknown): boolean {
  if (kind === EVENT || kind === ACK) return Array.isArray(data);
  return kind === DISCONNECT || (typeof data === "object" && data !== null);
}
