const HEADER_MAX = 10;
/** Of a long frame, only this many bytes are kept: enough to see the event and the playlist's hash. */
const KEEP = 220;

/**
 * Reads unmasked WebSocket frames out of a stream of chunks. The chunks' buffer is reused by the caller, so only the beginning of
 * each payload is kept, as text. Frames of a server are never fragmented here.
 */
export class FrameReader {
  readonly #onFrame: (beginning: string, length: number, opcode: number) => void;
  readonly #header = Buffer.alloc(HEADER_MAX);
  #headerLength = 0;
  #opcode = 0;
  #length = 0;
  #left = -1;
  #kept = "";

  constructor(onFrame: (beginning: string, length: number, opcode: number) => void) {
    this.#onFrame = onFrame;
  }

  read(chunk: Buffer, from: number, to: number): void {
    let at = from;
    while (at < to) {
      at = this.#left < 0 ? this.#readHeader(chunk, at, to) : this.#readPayload(chunk, at, to);
      if (this.#left === 0) this.#finish();
    }
  }

  #readHeader(chunk: Buffer, from: number, to: number): number {
    let at = from;
    while (at < to && this.#left < 0) {
      this.#header[this.#headerLength++] = chunk[at++] ?? 0;
      this.#parseHeader();
    }
    return at;
  }

  #parseHeader(): void {
    if (this.#headerLength < 2) return;
    const short = (this.#header[1] ?? 0) & 0x7f;
    const size = short < 126 ? 2 : short === 126 ? 4 : HEADER_MAX;
    if (this.#headerLength < size) return;
    this.#opcode = (this.#header[0] ?? 0) & 0x0f;
    this.#length = size === 2 ? short : size === 4 ? this.#header.readUInt16BE(2) : Number(this.#header.readBigUInt64BE(2));
    this.#left = this.#length;
    this.#headerLength = 0;
  }

  #readPayload(chunk: Buffer, from: number, to: number): number {
    const end = Math.min(to, from + this.#left);
    if (this.#kept.length < KEEP) this.#kept += chunk.toString("latin1", from, Math.min(end, from + KEEP - this.#kept.length));
    this.#left -= end - from;
    return end;
  }

  #finish(): void {
    const beginning = this.#kept;
    this.#kept = "";
    this.#left = -1;
    this.#onFrame(beginning, this.#length, this.#opcode);
  }
}
