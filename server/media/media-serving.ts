import type { IncomingMessage, ServerResponse } from "node:http";
import { pipeline } from "node:stream/promises";
import * as z from "zod/mini";
import { ContentHash } from "../../domain/model/id.ts";
import { Problem } from "../../domain/model/problem.ts";
import { languageOf } from "../platform/http/language.ts";
import { PROBLEM_TYPE, toProblem, toProblemDetails } from "../platform/http/problem-response.ts";
import type { Log } from "../platform/log.ts";
import { type ByteRange, readRange } from "./byte-range.ts";
import { createFileCache, type FileCache, type ServedFile } from "./file-cache.ts";
import type { MediaStore } from "./media-store.ts";

export interface MediaServingNeeds {
  readonly store: MediaStore;
  readonly log: Log;
}

const PATH = /^\/media\/([0-9a-f]{64})(?:\?|$)/;

/** On every answer: a file opened by itself can do nothing, and no foreign site may embed it. */
const GUARD = {
  "X-Content-Type-Options": "nosniff",
  "Content-Security-Policy": "default-src 'none'; sandbox",
  "Cross-Origin-Resource-Policy": "same-site",
} as const;

/**
 * Serves `GET` and `HEAD /media/{hash}`. Give it every request before Express, which is several times slower.
 *
 * The files are open to everyone who can reach the server and knows the hash: screens fetch them without cookies, and nobody guesses
 * 256 bits. What is uploaded is meant for walls that everybody passes. The database is not asked, so screens get their pictures while it is
 * down, and made-up hashes cost no query.
 * @returns whether the request is answered here
 */
export function createMediaServing({ store, log }: MediaServingNeeds): (request: IncomingMessage, response: ServerResponse) => boolean {
  const files = createFileCache(store);
  return (request, response) => {
    const name = PATH.exec(request.url ?? "")?.[1];
    if (name === undefined || (request.method !== "GET" && request.method !== "HEAD")) return false;
    const hash = z.parse(ContentHash, name);
    const file = files.peek(hash);
    if (file?.data) answer(request, response, hash, file, file.data);
    else answerFromDisk({ store, log }, files, request, response, hash).catch((error: unknown) => fail(log, request, response, error));
    return true;
  };
}

async function answerFromDisk(
  { store }: MediaServingNeeds,
  files: FileCache,
  request: IncomingMessage,
  response: ServerResponse,
  hash: ContentHash,
): Promise<void> {
  const file = files.peek(hash) ?? (await files.load(hash));
  if (file === null) throw new Problem("not-found");
  const range = answer(request, response, hash, file, file.data);
  if (range === null) return;
  const handle = await store.openForRead(hash);
  if (handle === null) throw new Problem("not-found");
  // Closes the file whether the client takes it all or goes away.
  await pipeline(handle.createReadStream({ start: range.first, end: range.last }), response);
}

/**
 * Answers all of the request but the bytes of a file that is not in the memory.
 * @returns the bytes still to be streamed, or null if everything is said
 */
function answer(
  request: IncomingMessage,
  response: ServerResponse,
  hash: ContentHash,
  { type, size }: ServedFile,
  data: Buffer | null,
): ByteRange | null {
  const etag = `"${hash}"`;
  const caching = { ...GUARD, ETag: etag, "Cache-Control": "public, max-age=31536000, immutable" };
  if (matches(request.headers["if-none-match"], etag)) {
    response.writeHead(304, caching).end();
    return null;
  }
  const range = wantedRange(request, etag, size);
  if (range === "unsatisfiable") {
    response.writeHead(416, { ...GUARD, "Content-Range": `bytes */${String(size)}`, "Content-Length": 0 }).end();
    return null;
  }
  const { first, last } = range === "whole" ? { first: 0, last: size - 1 } : range;
  const headers = { ...caching, "Content-Type": type, "Content-Length": last - first + 1, "Accept-Ranges": "bytes" };
  if (range === "whole") response.writeHead(200, headers);
  else response.writeHead(206, { ...headers, "Content-Range": `bytes ${String(first)}-${String(last)}/${String(size)}` });
  if (request.method === "HEAD") response.end();
  else if (data !== null) response.end(data.subarray(first, last + 1));
  else return { first, last };
  return null;
}

/** A range is for GET only, and only of the file the client began with (`If-Range`). */
function wantedRange({ method, headers }: IncomingMessage, etag: string, size: number): ByteRange | "whole" | "unsatisfiable" {
  const condition = headers["if-range"];
  if (method !== "GET" || (condition !== undefined && condition !== etag)) return "whole";
  return readRange(headers.range, size);
}

function matches(ifNoneMatch: string | undefined, etag: string): boolean {
  if (ifNoneMatch === undefined) return false;
  return ifNoneMatch.split(",").some((entry) => [etag, `W/${etag}`, "*"].includes(entry.trim()));
}

function fail(log: Log, request: IncomingMessage, response: ServerResponse, error: unknown): void {
  // The client went away, or the disk failed in the middle: cut, so that the missing length tells the client.
  if (response.headersSent || response.destroyed) {
    if (!isGone(error)) log.error({ err: error, path: request.url }, "media not served");
    response.destroy();
    return;
  }
  const language = languageOf(request.headers["accept-language"]);
  const problem = toProblem(error, language);
  if (problem.code === "internal") log.error({ err: error, path: request.url }, "media not served");
  const body = JSON.stringify(toProblemDetails(problem, language));
  const headers = { ...GUARD, "Content-Type": PROBLEM_TYPE, "Content-Length": Buffer.byteLength(body), "Cache-Control": "no-store" };
  response.writeHead(problem.status, headers).end(request.method === "HEAD" ? undefined : body);
}

function isGone(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ERR_STREAM_PREMATURE_CLOSE";
}
