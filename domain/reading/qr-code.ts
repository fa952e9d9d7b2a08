import { correction, generate } from "lean-qr/nano";

/** What a code of the largest size holds at level M. */
const MOST_BYTES = 2330;
/** Working one out takes a millisecond, and the same few addresses stand in playlist after playlist. */
const MOST_REMEMBERED = 500;
/** The least recently asked for comes first. */
const remembered = new Map<string, string>();

/**
 * A text as a QR code of correction level M, ready to be drawn: `{size}:{bits}`. `size` is how many modules a side has, without the white
 * around them; `bits` are all modules row by row from the top left, dark ones 1, eight to a byte with the first in its highest bit, in base64.
 * @returns null if there is no code for it: nothing is written yet, or more than 2330 bytes of UTF-8
 */
export function qrCode(text: string): string | null {
  const code = remembered.get(text) ?? made(text);
  if (code === null) return null;
  remembered.delete(text);
  remembered.set(text, code);
  const [oldest] = remembered.keys();
  if (oldest !== undefined && remembered.size > MOST_REMEMBERED) remembered.delete(oldest);
  return code;
}

function made(text: string): string | null {
  if (text === "" || new TextEncoder().encode(text).length > MOST_BYTES) return null;
  const { size, get } = generate(text, { minCorrectionLevel: correction.M });
  const bytes = new Uint8Array(Math.ceil(size ** 2 / 8));
  for (let at = 0; at < size ** 2; at++) {
    if (get(at % size, Math.floor(at / size))) bytes[at >> 3] = (bytes[at >> 3] ?? 0) | (0x80 >> (at & 7));
  }
  return `${String(size)}:${btoa(String.fromCharCode(...bytes))}`;
}
