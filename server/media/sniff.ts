import { open } from "node:fs/promises";
import type { MediaKind, MediaProblem } from "../../domain/model/media.ts";

/** What a file is by its first bytes, or why nothing can be made of it. Names and types that clients send are not believed. */
export type Sniffed =
  | { readonly kind: MediaKind; readonly container: Container }
  | { readonly kind: null; readonly problem: Extract<MediaProblem, `unsupported-${string}`> };

/** How the bytes are packed; for films the name by which ffmpeg knows it. */
export type Container = "image" | "pdf" | "mov" | "matroska" | "avi" | "mpegts" | "mpeg" | "asf" | "flv" | "ogg";

/** How many bytes are looked at. A PDF may begin that late. */
export const SNIFFED_BYTES = 1100;

const PDF_BEGINS_WITHIN = 1024;
const HEIF_BRANDS = /^(?:avif|avis|avio|mif[12]|msf1|miaf|hei[cxmsf]|hev[cxms]|jpeg|jpgs|crx )$/;
const MOV_BOXES = new Set(["moov", "mdat", "wide", "free", "skip", "pnot"]);

type Test = (head: Buffer) => boolean;

const starts =
  (bytes: string, at = 0): Test =>
  (head) =>
    head.toString("latin1", at, at + bytes.length) === bytes;
const both =
  (one: Test, other: Test): Test =>
  (head) =>
    one(head) && other(head);

const readable = (kind: MediaKind, container: Container): Sniffed => ({ kind, container });
const refused = (problem: Extract<MediaProblem, `unsupported-${string}`>): Sniffed => ({ kind: null, problem });
const IMAGE = readable("image", "image");
const NO_IMAGE = refused("unsupported-image");
const NO_FILE = refused("unsupported-file");

const SIGNATURES: readonly (readonly [Test, Sniffed])[] = [
  [starts("\xff\xd8\xff"), IMAGE],
  [starts("\x89PNG\r\n\x1a\n"), IMAGE],
  [both(starts("RIFF"), starts("WEBP", 8)), IMAGE],
  [starts("II*\0"), IMAGE],
  [starts("MM\0*"), IMAGE],
  [starts("II+\0"), IMAGE],
  [starts("MM\0+"), IMAGE],
  [both(starts("ftyp", 4), isHeif), IMAGE],
  [starts("ftyp", 4), readable("video", "mov")],
  [(head) => MOV_BOXES.has(head.toString("latin1", 4, 8)) && head.readUInt32BE(0) >= 8, readable("video", "mov")],
  [starts("\x1a\x45\xdf\xa3"), readable("video", "matroska")],
  [both(starts("RIFF"), starts("AVI ", 8)), readable("video", "avi")],
  [starts("\0\0\x01\xba"), readable("video", "mpeg")],
  [starts("\0\0\x01\xb3"), readable("video", "mpeg")],
  [starts("0&\xb2u\x8ef\xcf\x11"), readable("video", "asf")],
  [starts("FLV\x01"), readable("video", "flv")],
  [starts("OggS"), readable("video", "ogg")],
  [both(starts("G"), both(starts("G", 188), starts("G", 376))), readable("video", "mpegts")],
  ...[
    "GIF8",
    "8BPS",
    "\0\0\x01\0",
    "\0\0\x02\0",
    "\xff\x0a",
    "\0\0\0\x0cJXL ",
    "\0\0\0\x0cjP  ",
    "\xffO\xffQ",
    "qoif",
    "DDS ",
    "v/1\x01",
  ].map((bytes) => [starts(bytes), NO_IMAGE] as const),
  [(head) => /^BM.{4}\0\0\0\0/s.test(head.toString("latin1", 0, 10)), NO_IMAGE],
  [(head) => /^P[1-7FfHh][\s#]/.test(head.toString("latin1", 0, 3)), NO_IMAGE],
  [(head) => /<svg[\s>]/i.test(head.toString("latin1")), NO_IMAGE],
  [(head) => head.toString("latin1", 0, PDF_BEGINS_WITHIN + 5).includes("%PDF-"), readable("document", "pdf")],
];

/** Tells what a file is. The first that fits counts: what is an image and a page as well is an image. */
export function sniff(head: Buffer): Sniffed {
  if (head.length < 12) return NO_FILE;
  return SIGNATURES.find(([fits]) => fits(head))?.[1] ?? NO_FILE;
}

/** Reads the beginning of a file and tells what it is. */
export async function sniffFile(path: string): Promise<Sniffed> {
  const file = await open(path, "r");
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(SNIFFED_BYTES), 0, SNIFFED_BYTES, 0);
    return sniff(buffer.subarray(0, bytesRead));
  } finally {
    await file.close();
  }
}

/** One brand is enough: some cameras name another first. The brands of films are never among these. */
function isHeif(head: Buffer): boolean {
  const size = Math.min(head.readUInt32BE(0), head.length, 200);
  for (let at = 8; at + 4 <= Math.max(size, 12); at += 4) {
    if (at !== 12 && HEIF_BRANDS.test(head.toString("latin1", at, at + 4))) return true;
  }
  return false;
}
