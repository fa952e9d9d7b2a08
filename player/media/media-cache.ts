import type { ContentHash } from "../../domain/model/id.ts";
import { matchesHash } from "./digest.ts";
import { download } from "./download.ts";
import type { NeededFile } from "./media-needs.ts";

const CACHE_NAME = "aushang-media";
/** Long files come in parts, so that a line that breaks off costs no more than this. */
const PART_BYTES = 4_000_000;

/** The browser has no room to keep a file. */
export class NoRoom extends Error {}

/**
 * Pictures, films and captions by hash, kept in the browser's cache and handed out as `blob:` addresses. What comes out was checked, length and SHA-256, in this
 * run of the player, wherever it came from: a file that changed in the cache is thrown away and fetched again.
 */
export class MediaCache {
  private urls = new Map<ContentHash, string>();
  private opening = new Map<ContentHash, Promise<void>>();

  /** An address for an `<img>` or `<video>`; null while the file is not there. */
  readonly url = (hash: ContentHash): string | null => this.urls.get(hash) ?? null;

  /**
   * Makes sure that the file is there and sound, and gives it an address. Where there is no room to keep it, it lives for this run.
   * @throws {Error} if neither cache nor server has a file of that length and hash
   */
  open(file: NeededFile): Promise<void> {
    if (this.urls.has(file.hash)) return Promise.resolve();
    const opening = this.opening.get(file.hash) ?? this.load(file).finally(() => this.opening.delete(file.hash));
    this.opening.set(file.hash, opening);
    return opening;
  }

  /**
   * Sees to it that the file is there later, perhaps without a server. What is there was checked when it came, and is again when it is opened.
   * @throws {NoRoom} if the browser has none
   */
  async store(file: NeededFile): Promise<void> {
    const cache = await openCache();
    if (!cache) return;
    for (const part of partsOf(file)) if (!(await cache.match(part.address))) return void (await take(file, cache, true));
  }

  /** Reads what is kept of a file, and fetches it again if it is not sound. @throws {Error} if it is not to be had */
  async check(file: NeededFile): Promise<void> {
    const cache = await openCache();
    if (cache) await take(file, cache, true);
  }

  /** Drops every file that is not wanted any more, here and in the browser's cache. */
  async keepOnly(hashes: ReadonlySet<string>): Promise<void> {
    for (const [hash, url] of this.urls) {
      if (hashes.has(hash)) continue;
      URL.revokeObjectURL(url);
      this.urls.delete(hash);
    }
    const cache = await openCache();
    for (const request of (await cache?.keys()) ?? []) {
      const hash = new URL(request.url).pathname.replace("/media/", "");
      if (!hashes.has(hash)) await cache?.delete(request);
    }
  }

  private async load(file: NeededFile): Promise<void> {
    this.urls.set(file.hash, URL.createObjectURL(await take(file, await openCache(), false)));
  }
}

interface Part {
  readonly address: string;
  readonly from: number;
  readonly bytes: number;
}

/** The first has the address of the file itself: it is all of it, mostly, or where something on the way knows no ranges. */
function partsOf({ hash, bytes }: NeededFile): readonly Part[] {
  return Array.from({ length: Math.ceil(bytes / PART_BYTES) || 1 }, (_, index) => {
    const from = index * PART_BYTES;
    return { address: `/media/${hash}${from > 0 ? `?from=${from}` : ""}`, from, bytes: Math.min(PART_BYTES, bytes - from) };
  });
}

/** The file, put together from what is kept and what is fetched and then kept. */
async function take(file: NeededFile, cache: Cache | null, mustKeep: boolean): Promise<Blob> {
  for (;;) {
    let wasKept = false;
    const blobs: Blob[] = [];
    for (const part of partsOf(file)) {
      const kept = await (await cache?.match(part.address))?.blob();
      wasKept ||= kept !== undefined;
      const blob = kept ?? (await fetchPart(file, part, cache, mustKeep));
      blobs.push(blob);
      if (blob.size === file.bytes) break;
    }
    const whole = new Blob(blobs.slice(blobs.at(-1)?.size === file.bytes ? -1 : 0), { type: file.type });
    if (await isSound(whole, file)) return whole;
    for (const { address } of partsOf(file)) await cache?.delete(address);
    if (!wasKept) throw new Error(`${nameOf(file)}: wrong length or hash`);
  }
}

async function fetchPart(file: NeededFile, { address, from, bytes }: Part, cache: Cache | null, mustKeep: boolean): Promise<Blob> {
  const blob = await download(file, from, bytes).catch((error: Error) => {
    throw new Error(`${nameOf(file)}: ${error.message}`);
  });
  const headers = { "content-type": file.type, "content-length": String(blob.size) };
  await cache?.put(blob.size === file.bytes ? `/media/${file.hash}` : address, new Response(blob, { headers })).catch(() => {
    if (mustKeep) throw new NoRoom(nameOf(file));
  });
  return blob;
}

function nameOf({ hash }: NeededFile): string {
  return `media ${hash.slice(0, 12)}`;
}

async function isSound(blob: Blob, { bytes, hash }: NeededFile): Promise<boolean> {
  return blob.size === bytes && matchesHash(await blob.arrayBuffer(), hash);
}

/** Null without a secure context: pictures then live for one run only. */
async function openCache(): Promise<Cache | null> {
  if (!("caches" in globalThis)) return null;
  return caches.open(CACHE_NAME).catch(() => null);
}
