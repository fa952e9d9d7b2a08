import sharp, { type OutputInfo, type Sharp } from "sharp";
import { IMAGE_LIMITS } from "../../domain/api/media.ts";
import type { Rendition } from "../../domain/model/media.ts";
import { Problem } from "../../domain/model/problem.ts";
import { createJobQueue, type JobQueue } from "../platform/job-queue.ts";
import { renditionSizes, type Size, sizeWithin } from "./image-sizes.ts";

export interface EncodedFile extends Size {
  readonly type: Rendition["type"];
  readonly data: Buffer;
}

/** What is made of an image. `width` and `height` are the original's after orientation. */
export interface EncodedImage extends Size {
  /** Narrow to wide, each width as WebP and then as JPEG. */
  readonly renditions: readonly EncodedFile[];
  readonly thumbnail: EncodedFile;
}

export interface ImageEncoder {
  /**
   * Makes every file of an image: upright, sRGB, without metadata, the first frame if it moves. The same bytes give the same files.
   * Works in threads; the event loop stays free.
   * @throws {Problem} `unsupported-image` unless it is a whole JPEG, PNG or WebP; `too-large` over the limit of pixels; `unavailable` if
   * too many images wait
   */
  encode(file: string): Promise<EncodedImage>;
}

const THUMBNAIL_WIDTH = 320;
const FORMATS: readonly string[] = ["jpeg", "png", "webp"];
const LONGEST_SECONDS = 60;

/** Sets sharp up for the whole process: no loader but the three wanted, one thread a step, nothing kept between images. */
export function createImageEncoder(): ImageEncoder {
  sharp.block({ operation: ["VipsForeignLoad"] });
  sharp.unblock({ operation: ["VipsForeignLoadJpegFile", "VipsForeignLoadPngFile", "VipsForeignLoadWebpFile"] });
  sharp.concurrency(1);
  sharp.cache(false);
  const images = createJobQueue({ running: 2, waiting: 16 });
  // Node has four threads for all of its work; files and passwords need the other two.
  const threads = createJobQueue({ running: 2, waiting: Number.POSITIVE_INFINITY });
  return { encode: (file) => images.run(() => encode(file, threads)) };
}

async function encode(file: string, threads: JobQueue): Promise<EncodedImage> {
  const original = await threads.run(() => readSize(file));
  const sizes = renditionSizes(original);
  const pixels = await threads.run(() => decode(file, sizes.at(-1) ?? original));
  const steps = sizes.flatMap((size) => [() => toWebp(pixels, size), () => toJpeg(pixels, size)]);
  const renditions = await Promise.all(steps.map((step) => threads.run(step)));
  return { ...original, renditions, thumbnail: await threads.run(() => toWebp(pixels, sizeWithin(original, THUMBNAIL_WIDTH))) };
}

/** Reads only the head of the file, so that a bomb of pixels is refused before anything of it is unpacked. */
async function readSize(file: string): Promise<Size> {
  const { format, autoOrient } = await sharp(file, { limitInputPixels: false }).metadata().catch(refuse);
  if (!FORMATS.includes(format)) throw new Problem("unsupported-image");
  if (autoOrient.width * autoOrient.height > IMAGE_LIMITS.pixels) {
    throw new Problem("too-large", { issues: [{ path: ["file"], rule: "too-many-pixels", message: "" }] });
  }
  return autoOrient;
}

interface Pixels {
  readonly data: Buffer;
  readonly info: OutputInfo;
}

/** Unpacks the image once, at the largest size needed. */
async function decode(file: string, { width, height }: Size): Promise<Pixels> {
  return sharp(file, { failOn: "error", limitInputPixels: IMAGE_LIMITS.pixels })
    .timeout({ seconds: LONGEST_SECONDS })
    .autoOrient()
    .resize({ width, height, fit: "fill" })
    .toColourspace("srgb")
    .raw({ depth: "uchar" })
    .toBuffer({ resolveWithObject: true })
    .catch(refuse);
}

function resized({ data, info }: Pixels, { width, height }: Size): Sharp {
  const { width: rawWidth, height: rawHeight, channels } = info;
  return sharp(data, { raw: { width: rawWidth, height: rawHeight, channels } }).resize({ width, height, fit: "fill" });
}

/** Effort 2 takes half the time of the usual 4 for files 3 % larger. */
async function toWebp(pixels: Pixels, size: Size): Promise<EncodedFile> {
  return { type: "image/webp", ...size, data: await resized(pixels, size).webp({ quality: 80, effort: 2 }).toBuffer() };
}

/** What MozJPEG does for small files, but for progressive scans: those take as long again, save 5 % and are slow to show on weak screens. */
const JPEG = { quality: 82, trellisQuantisation: true, overshootDeringing: true, quantisationTable: 3 } as const;

/** JPEG knows no transparency: what was transparent becomes white, as on paper. */
async function toJpeg(pixels: Pixels, size: Size): Promise<EncodedFile> {
  return { type: "image/jpeg", ...size, data: await resized(pixels, size).flatten({ background: "#ffffff" }).jpeg(JPEG).toBuffer() };
}

/** The library does not say which of its errors are the image's fault; while an image is being read, all are. */
function refuse(cause: unknown): never {
  throw Object.assign(new Problem("unsupported-image"), { cause });
}
