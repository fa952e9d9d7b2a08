import type { NeededFile } from "./media-needs.ts";

/** A line that brings less than this in that time is no line. */
const LEAST_BYTES = 32_768;
const PATIENCE_MS = 30_000;

/**
 * `bytes` bytes of a file, from `fromByte` on; or all of it, where something on the way knows no ranges.
 * @throws {Error} if the server has no such file, something else answers in its place, or next to nothing comes any more
 */
export async function download(file: NeededFile, fromByte: number, bytes: number): Promise<Blob> {
  const end = new AbortController();
  const watch = new Progress(() => end.abort());
  const headers = { ...(bytes < file.bytes && { range: `bytes=${fromByte}-${fromByte + bytes - 1}` }) };
  try {
    // "no-store": a damaged copy in the HTTP cache must not come back as the fresh one
    const answer = await fetch(`/media/${file.hash}`, {
      headers,
      signal: end.signal,
      cache: "no-store",
      credentials: "omit",
      redirect: "manual",
    });
    assertIsFile(answer);
    return await readAll(answer, answer.status === 206 ? bytes : file.bytes, watch);
  } catch (error) {
    throw watch.isOver ? new Error("next to nothing came any more") : error;
  } finally {
    watch.stop();
  }
}

/** A captive portal answers everything with a page of its own, or leads to it. */
function assertIsFile({ ok, status, type, headers }: Response): void {
  const isPage = ok && headers.get("content-type")?.includes("text/html");
  if (isPage || type === "opaqueredirect") throw new Error("a page of somebody else came instead: does the network want a sign-in?");
  if (!ok) throw new Error(`status ${status}`);
}

async function readAll({ body }: Response, bytes: number, watch: Progress): Promise<Blob> {
  const reader = body?.getReader();
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let length = 0;
  for (let part = await reader?.read(); part?.value; part = await reader?.read()) {
    parts.push(part.value);
    length += part.value.byteLength;
    watch.came(part.value.byteLength);
    if (length > bytes) break;
  }
  if (length === bytes) return new Blob(parts);
  await reader?.cancel();
  throw new Error(`${length} bytes of ${bytes} came`);
}

/** Ends what goes on too slowly: at the end of each stretch of time enough must have come. */
class Progress {
  isOver = false;
  private readonly end: () => void;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private bytes = 0;

  constructor(end: () => void) {
    this.end = end;
    this.wait();
  }

  came(bytes: number): void {
    this.bytes += bytes;
  }

  stop(): void {
    clearTimeout(this.timer);
  }

  private wait(): void {
    this.timer = setTimeout(() => {
      this.isOver = this.bytes < LEAST_BYTES;
      this.bytes = 0;
      if (this.isOver) this.end();
      else this.wait();
    }, PATIENCE_MS);
  }
}
