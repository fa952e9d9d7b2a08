import type { Crop } from "../../../domain/api/media.ts";
import type { ContentHash } from "../../../domain/model/id.ts";
import type { Rendition } from "../../../domain/model/media.ts";
import { createImageEncoder, type EncodedFile } from "../image-encoder.ts";
import type { MediaStore } from "../media-store.ts";
import type { Made, OnProgress } from "./order.ts";

const encoder = createImageEncoder();

/** Makes every file of an image, or of a part of it, and keeps them. */
export async function makeImage(path: string, store: MediaStore, crop: Crop | null, onProgress: OnProgress): Promise<Made> {
  const { width, height, renditions, thumbnail } = await encoder.encode(path, crop, onProgress);
  const stored = await keepFiles(store, [...renditions, thumbnail]);
  return { width, height, renditions: stored.slice(0, -1), thumbnail: stored.at(-1) ?? null, pages: [], film: null };
}

/** Keeps encoded files and tells them by their content. */
export async function keepFiles(store: MediaStore, files: readonly EncodedFile[]): Promise<Rendition[]> {
  const hashes = await store.putAll(files.map(({ data }) => data));
  return files.map((file, index) => toRendition(file, hashes[index]));
}

function toRendition({ type, width, height, data }: EncodedFile, hash: ContentHash | undefined): Rendition {
  if (hash === undefined) throw new Error("Every file is stored");
  return { hash, type, width, height, bytes: data.byteLength };
}
