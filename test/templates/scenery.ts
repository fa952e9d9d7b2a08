import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import ffmpeg from "@ffmpeg-installer/ffmpeg";
import sharp from "sharp";
import { ContentHash, MediaId } from "../../domain/model/id.ts";
import { CENTRE, type MediaFiles, type Rendition } from "../../domain/model/media.ts";

/** Pictures, a document and a film of our own making, so that drawings are the same on every machine. */
export interface Scenery {
  readonly media: ReadonlyMap<MediaId, MediaFiles>;
  /** What lies at `/media/{hash}`. */
  readonly files: ReadonlyMap<string, { readonly bytes: Buffer; readonly type: string }>;
}

const id = (n: number) => MediaId.parse(`00000003-0000-4000-8000-${String(n).padStart(12, "0")}`);
export const LANDSCAPE_PHOTO = id(1);
export const UPRIGHT_PHOTO = id(2);
export const BRIGHT_PHOTO = id(3);
export const DOCUMENT = id(4);
export const FILM = id(5);

/** An evening behind a fire station, as in the pictures of the design. */
function station(width: number, height: number): string {
  const x = (part: number) => Math.round(part * width);
  const y = (part: number) => Math.round(part * height);
  const windows = [0.4, 0.47, 0.54].flatMap((left) =>
    [0.58, 0.68].map((top) => `<rect x="${x(left)}" y="${y(top)}" width="${x(0.035)}" height="${y(0.055)}" fill="#f5b041"/>`),
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">
    <rect width="100%" height="100%" fill="#f0c9a0"/>
    <circle cx="${x(0.76)}" cy="${y(0.3)}" r="${Math.round(Math.min(width, height) * 0.16)}" fill="#fbe8cd"/>
    <path d="M0 ${y(0.66)} Q ${x(0.3)} ${y(0.56)} ${x(0.6)} ${y(0.66)} T ${x(1)} ${y(0.6)} V ${y(1)} H 0 Z" fill="#d78c5b"/>
    <path d="M0 ${y(0.76)} Q ${x(0.4)} ${y(0.68)} ${x(0.7)} ${y(0.8)} T ${x(1)} ${y(0.78)} V ${y(1)} H 0 Z" fill="#b4532d"/>
    <rect x="${x(0.14)}" y="${y(0.42)}" width="${x(0.16)}" height="${y(0.46)}" fill="#14213a"/>
    <rect x="${x(0.18)}" y="${y(0.25)}" width="${x(0.025)}" height="${y(0.2)}" fill="#14213a"/>
    <path d="M${x(0.36)} ${y(0.51)} H ${x(0.66)} L ${x(0.78)} ${y(0.46)} V ${y(0.88)} H ${x(0.36)} Z" fill="#14213a"/>
    ${windows.join("")}
    <rect y="${y(0.86)}" width="100%" height="${y(0.15)}" fill="#7d2c1d"/></svg>`;
}

/** Nearly white everywhere: the worst there is behind white words. */
function snow(width: number, height: number): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="100%" height="100%" fill="#fdfdfb"/>
    <circle cx="70%" cy="40%" r="20%" fill="#f2f4f6"/></svg>`;
}

function sheetOfPaper(page: number): string {
  const lines = Array.from(
    { length: 24 },
    (_, n) =>
      `<rect x="120" y="${String(360 + n * 52)}" width="${String(960 - ((n * 137 + page * 71) % 300))}" height="18" fill="#5b6472"/>`,
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" width="1240" height="1754"><rect width="100%" height="100%" fill="#ffffff"/>
    <rect x="120" y="160" width="640" height="64" fill="#14213a"/>${lines.join("")}</svg>`;
}

/** Draws it all. Takes a second or two. */
export async function makeScenery(): Promise<Scenery> {
  const files = new Map<string, { readonly bytes: Buffer; readonly type: string }>();
  const keep = (bytes: Buffer, type: string) => {
    const hash = createHash("sha256").update(bytes).digest("hex");
    files.set(hash, { bytes, type });
    return { hash: ContentHash.parse(hash), bytes: bytes.length };
  };
  const drawn = async (svg: string): Promise<Rendition> => {
    const { data, info } = await sharp(Buffer.from(svg)).webp({ quality: 90 }).toBuffer({ resolveWithObject: true });
    return { ...keep(data, "image/webp"), type: "image/webp", width: info.width, height: info.height };
  };
  const photo = async (svg: string): Promise<MediaFiles> => ({
    kind: "image",
    focus: CENTRE,
    renditions: [await drawn(svg)],
    pages: [],
    film: null,
  });
  const pages = await Promise.all([1, 2].map((page) => drawn(sheetOfPaper(page))));
  const film = keep(await filmOfStation(), "video/webm");
  const media = new Map<MediaId, MediaFiles>([
    [LANDSCAPE_PHOTO, await photo(station(1920, 1280))],
    [UPRIGHT_PHOTO, await photo(station(1200, 1600))],
    [BRIGHT_PHOTO, await photo(snow(1600, 1200))],
    [
      DOCUMENT,
      {
        kind: "document",
        focus: CENTRE,
        renditions: pages.slice(0, 1),
        pages: pages.map((page) => ({ width: page.width, height: page.height, renditions: [page] })),
        film: null,
      },
    ],
    [
      FILM,
      {
        kind: "video",
        focus: CENTRE,
        renditions: [await drawn(station(960, 540))],
        pages: [],
        film: {
          durationMs: 2000,
          hasSound: false,
          files: [{ ...film, type: "video/webm", codecs: "vp8", width: 960, height: 540 }],
          captions: [],
        },
      },
    ],
  ]);
  return { media, files };
}

/** Two seconds of the same evening, standing still. */
async function filmOfStation(): Promise<Buffer> {
  const folder = await mkdtemp(join(tmpdir(), "aushang-film-"));
  try {
    const [still, film] = [join(folder, "still.png"), join(folder, "film.webm")];
    await sharp(Buffer.from(station(960, 540)))
      .png()
      .toFile(still);
    const how = ["-loop", "1", "-t", "2", "-i", still, "-c:v", "libvpx", "-pix_fmt", "yuv420p", "-r", "5", "-b:v", "400k", film];
    await promisify(execFile)(ffmpeg.path, ["-v", "error", "-y", ...how]);
    return await readFile(film);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
