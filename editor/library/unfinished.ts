import * as tus from "tus-js-client";
import * as z from "zod/mini";

/** An upload begun in this browser and never finished: choosing the same file again goes on from there. */
export interface Unfinished {
  readonly key: string;
  readonly name: string;
  readonly size: number;
  readonly sentBytes: number;
  readonly url: string;
}

const Kept = z.object({
  urlStorageKey: z.string(),
  uploadUrl: z.url(),
  size: z.number(),
  metadata: z.object({ filename: z.string() }),
});
const TUS = { "Tus-Resumable": "1.0.0" } as const;

/** What this browser remembers and the server still has, newest first. What the server has forgotten, or has whole, is forgotten here too. */
export async function findUnfinished(): Promise<readonly Unfinished[]> {
  const all = await tus.defaultOptions.urlStorage.findAllUploads();
  const kept = all.flatMap((entry) => Kept.safeParse(entry).data ?? []).filter(({ uploadUrl }) => uploadUrl.startsWith(location.origin));
  const asked = await Promise.all(
    kept.map(async ({ urlStorageKey: key, uploadUrl: url, size, metadata }) => {
      const sentBytes = await askSent(key, url, size);
      return sentBytes === undefined || sentBytes >= size ? [] : [{ key, url, size, name: metadata.filename, sentBytes }];
    }),
  );
  return asked.flat().toReversed();
}

/** Forgets it here, and has the server throw away what has arrived. */
export async function forgetUnfinished({ key, url }: Unfinished): Promise<void> {
  await tus.defaultOptions.urlStorage.removeUpload(key);
  await fetch(url, { method: "DELETE", headers: TUS }).catch(() => undefined);
}

async function askSent(key: string, url: string, size: number): Promise<number | undefined> {
  try {
    const answer = await fetch(url, { method: "HEAD", headers: TUS });
    const sentBytes = answer.ok ? Number(answer.headers.get("Upload-Offset")) : undefined;
    if (answer.status === 404 || answer.status === 410 || (sentBytes ?? 0) >= size) await tus.defaultOptions.urlStorage.removeUpload(key);
    return sentBytes;
  } catch {
    return undefined; // no line: it is asked for again when the page is opened the next time
  }
}
