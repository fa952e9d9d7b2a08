import type { ContentHash } from "../domain/model/id.ts";
import { matchesHash } from "./digest.ts";
import type { NeededFile } from "./media-needs.ts";

const CACHE_NAME = "aushang-media";
const FETCH_LIMIT_MS = 60_000;

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
   * Makes sure that the file is there and sound, and gives it an address.
   * @throws {Error} if neither cache nor server has a file of that length and hash
   */
  open(file: NeededFile): Promise<void> {
    if (this.urls.has(file.hash)) return Promise.resolve();
    const opening = this.opening.get(file.hash) ?? this.load(file).finally(() => this.opening.delete(file.hash));
    this.opening.set(file.hash, opening);
    return opening;
  }

  /** Puts the file into the browser's cache for later; it is checked when it is opened. */
  async store(file: NeededFile): Promise<void> {
    const cache = await openCache();
    if (!cache || (await cache.match(addressOf(file)))) return;
    await this.fromServer(file);
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
    const bytes = (await this.fromCache(file)) ?? (await this.fromServer(file));
    this.urls.set(file.hash, URL.createObjectURL(new Blob([bytes], { type: file.type })));
  }

  private async fromCache(file: NeededFile): Promise<ArrayBuffer | null> {
    const cache = await openCache();
    const answer = await cache?.match(addressOf(file));
    if (!cache || !answer) return null;
    const bytes = await answer.arrayBuffer();
    if (await isSound(bytes, file)) return bytes;
    await cache.delete(addressOf(file));
    return null;
  }

  private async fromServer(file: NeededFile): Promise<ArrayBuffer> {
    const limit = new AbortController();
    const timer = setTimeout(() => limit.abort(), FETCH_LIMIT_MS);
    try {
      // "no-store": a damaged copy in the HTTP cache must not come back as the fresh one
      const answer = await fetch(addressOf(file), { signal: limit.signal, cache: "no-store", credentials: "omit" });
      if (!answer.ok) throw new Error(`media ${file.hash.slice(0, 12)}: status ${answer.status}`);
      const bytes = await answer.arrayBuffer();
      if (!(await isSound(bytes, file))) throw new Error(`media ${file.hash.slice(0, 12)}: wrong length or hash`);
      await this.keep(file, bytes);
      return bytes;
    } finally {
      clearTimeout(timer);
    }
  }

  /** A full disk costs the next restart this picture, not this run. */
  private async keep(file: NeededFile, bytes: ArrayBuffer): Promise<void> {
    const cache = await openCache();
    const answer = new Response(bytes.slice(0), { headers: { "content-type": file.type, "content-length": String(bytes.byteLength) } });
    await cache?.put(addressOf(file), answer).catch(() => undefined);
  }
}

function addressOf({ hash }: NeededFile): string {
  return `/media/${hash}`;
}

async function isSound(bytes: ArrayBuffer, { bytes: length, hash }: NeededFile): Promise<boolean> {
  return bytes.byteLength === length && (await matchesHash(bytes, hash));
}

/** Null without a secure context: pictures then live for one run only. */
async function openCache(): Promise<Cache | null> {
  if (!("caches" in globalThis)) return null;
  return caches.open(CACHE_NAME).catch(() => null);
}
