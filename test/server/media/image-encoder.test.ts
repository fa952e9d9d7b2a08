import { createHash } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createImageEncoder, type EncodedFile, type EncodedImage } from "../../../server/media/image-encoder.ts";
import { GIF_PAGE, noise, pngBomb, quarters, SVG } from "./pictures.ts";

const encoder = createImageEncoder();
let folder: string;
let count = 0;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "aushang-encoder-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function keep(content: Uint8Array): Promise<string> {
  const path = join(folder, String(count++));
  await writeFile(path, content);
  return path;
}

async function encode(content: Uint8Array): Promise<EncodedImage> {
  return encoder.encode(await keep(content), null, () => undefined);
}

/** The encoder lets no image be read from the memory, so files are written to be looked at. */
async function colourAt(file: EncodedFile, x: number, y: number): Promise<number[]> {
  const area = { left: Math.floor(file.width * x), top: Math.floor(file.height * y), width: 1, height: 1 };
  return [
    ...(await sharp(await keep(file.data))
      .extract(area)
      .raw()
      .toBuffer()),
  ];
}

const all = ({ renditions, thumbnail }: EncodedImage) => [...renditions, thumbnail];
const near = (colour: readonly number[]) => colour.map((value) => expect.closeTo(value, -1.5));
const [RED, GREEN, BLUE, WHITE] = [
  [0xd0, 0x20, 0x20],
  [0x20, 0xa0, 0x20],
  [0x20, 0x20, 0xd0],
  [0xff, 0xff, 0xff],
] as const;

describe("what is made of an image", () => {
  it("is AVIF, WebP and JPEG of each width and really has the size it says", async () => {
    const image = await encode(await quarters(2000, 1000).png().toBuffer());
    expect(image.renditions.map(({ type, width }) => `${type} ${String(width)}`)).toEqual([
      ...["image/avif 480", "image/webp 480", "image/jpeg 480"],
      ...["image/avif 960", "image/webp 960", "image/jpeg 960"],
      ...["image/avif 1920", "image/webp 1920", "image/jpeg 1920"],
      ...["image/avif 2000", "image/webp 2000", "image/jpeg 2000"],
    ]);
    for (const file of all(image)) {
      const { width, height, format, isProgressive } = await sharp(await keep(file.data)).metadata();
      expect([width, height, `image/${format === "heif" ? "avif" : format}`]).toEqual([file.width, file.height, file.type]);
      expect(isProgressive).toBe(false);
    }
  });

  it("is the same files for the same image", async () => {
    const content = await noise(700, 300).png().toBuffer();
    const digest = (image: EncodedImage) => all(image).map(({ data }) => createHash("sha256").update(data).digest("hex"));
    expect(digest(await encode(content))).toEqual(digest(await encode(content)));
  });

  it("stands upright and tells nothing about the camera or the place", async () => {
    // Orientation 6: the camera was turned, the picture must be turned by 90 degrees clockwise.
    const gps = { GPSLatitude: "51/1 14/1 0/1", GPSLatitudeRef: "N", GPSLongitude: "6/1 46/1 0/1", GPSLongitudeRef: "E" };
    const lying = await quarters(600, 400)
      .withExif({ IFD0: { Model: "Spy" }, IFD3: gps })
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer();
    expect((await sharp(await keep(lying)).metadata()).exif?.includes("Spy")).toBe(true);
    const image = await encode(lying);
    expect([image.width, image.height]).toEqual([400, 600]);
    for (const file of all(image)) {
      const { exif, icc, xmp, iptc, orientation } = await sharp(await keep(file.data)).metadata();
      expect([exif, icc, xmp, iptc, orientation]).toEqual([undefined, undefined, undefined, undefined, undefined]);
      expect(await colourAt(file, 0.25, 0.25)).toEqual(near(BLUE));
      expect(await colourAt(file, 0.75, 0.25)).toEqual(near(RED));
      expect(await colourAt(file, 0.25, 0.75)).toEqual(near(WHITE));
      expect(await colourAt(file, 0.75, 0.75)).toEqual(near(GREEN));
    }
  });

  it("is sRGB of eight bits, whatever came: 16 bits, print colours, grey, a wide gamut", async () => {
    const [deep, print, grey, wide] = await Promise.all([
      quarters(200, 100).toColourspace("rgb16").png().toBuffer(),
      quarters(200, 100).toColourspace("cmyk").jpeg({ quality: 95 }).toBuffer(),
      quarters(200, 100).greyscale().png().toBuffer(),
      quarters(200, 100).withIccProfile("p3").png().toBuffer(),
    ]);
    expect((await sharp(await keep(deep)).metadata()).depth).toBe("ushort");
    expect((await sharp(await keep(print)).metadata()).space).toBe("cmyk");
    for (const content of [deep, wide]) {
      for (const file of all(await encode(content))) expect((await colourAt(file, 0.25, 0.25)).slice(0, 3)).toEqual(near(RED));
    }
    for (const file of all(await encode(print))) {
      const [red = 0, green = 0, blue = 0] = await colourAt(file, 0.25, 0.25);
      expect(red).toBeGreaterThan(2 * Math.max(green, blue));
      expect((await sharp(await keep(file.data)).metadata()).space).toBe("srgb");
    }
    for (const file of all(await encode(grey))) expect(new Set((await colourAt(file, 0.25, 0.25)).slice(0, 3)).size).toBe(1);
  });

  it("stays transparent as AVIF and WebP and becomes white as JPEG", async () => {
    const clear = await sharp({ create: { width: 100, height: 100, channels: 4, background: { r: 200, g: 0, b: 0, alpha: 0 } } })
      .png()
      .toBuffer();
    const [avif, webp, jpeg] = (await encode(clear)).renditions;
    for (const file of [avif, webp]) expect(file && (await colourAt(file, 0.5, 0.5))[3]).toBe(0);
    expect(jpeg && (await colourAt(jpeg, 0.5, 0.5))).toEqual([255, 255, 255]);
  });

  it("is made of TIFF and AVIF too, of the first page of several", async () => {
    for (const format of ["tiff", "avif"] as const) {
      const image = await encode(await quarters(200, 100).toFormat(format).toBuffer());
      expect([image.width, image.height]).toEqual([200, 100]);
      expect((await colourAt(image.thumbnail, 0.25, 0.25)).slice(0, 3)).toEqual(near(RED));
    }
    const pages = Buffer.concat([Buffer.alloc(64 * 64 * 3, 0), Buffer.alloc(64 * 64 * 3, 255)]);
    const several = await sharp(pages, { raw: { width: 64, height: 128, channels: 3, pageHeight: 64 } })
      .tiff()
      .toBuffer();
    const image = await encode(several);
    expect([image.width, image.height]).toEqual([64, 64]);
    expect((await colourAt(image.thumbnail, 0.5, 0.5)).slice(0, 3)).toEqual([0, 0, 0]);
  });

  it("is of a part of it, if that is wanted", async () => {
    const path = await keep(await quarters(2000, 1000).png().toBuffer());
    const part = await encoder.encode(path, { x: 0.5, y: 0, width: 0.5, height: 0.5 }, () => undefined);
    expect([part.width, part.height]).toEqual([1000, 500]);
    for (const at of [0.02, 0.98]) expect((await colourAt(part.thumbnail, at, at)).slice(0, 3)).toEqual(near(GREEN));
    const dot = await encoder.encode(path, { x: 1, y: 1, width: 1, height: 1 }, () => undefined);
    expect([dot.width, dot.height]).toEqual([1, 1]);
  });

  it("is the first frame of an image that moves", async () => {
    const frames = Buffer.concat([Buffer.alloc(64 * 64 * 3, 0), Buffer.alloc(64 * 64 * 3, 255)]);
    const moving = await sharp(frames, { raw: { width: 64, height: 128, channels: 3, pageHeight: 64 } })
      .webp({ loop: 0, delay: [100, 100] })
      .toBuffer();
    expect((await sharp(await keep(moving)).metadata()).pages).toBe(2);
    const image = await encode(moving);
    expect([image.width, image.height]).toEqual([64, 64]);
    expect(await colourAt(image.thumbnail, 0.5, 0.5)).toEqual([0, 0, 0]);
  });

  it("leaves the event loop free", async () => {
    const path = await keep(await quarters(3000, 2000).jpeg().toBuffer());
    const before = performance.eventLoopUtilization();
    const began = performance.now();
    await encoder.encode(path, null, () => undefined);
    const busyMs = performance.eventLoopUtilization(before).active;
    expect(busyMs).toBeLessThan((performance.now() - began) / 3);
  });
});

describe("what is refused", () => {
  const unsupported = { problem: "unsupported-image" };

  it.each([
    ["nothing", Buffer.alloc(0)],
    ["text", Buffer.from("Guten Morgen")],
    ["a page", Buffer.from("<!doctype html><script>alert(1)</script>")],
    ["an SVG", SVG],
    ["a GIF that is a page as well", GIF_PAGE],
    ["zeros", Buffer.alloc(100_000)],
  ])("%s", async (_, content) => {
    await expect(encode(content)).rejects.toMatchObject(unsupported);
  });

  it("a real GIF", async () => {
    await expect(encode(await noise(50, 50).gif().toBuffer())).rejects.toMatchObject(unsupported);
  });

  it.each(["jpeg", "png", "webp", "tiff", "avif"] as const)("a %s that is cut off anywhere", async (format) => {
    const whole = await noise(300, 200).toFormat(format).toBuffer();
    for (const share of [0.001, 0.1, 0.5, 0.9, 0.99]) {
      await expect(encode(whole.subarray(0, Math.ceil(whole.length * share)))).rejects.toMatchObject(unsupported);
    }
  });

  it("an image of 400 megapixels in 50 kB, before it is unpacked", async () => {
    const bomb = pngBomb(20_000, 20_000);
    expect(bomb.length).toBeLessThan(60_000);
    const path = await keep(bomb);
    const before = process.cpuUsage();
    await expect(encoder.encode(path, null, () => undefined)).rejects.toMatchObject({ problem: "too-many-pixels" });
    expect(process.cpuUsage(before).user).toBeLessThan(200_000);
  });

  it("one row more than 64 megapixels, but not 64", async () => {
    await expect(encode(pngBomb(40_000, 1601))).rejects.toMatchObject({ problem: "too-many-pixels" });
    const image = await encode(pngBomb(40_000, 1600));
    expect(image.renditions.at(-1)).toMatchObject({ width: 3840, height: 154 });
  });
});
