/**
 * The packets of Socket.IO, protocol 5, as far as a player needs them: it is sent text and buffers, and sends text. The build puts this in the
 * place of the library's own parser, which takes apart and checks much that never comes here.
 */
export const PacketType = { CONNECT: 0, DISCONNECT: 1, EVENT: 2, ACK: 3, CONNECT_ERROR: 4, BINARY_EVENT: 5, BINARY_ACK: 6 } as const;

export interface Packet {
  readonly type: number;
  readonly nsp: string;
  readonly id?: number | undefined;
  readonly data?: unknown;
}

export class Encoder {
  encode({ type, nsp, id, data }: Packet): readonly string[] {
    return [`${type}${nsp === "/" ? "" : `${nsp},`}${id ?? ""}${data === undefined ? "" : JSON.stringify(data)}`];
  }
}

/** Kind, number of buffers that follow, namespace, number of the answer, JSON. */
const FORM = /^([0-6])(?:([1-9]\d?)-)?(?:(\/[^,]*)(?:,|$))?(\d*)(.*)$/s;

interface Coming {
  readonly text: string;
  readonly buffers: readonly ArrayBuffer[];
}

/** Puts a packet together from its text and its buffers. `on` takes one listener: the connection has no more. */
export class Decoder {
  private listener: ((packet: Packet) => void) | undefined;
  private coming: Coming | null = null;

  on(_event: "decoded", listener: (packet: Packet) => void): void {
    this.listener = listener;
  }

  off(): void {
    this.listener = undefined;
  }

  /** @throws {Error} on what is no packet; the connection then begins anew */
  add(part: string | ArrayBuffer): void {
    if ((typeof part === "string") !== (this.coming === null)) throw new Error("text and buffers out of order");
    const { text, buffers }: Coming = typeof part === "string" ? { text: part, buffers: [] } : this.with(part);
    const [, kind, attachments = 0, nsp = "/", id, json] = FORM.exec(text) ?? [];
    if (kind === undefined) throw new Error("no packet");
    this.coming = buffers.length < Number(attachments) ? { text, buffers } : null;
    if (this.coming !== null) return;
    const data: unknown = json ? JSON.parse(json, (_, value) => filled(value, buffers)) : undefined;
    const type = kind === "5" ? PacketType.EVENT : kind === "6" ? PacketType.ACK : Number(kind);
    if (!isRight(type, data)) throw new Error("no content of such a packet");
    this.listener?.({ type, nsp, id: id ? Number(id) : undefined, data });
  }

  destroy(): void {
    this.coming = null;
  }

  private with(buffer: ArrayBuffer): Coming {
    return { text: this.coming?.text ?? "", buffers: [...(this.coming?.buffers ?? []), buffer] };
  }
}

/** A buffer in the place where the text holds one open. */
function filled(value: unknown, buffers: readonly ArrayBuffer[]): unknown {
  if (typeof value !== "object" || value === null || !("_placeholder" in value && "num" in value)) return value;
  const buffer = buffers[Number(value.num)];
  if (!buffer) throw new Error("no such buffer");
  return buffer;
}

function isRight(type: number, data: unknown): boolean {
  if (type === PacketType.EVENT || type === PacketType.ACK) return Array.isArray(data);
  return type === PacketType.DISCONNECT || (typeof data === "object" && data !== null);
}
