import { createHash } from "node:crypto";
import { createReadStream, writeSync } from "node:fs";
import { createInterface } from "node:readline";
import * as z from "zod/mini";
import { ContentHash } from "../../../domain/model/id.ts";
import { createMediaStore } from "../media-store.ts";
import { type Fingerprint, type Made, type OnProgress, Order, REPORTS, Refused, type Report } from "./order.ts";

/**
 * A process of its own that makes the files of one upload after another. A broken file may crash it, hang it or fill its memory: the server
 * lives on and only that file is refused. It ends with the server, however that ends, and takes ffmpeg along.
 */
createInterface({ input: process.stdin })
  .on("line", (line) => {
    work(z.parse(Order, JSON.parse(line))).then(
      (result) => report({ type: "made", result }),
      (error: unknown) => report(toReport(error)),
    );
  })
  .once("close", endAll);

function endAll(): void {
  process.kill(-process.pid, "SIGKILL");
}

async function work(order: Order): Promise<Made | Fingerprint> {
  const onProgress: OnProgress = (progress) => report({ type: "progress", progress });
  // Loaded when first needed: most workers only ever see images.
  switch (order.task) {
    case "fingerprint":
      return fingerprint(order.path, onProgress);
    case "image": {
      const { makeImage } = await import("./make-image.ts");
      return makeImage(order.path, createMediaStore(order.folder), order.crop, onProgress);
    }
    case "document": {
      const { makeDocument } = await import("./make-document.ts");
      return makeDocument(order.path, createMediaStore(order.folder), onProgress);
    }
    case "video": {
      const { makeFilm } = await import("./make-film.ts");
      return makeFilm(order, createMediaStore(order.folder), onProgress);
    }
  }
}

async function fingerprint(path: string, onProgress: OnProgress): Promise<Fingerprint> {
  const hash = createHash("sha256");
  let bytes = 0;
  let told = 0;
  for await (const chunk of createReadStream(path, { highWaterMark: 1024 * 1024 })) {
    hash.update(chunk);
    bytes += chunk.length;
    if (bytes - told < 100_000_000) continue;
    told = bytes;
    onProgress(0);
  }
  return { hash: z.parse(ContentHash, hash.digest("hex")), bytes };
}

function toReport(error: unknown): Report {
  const cause = error instanceof Error ? `${error.message} ${error.cause instanceof Error ? error.cause.message : ""}` : String(error);
  if (error instanceof Refused) return { type: "refused", problem: error.problem, cause };
  return { type: "failed", code: error instanceof Error && "code" in error ? String(error.code) : "", cause };
}

function report(report: Report): void {
  try {
    writeSync(REPORTS, `${JSON.stringify(report)}\n`);
  } catch {
    endAll(); // nobody listens any more
  }
}
