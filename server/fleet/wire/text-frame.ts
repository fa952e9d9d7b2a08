/**
 * A client's text frame. Clients must mask; a mask of zeros leaves the text as it is, which spares the load process the work.
 * Texts here are ASCII and shorter than 64 KiB.
 */
export function maskedTextFrame(text: string): Buffer {
  const { length } = text;
  const header = length < 126 ? [0x81, 0x80 | length] : [0x81, 0x80 | 126, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([...header, 0, 0, 0, 0]), Buffer.from(text, "latin1")]);
}
