import type { Part } from "./transport.ts";

const SEPARATOR = "\x1e";
const BUFFER = "b";

/** What one answer to a poll brought: packets, and buffers as text. */
export function partsOf(payload: string): readonly Part[] {
  return payload.split(SEPARATOR).map((part) => (part.startsWith(BUFFER) ? bytesOf(part.slice(1)) : part));
}

function bytesOf(base64: string): ArrayBuffer {
  return Uint8Array.from(atob(base64), (byte) => byte.charCodeAt(0)).buffer;
}
