import { createWriteStream } from "node:fs";
import type { IncomingMessage } from "node:http";
import type { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import busboy, { type Busboy } from "busboy";
import { MOST_UPLOAD_BYTES } from "../../domain/api/media.ts";
import { Problem } from "../../domain/model/problem.ts";
import { safeFileName } from "./file-name.ts";
import { tooManyBytes, wrongFile } from "./refusals.ts";
import { withinLimit } from "./within-limit.ts";

/** What came, as people are shown it, and where it waits. */
export interface ReceivedFile {
  readonly name: string;
  readonly path: string;
}

const PART_NAME = "file";
/** Boundaries and headers around the file. */
const ENVELOPE_BYTES = 16 * 1024;
/** The longest body that can hold a file within the limits. */
export const MOST_BODY_BYTES = MOST_UPLOAD_BYTES + ENVELOPE_BYTES;

/**
 * Streams the one part named `file` of a `multipart/form-data` request to `path`; a few dozen kilobytes of it are in memory at any time.
 * The caller removes `path`, whatever happens. After a refusal the rest of the request is still unread.
 * @throws {Problem} `malformed-request`, `invalid-input` unless there is exactly that part, `too-large`
 * @throws {Error} if the client goes away
 */
export async function receiveFile(request: IncomingMessage, path: string): Promise<ReceivedFile> {
  const parser = openParser(request);
  const { promise: received, resolve, reject } = Promise.withResolvers<ReceivedFile>();
  let writing: Promise<ReceivedFile> | null = null;
  const refuse = (cause: unknown) => reject(isOurs(cause) ? cause : new Problem("malformed-request"));

  parser.on("file", (part, content, { filename }) => {
    if (part !== PART_NAME) {
      content.resume();
      return reject(wrongFile("file-missing"));
    }
    writing = write(content, path, safeFileName(filename));
    writing.catch(refuse);
  });
  for (const event of ["filesLimit", "fieldsLimit", "partsLimit"] as const) parser.on(event, () => reject(wrongFile("one-file-only")));
  parser.on("error", refuse);
  parser.on("finish", () => (writing === null ? reject(wrongFile("file-missing")) : resolve(writing)));
  const stopCounting = countBytes(request, () => reject(tooManyBytes()));
  const onGone = () => {
    if (!request.complete) reject(new Error("The client went away"));
  };
  request.once("close", onGone);
  request.pipe(parser);
  try {
    return await received;
  } finally {
    request.off("close", onGone);
    stopCounting();
    request.unpipe(parser);
    parser.destroy();
    // Whatever was being written has ended before the caller removes the file.
    await Promise.allSettled([writing]);
  }
}

/** A refusal, or a fault of our disk; everything else that goes wrong while reading is the request's fault. */
function isOurs(error: unknown): boolean {
  return error instanceof Problem || (error instanceof Error && "syscall" in error);
}

function openParser(request: IncomingMessage): Busboy {
  if (!/^multipart\/form-data\b/i.test(request.headers["content-type"] ?? "")) throw new Problem("malformed-request");
  // A file of exactly as many bytes as the parser allows counts as cut off there, hence one more.
  const limits = { files: 1, fields: 0, parts: 2, fieldNameSize: 100, headerPairs: 20, fileSize: MOST_UPLOAD_BYTES + 1 };
  try {
    return busboy({ headers: request.headers, defParamCharset: "utf8", limits });
  } catch {
    throw new Problem("malformed-request");
  }
}

async function write(content: Readable & { truncated?: boolean }, path: string, name: string): Promise<ReceivedFile> {
  content.once("limit", () => content.destroy(tooManyBytes()));
  await pipeline(content, withinLimit(), createWriteStream(path, { flags: "wx", mode: 0o600 }));
  return { name, path };
}

/** Parts that are skipped count too: the parser reads past them without limit. */
function countBytes(request: IncomingMessage, onTooMany: () => void): () => void {
  let bytes = 0;
  const count = (chunk: Buffer) => {
    bytes += chunk.byteLength;
    if (bytes > MOST_BODY_BYTES) onTooMany();
  };
  request.on("data", count);
  return () => request.off("data", count);
}
