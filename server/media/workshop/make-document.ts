import { readFile } from "node:fs/promises";
import { type PDFiumDocument, PDFiumLibrary } from "@hyzyla/pdfium";
import { DOCUMENT_LIMITS } from "../../../domain/api/media.ts";
import type { DocumentPage, Rendition } from "../../../domain/model/media.ts";
import { createImageEncoder, type EncodedImage, type Pixels } from "../image-encoder.ts";
import type { Size } from "../image-sizes.ts";
import type { MediaStore } from "../media-store.ts";
import { keepFiles } from "./make-image.ts";
import { type Made, type OnProgress, Refused } from "./order.ts";

/** Every page fits into this, upright or lying: what the largest screens show. */
const BOX: Size = { width: 3840, height: 2160 };
/** A page so small that it would be blown up more than this is drawn smaller. */
const MOST_SCALE = 30;

const encoder = createImageEncoder();

/**
 * Draws every page of a PDF at the resolution of a screen.
 * @throws {Refused} `protected-document`, `too-many-pages`, `unsupported-document` if it is broken, empty or a page cannot be drawn
 */
export async function makeDocument(path: string, store: MediaStore, onProgress: OnProgress): Promise<Made> {
  const library = await PDFiumLibrary.init();
  const document = await library.loadDocument(await readFile(path)).catch(refuseDocument);
  try {
    return await drawAll(document, store, onProgress);
  } finally {
    document.destroy();
    library.destroy();
  }
}

async function drawAll(document: PDFiumDocument, store: MediaStore, onProgress: OnProgress): Promise<Made> {
  const count = document.getPageCount();
  if (count === 0) throw new Refused("unsupported-document");
  if (count > DOCUMENT_LIMITS.pages) throw new Refused("too-many-pages");
  const pages: DocumentPage[] = [];
  let thumbnail: Rendition | null = null;
  for (let index = 0; index < count; index++) {
    const pixels = await drawPage(document, index);
    const image = await encoder.encodePixels(pixels, (share) => onProgress((index + share) / count));
    const page = await keepPage(store, image);
    thumbnail ??= page.thumbnail;
    pages.push(page.page);
  }
  const [first] = pages;
  if (first === undefined) throw new Refused("unsupported-document");
  return { width: first.width, height: first.height, renditions: [...first.renditions], thumbnail, pages, film: null };
}

async function keepPage(store: MediaStore, { width, height, renditions, thumbnail }: EncodedImage) {
  const stored = await keepFiles(store, [...renditions, thumbnail]);
  return { page: { width, height, renditions: stored.slice(0, -1) }, thumbnail: stored.at(-1) ?? null };
}

async function drawPage(document: PDFiumDocument, index: number): Promise<Pixels> {
  try {
    const page = document.getPage(index);
    const size = pageSize(page.getOriginalSize());
    const { data } = await page.render({ ...size, render: "bitmap", renderFormFields: true });
    return { data: Buffer.from(data.buffer, data.byteOffset, data.byteLength), info: { ...size, channels: 4 } };
  } catch (cause) {
    throw cause instanceof Refused ? cause : new Refused("unsupported-document", cause);
  }
}

/** @returns the size in pixels at which a page of that size in points fills the box */
function pageSize({ originalWidth, originalHeight }: { readonly originalWidth: number; readonly originalHeight: number }): Size {
  if (!(originalWidth > 0 && originalHeight > 0)) throw new Refused("unsupported-document");
  const scale = Math.min(BOX.width / originalWidth, BOX.height / originalHeight, MOST_SCALE);
  return { width: Math.max(1, Math.round(originalWidth * scale)), height: Math.max(1, Math.round(originalHeight * scale)) };
}

function refuseDocument(cause: unknown): never {
  const isProtected = cause instanceof Error && /password|security|encrypt/i.test(cause.message);
  throw new Refused(isProtected ? "protected-document" : "unsupported-document", cause);
}
