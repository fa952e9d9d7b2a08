import { DOCUMENT_LIMITS, IMAGE_LIMITS, VIDEO_LIMITS } from "../../domain/api/media.ts";
import type { MediaKind } from "../../domain/model/media.ts";

/** What is known of a file before it is sent. */
export interface FileFacts {
  readonly name: string;
  readonly type: string;
  readonly size: number;
}

/** Why a file is not even sent. Sentences are the texts `library.refused.…`. */
export type FileRefusal =
  | "empty"
  | "office"
  | "vector"
  | "other-image"
  | "sound"
  | "unknown"
  | "large-image"
  | "large-video"
  | "large-document"
  | "wants-image"
  | "wants-video"
  | "wants-document";

const MOST_BYTES = { image: IMAGE_LIMITS.bytes, video: VIDEO_LIMITS.bytes, document: DOCUMENT_LIMITS.bytes } as const;

const KIND_OF_ENDING: Readonly<Record<string, MediaKind>> = {
  ...Object.fromEntries(["jpg", "jpeg", "jpe", "jfif", "png", "webp", "avif", "heic", "heif", "tif", "tiff"].map((end) => [end, "image"])),
  ...Object.fromEntries(["mp4", "m4v", "mov", "webm", "mkv", "avi", "wmv", "mpg", "mpeg", "3gp", "ogv"].map((end) => [end, "video"])),
  pdf: "document",
};
const OFFICE = /\.(docx?|pptx?|xlsx?|od[tps]|pages|key|numbers|rtf|pub)$/i;
const VECTOR = /\.(svg|ai|eps)$/i;
const OTHER_IMAGE = /\.(gif|bmp|psd|xcf|ico|cr2|cr3|nef|arw|dng|jxl)$/i;
const SOUND = /\.(mp3|wav|m4a|ogg|flac|aac|wma)$/i;

/**
 * What the file dialog offers. HEIC is left out on purpose: an iPhone then hands over its photos as JPEG by itself. Who drops a HEIC file can
 * still send it; the server says whether it can read it.
 */
export const ACCEPT: Readonly<Record<MediaKind, string>> = {
  image: "image/jpeg,image/png,image/webp,image/avif,image/tiff",
  video: "video/*",
  document: "application/pdf",
};
export const ACCEPT_ALL = Object.values(ACCEPT).join();

/** The kind of a file by its ending, or by its type where the ending says nothing; undefined for what the library does not take. */
export function kindOfFile({ name, type }: FileFacts): MediaKind | undefined {
  const byEnding = KIND_OF_ENDING[endingOf(name)];
  if (byEnding) return byEnding;
  if (isForeign(name)) return undefined;
  if (type === "application/pdf") return "document";
  if (type.startsWith("video/")) return "video";
  return ACCEPT.image.split(",").includes(type) ? "image" : undefined;
}

/** Why a file cannot be sent, or undefined if it may be tried. `wanted` is the only kind that fits where it is to go. */
export function refusalOf(file: FileFacts, wanted?: MediaKind): FileRefusal | undefined {
  const kind = kindOfFile(file);
  if (!kind) return foreignRefusal(file);
  if (wanted && kind !== wanted) return `wants-${wanted}`;
  if (file.size === 0) return "empty";
  return file.size > MOST_BYTES[kind] ? `large-${kind}` : undefined;
}

function foreignRefusal({ name, type }: FileFacts): FileRefusal {
  if (OFFICE.test(name)) return "office";
  if (VECTOR.test(name) || type === "image/svg+xml") return "vector";
  if (SOUND.test(name) || type.startsWith("audio/")) return "sound";
  return OTHER_IMAGE.test(name) || type.startsWith("image/") ? "other-image" : "unknown";
}

function isForeign(name: string): boolean {
  return [OFFICE, VECTOR, OTHER_IMAGE, SOUND].some((pattern) => pattern.test(name));
}

function endingOf(name: string): string {
  return name.slice(name.lastIndexOf(".") + 1).toLowerCase();
}
