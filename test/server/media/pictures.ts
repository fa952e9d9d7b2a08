import { crc32, deflateSync } from "node:zlib";
import sharp, { type Sharp } from "sharp";

/** A picture whose pixels are reproducible noise, so that it does not compress away and every seed is another file. */
export function noise(width: number, height: number, seed = 1, channels: 3 | 4 = 3): Sharp {
  const data = Buffer.alloc(width * height * channels);
  let state = seed * 2_654_435_761;
  for (let index = 0; index < data.length; index++) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) | 0;
    data[index] = (state >>> 24) & 0xff;
  }
  return sharp(data, { raw: { width, height, channels } });
}

/** A picture in four flat colours: red and green above, blue and white below. Shows which way up it is. */
export function quarters(width: number, height: number): Sharp {
  const colours = [0xd0_20_20, 0x20_a0_20, 0x20_20_d0, 0xff_ff_ff];
  const data = Buffer.alloc(width * height * 3);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      data.writeUIntBE(colours[(y < height / 2 ? 0 : 2) + (x < width / 2 ? 0 : 1)] ?? 0, (y * width + x) * 3, 3);
    }
  }
  return sharp(data, { raw: { width, height, channels: 3 } });
}

/** A PNG of a few kilobytes that unpacks to `width` x `height` grey pixels: made by hand, because no tool should hold them all. */
export function pngBomb(width: number, height: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([1, 0, 0, 0, 0], 8);
  const pixels = deflateSync(Buffer.alloc(Math.ceil(width / 8 + 1) * height), { level: 9 });
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([signature, pngChunk("IHDR", header), pngChunk("IDAT", pixels), pngChunk("IEND", Buffer.alloc(0))]);
}

function pngChunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const [length, checksum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  checksum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, checksum]);
}

/** A GIF that is a web page as well. */
export const GIF_PAGE = Buffer.concat([
  Buffer.from("GIF89a/*", "latin1"),
  Buffer.from([0x01, 0x00, 0x80, 0x00, 0x00, 0x00, 0x00, 0x00, 0xff, 0xff, 0xff]),
  Buffer.from("*/=1;<html><script>alert(1)</script></html>", "latin1"),
]);

export const SVG = Buffer.from(
  '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>alert(1)</script><rect width="9" height="9"/></svg>',
);
