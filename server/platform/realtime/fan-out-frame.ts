const FIN_TEXT = 0x81;
const FIN_BINARY = 0x82;
/** Engine.IO's mark of a message in a text frame; a binary frame is a message without any mark. */
const MESSAGE = "4";

/**
 * Frames an encoded Socket.IO packet for WebSocket, from server to client: unmasked, not compressed, one text frame and one binary
 * frame per attachment, all in one buffer, so that a screen costs one write.
 */
export function webSocketFrames(parts: readonly (string | Uint8Array)[]): Buffer {
  return Buffer.concat(
    parts.flatMap((part) => {
      const payload = typeof part === "string" ? Buffer.from(MESSAGE + part) : part;
      return [frameHeader(typeof part === "string" ? FIN_TEXT : FIN_BINARY, payload.byteLength), payload];
    }),
  );
}

/** RFC 6455, section 5.2: the length takes 7 bits, or 126 and 16 bits, or 127 and 64 bits. */
function frameHeader(firstByte: number, length: number): Buffer {
  if (length < 126) return Buffer.from([firstByte, length]);
  if (length < 65_536) return Buffer.from([firstByte, 126, length >> 8, length & 0xff]);
  const header = Buffer.alloc(10);
  header[0] = firstByte;
  header[1] = 127;
  header.writeBigUInt64BE(BigInt(length), 2);
  return header;
}
