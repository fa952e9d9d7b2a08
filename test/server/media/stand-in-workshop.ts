import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { ContentHash } from "../../../domain/model/id.ts";
import { createMediaStore } from "../../../server/media/media-store.ts";
import type { Made } from "../../../server/media/workshop/order.ts";
import type { Workshop } from "../../../server/media/workshop/workshop.ts";

/** Stands in for the slow part: what it makes of an upload is a few letters a file, in no time and without processes. */
export function standInWorkshop(make: (task: string, letters: string) => Promise<void> = async () => undefined): Workshop {
  return {
    async fingerprint(path) {
      const content = await readFile(path);
      return { hash: ContentHash.parse(createHash("sha256").update(content).digest("hex")), bytes: content.length };
    },
    async make({ task, path, folder }, onProgress) {
      const letters = (await readFile(path)).toString("latin1").slice(-6);
      onProgress(0.5);
      await make(task, letters);
      const [webp, jpeg, tiny, film] = await createMediaStore(folder).putAll(
        ["webp", "jpeg", "tiny", "film"].map((kind) => Buffer.from(kind + letters)),
      );
      if (webp === undefined || jpeg === undefined || tiny === undefined || film === undefined) throw new Error("Four files");
      const size = { width: 20, height: 10, bytes: 10 };
      return {
        width: 20,
        height: 10,
        renditions: [
          { hash: webp, type: "image/webp", ...size },
          { hash: jpeg, type: "image/jpeg", ...size },
        ],
        thumbnail: { hash: tiny, type: "image/webp", width: 2, height: 1, bytes: 10 },
        pages: [],
        film:
          task === "video"
            ? { durationMs: 5000, hasSound: true, files: [{ hash: film, type: "video/mp4", codecs: "avc1.640028", ...size }], captions: [] }
            : null,
      } satisfies Made;
    },
    close: async () => undefined,
  };
}

/** Bytes that begin as a PNG does and are another file for every six letters. */
export function pngOf(letters: string): Buffer {
  return Buffer.concat([Buffer.from("\x89PNG\r\n\x1a\n------", "latin1"), Buffer.from(letters.padStart(6, "_"))]);
}

/** Bytes that begin as an MP4 does. */
export function mp4Of(letters: string): Buffer {
  return Buffer.concat([Buffer.from("\0\0\0\x18ftypisom\0\0\0\0isomavc1", "latin1"), Buffer.from(letters.padStart(6, "_"))]);
}
