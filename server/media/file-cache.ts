import type { FileHandle } from "node:fs/promises";
import type { ContentHash } from "../../domain/model/id.ts";
import type { MediaStore } from "./media-store.ts";

/** A file ready to be served. `data` is null if it is too large for the memory and must be streamed. */
export interface ServedFile {
  readonly type: string;
  readonly size: number;
  readonly data: Buffer | null;
}

export interface FileCache {
  /** @returns the file if it is in the memory */
  peek(hash: ContentHash): ServedFile | undefined;
  /** Reads it in; many at once for the same file read it once. @returns null if there is no such file */
  load(hash: ContentHash): Promise<ServedFile | null>;
}

const MOST_BYTES = 64 * 1024 * 1024;
const MOST_BYTES_PER_FILE = 4 * 1024 * 1024;
/** What an entry costs besides its bytes, so that endless large files are bounded too. */
const ENTRY_BYTES = 512;

/** Keeps the files asked for last in the memory, up to 64 MB. Their content never changes, so nothing is ever out of date. */
export function createFileCache(store: MediaStore, mostBytes = MOST_BYTES): FileCache {
  // A Map gives its keys in the order they were set: the first is the one not asked for the longest.
  const files = new Map<ContentHash, ServedFile>();
  const loading = new Map<ContentHash, Promise<ServedFile | null>>();
  let bytes = 0;

  function keep(hash: ContentHash, file: ServedFile): void {
    files.set(hash, file);
    bytes += costOf(file);
    for (const [oldest, old] of files) {
      if (bytes <= mostBytes) return;
      files.delete(oldest);
      bytes -= costOf(old);
    }
  }

  async function read(hash: ContentHash): Promise<ServedFile | null> {
    const handle = await store.openForRead(hash);
    if (handle === null) return null;
    const file = await readFile(handle).finally(() => handle.close());
    keep(hash, file);
    return file;
  }

  return {
    peek(hash) {
      const file = files.get(hash);
      if (file === undefined) return undefined;
      files.delete(hash);
      files.set(hash, file);
      return file;
    },
    load(hash) {
      const reading = loading.get(hash) ?? read(hash).finally(() => loading.delete(hash));
      loading.set(hash, reading);
      return reading;
    },
  };
}

function costOf({ data }: ServedFile): number {
  return ENTRY_BYTES + (data?.byteLength ?? 0);
}

async function readFile(handle: FileHandle): Promise<ServedFile> {
  const { size } = await handle.stat();
  const data = size <= MOST_BYTES_PER_FILE ? await handle.readFile() : null;
  const head = data ?? (await handle.read(Buffer.alloc(12), 0, 12, 0)).buffer;
  return { type: typeOf(head), size, data };
}

/** The store holds nothing but what we made or looked into, so the first bytes tell which of these it is. */
function typeOf(head: Buffer): string {
  const text = head.toString("latin1", 0, 12);
  if (text.startsWith("RIFF") && text.endsWith("WEBP")) return "image/webp";
  if (text.startsWith("WEBVTT")) return "text/vtt; charset=utf-8";
  if (text.startsWith("\x1a\x45\xdf\xa3")) return "video/webm";
  if (text.slice(4) === "ftypavif") return "image/avif";
  return text.startsWith("\xff\xd8") ? "image/jpeg" : "video/mp4";
}
