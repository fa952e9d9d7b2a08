import sharp, { type Sharp } from "sharp";
import { type Crop, IMAGE_LIMITS } from "../../domain/api/media.ts";
import type { Rendition } from "../../domain/model/media.ts";
import { renditionSizes, type Size, sizeWithin } from "./image-sizes.ts";
import { type OnProgress, Refused } from "./workshop/order.ts";

export interface EncodedFile extends Size {
  readonly type: Rendition["type"];
  readonly data: Buffer;
}

/** What is made of an image. `width` and `height` are the original's after orientation. */
export interface EncodedImage extends Size {
  /** Narrow to wide, each width as AVIF (not of pages), WebP and JPEG in turn. */
  readonly renditions: readonly EncodedFile[];
  readonly thumbnail: EncodedFile;
}

/** An unpacked image: rows of `channels` bytes per pixel, sRGB. */
export interface Pixels {
  readonly data: Buffer;
  readonly info: Size & { readonly channels: 1 | 2 | 3 | 4 };
}

export interface ImageEncoder {
  /**
   * Makes every file of an image, or of a part of it: upright, sRGB, without metadata, the first frame or page if there are more. The same
   * bytes give the same files.
   * @throws {Refused} `unsupported-image` unless it is a whole image of a kind we read; `too-many-pixels`
   */
  encode(file: string, crop: Crop | null, onProgress: OnProgress): Promise<EncodedImage>;
  /** Makes every file of a page that was drawn: no AVIF, which gains little on letters and would take as long as all the rest. */
  encodePixels(pixels: Pixels, onProgress: OnProgress): Promise<EncodedImage>;
}

const THUMBNAIL_WIDTH = 320;
const FORMATS: readonly string[] = ["jpeg", "png", "webp", "tiff", "heif"];
/** Others, such as heights in 32 bits, are measurements rather than pictures. */
const DEPTHS: readonly string[] = ["uchar", "ushort"];
const LONGEST_SECONDS = 60;
const LOADERS = ["Jpeg", "Png", "Webp", "Tiff", "Heif"].map((format) => `VipsForeignLoad${format}File`);

/** Sets sharp up for the whole process: no loader but the wanted ones, one thread a step, nothing kept between images. */
export function createImageEncoder(): ImageEncoder {
  sharp.block({ operation: ["VipsForeignLoad"] });
  sharp.unblock({ operation: LOADERS });
  sharp.concurrency(1);
  sharp.cache(false);
  return {
    async encode(file, crop, onProgress) {
      const whole = await readSize(file);
      const area = crop === null ? null : areaOf(whole, crop);
      const original = area ?? whole;
      const pixels = await decode(file, area, renditionSizes(original).at(-1) ?? original);
      return encodeAll(original, pixels, [toAvif, toWebp, toJpeg], onProgress);
    },
    encodePixels: (pixels, onProgress) => encodeAll(pixels.info, pixels, [toWebp, toJpeg], onProgress),
  };
}

type Encode = (pixels: Pixels, size: Size) => Promise<EncodedFile>;

async function encodeAll(
  { width, height }: Size,
  pixels: Pixels,
  encoders: readonly Encode[],
  onProgress: OnProgress,
): Promise<EncodedImage> {
  const sizes = renditionSizes({ width, height });
  const steps = sizes.flatMap((size) => encoders.map((encode) => () => encode(pixels, size)));
  const renditions: EncodedFile[] = [];
  // Two side by side keep both cores of a small machine busy when one image comes alone.
  for (let next = 0; next < steps.length; next += 2) {
    onProgress((next + 1) / (steps.length + 1));
    renditions.push(...(await Promise.all(steps.slice(next, next + 2).map((step) => step()))));
  }
  const thumbnail = await toWebp(pixels, sizeWithin({ width, height }, THUMBNAIL_WIDTH));
  return { width, height, renditions, thumbnail };
}

/** Reads only the head of the file, so that a bomb of pixels is refused before anything of it is unpacked. */
async function readSize(file: string): Promise<Size> {
  const { format, depth, compression, channels, autoOrient } = await sharp(file, { limitInputPixels: false }).metadata().catch(refuse);
  if (!FORMATS.includes(format) || !DEPTHS.includes(depth ?? "") || channels > 5) throw new Refused("unsupported-image");
  if (format === "heif" && compression !== "av1") throw new Refused("unsupported-image");
  if (autoOrient.width * autoOrient.height > IMAGE_LIMITS.pixels) throw new Refused("too-many-pixels");
  return autoOrient;
}

interface Area extends Size {
  readonly left: number;
  readonly top: number;
}

function areaOf({ width, height }: Size, crop: Crop): Area {
  const left = Math.min(width - 1, Math.round(crop.x * width));
  const top = Math.min(height - 1, Math.round(crop.y * height));
  return {
    left,
    top,
    width: Math.max(1, Math.min(width - left, Math.round(crop.width * width))),
    height: Math.max(1, Math.min(height - top, Math.round(crop.height * height))),
  };
}

/** Unpacks the image once, at the largest size needed. */
async function decode(file: string, area: Area | null, { width, height }: Size): Promise<Pixels> {
  const image = sharp(file, { failOn: "error", limitInputPixels: IMAGE_LIMITS.pixels }).timeout({ seconds: LONGEST_SECONDS }).autoOrient();
  const { data, info } = await (area === null ? image : image.extract(area))
    .resize({ width, height, fit: "fill" })
    .toColourspace("srgb")
    .raw({ depth: "uchar" })
    .toBuffer({ resolveWithObject: true })
    .catch(refuse);
  return { data, info: { width: info.width, height: info.height, channels: info.channels } };
}

function resized({ data, info }: Pixels, { width, height }: Size): Sharp {
  const image = sharp(data, { raw: { width: info.width, height: info.height, channels: info.channels } });
  return width === info.width && height === info.height ? image : image.resize({ width, height, fit: "fill" });
}

/** The quickest effort is four times as quick as the next that makes files any smaller; half the colours take half the time. */
const AVIF = { quality: 55, effort: 0, chromaSubsampling: "4:2:0" } as const;

async function toAvif(pixels: Pixels, size: Size): Promise<EncodedFile> {
  return { type: "image/avif", ...size, data: await resized(pixels, size).avif(AVIF).toBuffer() };
}

/** Effort 2 takes half the time of the usual 4 for files 3 % larger. */
async function toWebp(pixels: Pixels, size: Size): Promise<EncodedFile> {
  return { type: "image/webp", ...size, data: await resized(pixels, size).webp({ quality: 80, effort: 2 }).toBuffer() };
}

/** Only engines older than WebP are given these, so they may be a tenth larger and are made in a quarter of the time: no trellis, no scans. */
const JPEG = { quality: 82, quantisationTable: 3 } as const;

/** JPEG knows no transparency: what was transparent becomes white, as on paper. */
async function toJpeg(pixels: Pixels, size: Size): Promise<EncodedFile> {
  return { type: "image/jpeg", ...size, data: await resized(pixels, size).flatten({ background: "#ffffff" }).jpeg(JPEG).toBuffer() };
}

/** The library does not say which of its errors are the image's fault; while an image is being read, all are. */
function refuse(cause: unknown): never {
  throw new Refused("unsupported-image", cause);
}
