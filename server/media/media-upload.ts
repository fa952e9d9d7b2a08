import { rm } from "node:fs/promises";
import type { IncomingMessage } from "node:http";
import type { Request, RequestHandler, Response } from "express";
import { Problem } from "../../domain/model/problem.ts";
import type { Actor } from "../../domain/model/user.ts";
import { requireRole } from "../platform/access.ts";
import { languageOf } from "../platform/http/language.ts";
import { PROBLEM_TYPE, toProblem, toProblemDetails } from "../platform/http/problem-response.ts";
import type { Log } from "../platform/log.ts";
import type { AddedMedia, MediaService } from "./media-service.ts";
import type { MediaStore } from "./media-store.ts";
import { MOST_BODY_BYTES, receiveFile } from "./receive-file.ts";
import { tooManyBytes } from "./refusals.ts";

export interface MediaUploadNeeds {
  readonly media: MediaService;
  readonly store: MediaStore;
  /** Who asks; null if nobody is signed in. May refuse by throwing a `Problem`. */
  readonly actorOf: (request: Request) => Actor | null | Promise<Actor | null>;
  readonly log: Log;
}

/** What room is wanted for an upload that does not say how long it is. */
const UNANNOUNCED_BYTES = 100_000_000;
/** How long the rest of a refused upload is read and dropped, so that the client gets to read the refusal instead of a reset. */
const LINGER_MS = 5000;

/**
 * Serves `POST /api/v1/media`: 201 with what was made, 200 if the same file was there. The hash of the file stands in for an
 * `Idempotency-Key`: asking again is always safe. Mount it behind the check of `Origin`: a form of a foreign site could send this request.
 */
export function createMediaUpload(needs: MediaUploadNeeds): RequestHandler {
  return async (request, response) => {
    try {
      const { media, created } = await upload(needs, request);
      response.status(created ? 201 : 200).json(media);
    } catch (error) {
      if (request.destroyed && !request.complete) return;
      const language = languageOf(request.headers["accept-language"]);
      const problem = toProblem(error, language);
      if (problem.code === "internal") needs.log.error({ err: error, method: "POST", path: "/media" }, "request failed");
      answerAndLinger(request, response, JSON.stringify(toProblemDetails(problem, language)), problem.status);
    }
  };
}

async function upload({ media, store, actorOf }: MediaUploadNeeds, request: Request): Promise<AddedMedia> {
  const actor = await actorOf(request);
  if (actor === null) throw new Problem("not-signed-in");
  requireRole(actor, "editor");
  const announcedBytes = Number(request.headers["content-length"] ?? UNANNOUNCED_BYTES);
  if (announcedBytes > MOST_BODY_BYTES) throw tooManyBytes();
  await store.requireRoom(announcedBytes);
  const path = store.newIncomingFile();
  try {
    return await media.add(actor, { ...(await receiveFile(request, path)), groupId: null });
  } finally {
    await rm(path, { force: true });
  }
}

/**
 * Answers at once but closes only when the client has sent the rest, or after a while: closing on unread bytes resets the connection,
 * and a reset may overtake the answer.
 */
function answerAndLinger(request: IncomingMessage, response: Response, body: string, status: number): void {
  response
    .status(status)
    .set({ "Content-Type": PROBLEM_TYPE, "Content-Length": String(Buffer.byteLength(body)), "Cache-Control": "no-store" });
  if (request.complete) {
    response.end(body);
    return;
  }
  response.set("Connection", "close").write(body);
  const close = () => {
    clearTimeout(timer);
    response.end();
  };
  const timer = setTimeout(close, LINGER_MS);
  request.once("end", close).once("close", close).resume();
}
