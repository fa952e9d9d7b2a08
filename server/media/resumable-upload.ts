import { mkdirSync } from "node:fs";
import type { IncomingMessage } from "node:http";
import { FileConfigstore } from "@tus/file-store";
import { Server as TusServer } from "@tus/server";
import type { Request, RequestHandler, Response } from "express";
import { MOST_UPLOAD_BYTES, RESUMABLE_UPLOAD_PATH } from "../../domain/api/media.ts";
import { GroupId } from "../../domain/model/id.ts";
import { Problem } from "../../domain/model/problem.ts";
import type { Actor } from "../../domain/model/user.ts";
import { requireRole } from "../platform/access.ts";
import { languageOf } from "../platform/http/language.ts";
import { PROBLEM_TYPE, toProblem, toProblemDetails } from "../platform/http/problem-response.ts";
import type { Log } from "../platform/log.ts";
import { safeFileName } from "./file-name.ts";
import type { MediaService } from "./media-service.ts";
import type { MediaStore } from "./media-store.ts";
import { tooManyBytes } from "./refusals.ts";
import { type KnownUpload, UPLOAD_LASTS_MS, UploadStore } from "./upload-store.ts";

export interface ResumableUploadNeeds {
  readonly media: Pick<MediaService, "accept">;
  readonly store: MediaStore;
  /** Who asks; null if nobody is signed in. */
  readonly actorOf: (request: Request) => Actor | null | Promise<Actor | null>;
  readonly now: () => number;
  readonly log: Log;
}

export interface ResumableUpload {
  /** Mount it at `RESUMABLE_UPLOAD_PATH` and at one segment below, behind the check of `Origin`. */
  readonly handler: RequestHandler;
  /** Forgets what has been unfinished for a day. */
  sweep(): Promise<void>;
}

type Headers = Readonly<Record<string, string>>;

/** Who asks, and for which upload. */
interface Asking {
  readonly actor: Actor;
  readonly id: string;
}

const METHODS = new Set(["POST", "HEAD", "PATCH", "DELETE"]);
const PROTOCOL: Headers = { "Tus-Resumable": "1.0.0", "Cache-Control": "no-store" };

/**
 * Serves uploads that can be interrupted, by tus 1.0. Whoever began one goes on with it; for everybody else it does not exist. Nothing is
 * ever served back from here.
 */
export function createResumableUpload(needs: ResumableUploadNeeds): ResumableUpload {
  const { store, now } = needs;
  mkdirSync(store.uploadFolder, { recursive: true });
  const uploads = new UploadStore(store.uploadFolder, new FileConfigstore(store.uploadFolder));
  const asking = new WeakMap<IncomingMessage, Asking>();
  const tus = createTus(needs, uploads, asking);
  return {
    async handler(request, response) {
      try {
        const actor = await requireEditor(needs, request);
        const asked: Asking = { actor, id: request.path.split("/").at(-1) ?? "" };
        asking.set(request, asked);
        if (request.method === "POST") await requireRoomFor(needs, uploads, request, actor);
        else if (await answerFinished(needs, uploads, request, response, asked)) return;
        await tus.handle(request, response);
      } catch (error) {
        refuse(needs.log, request, response, error);
      }
    },
    async sweep() {
      await uploads.sweep(now() - UPLOAD_LASTS_MS);
    },
  };
}

function createTus(needs: ResumableUploadNeeds, uploads: UploadStore, asking: WeakMap<IncomingMessage, Asking>): TusServer {
  const askedIn = (request: { readonly runtime?: { readonly node?: { readonly req: unknown } | undefined } | undefined }) => {
    const asked = asking.get(request.runtime?.node?.req as IncomingMessage);
    if (asked === undefined) throw new Problem("not-signed-in");
    return asked;
  };
  return new TusServer({
    path: RESUMABLE_UPLOAD_PATH,
    datastore: uploads,
    relativeLocation: true,
    maxSize: MOST_UPLOAD_BYTES,
    allowedOrigins: [],
    // Its own reading also takes what stands behind a question mark, so that one upload would be checked and another one written to.
    getFileIdFromRequest: (request) => askedIn(request).id,
    async onUploadCreate(request, { metadata }) {
      const groupId = GroupId.safeParse(metadata?.["groupId"]);
      const facts = { owner: askedIn(request).actor.id, filename: safeFileName(metadata?.["filename"] ?? undefined) };
      return { metadata: groupId.success ? { ...facts, groupId: groupId.data } : facts };
    },
    async onUploadFinish(request, { id }) {
      try {
        return { headers: await finish(needs, uploads, askedIn(request).actor, await uploads.find(id)) };
      } catch (error) {
        return toTusAnswer(needs.log, request.headers.get("accept-language"), error);
      }
    },
    onResponseError: (request, error) => {
      if ("status_code" in error) return undefined;
      const { status_code, body } = toTusAnswer(needs.log, request.headers.get("accept-language"), error);
      return { status_code, body };
    },
  });
}

async function requireEditor({ actorOf }: ResumableUploadNeeds, request: Request): Promise<Actor> {
  if (!METHODS.has(request.method)) throw new Problem("not-found");
  const actor = await actorOf(request);
  if (actor === null) throw new Problem("not-signed-in");
  requireRole(actor, "editor");
  return actor;
}

/** More than anybody leaves unfinished in a day; each keeps its room from everybody. */
const MOST_UNFINISHED = 100;
const HOUR_SECONDS = 3600;

/**
 * Before any of it is accepted: it is not too large, there is room for it beside all that is still to come of others, and whoever begins it has
 * not left too many unfinished.
 */
async function requireRoomFor({ store }: ResumableUploadNeeds, uploads: UploadStore, { headers }: Request, { id }: Actor): Promise<void> {
  const length = String(headers["upload-length"] ?? "");
  if (!/^\d{1,15}$/.test(length)) throw new Problem("malformed-request", { detail: "Upload-Length" });
  const bytes = Number(length);
  if (bytes > MOST_UPLOAD_BYTES) throw tooManyBytes();
  const unfinished = await uploads.unfinished();
  const own = unfinished.filter(({ owner }) => owner === id);
  if (own.length >= MOST_UNFINISHED) throw new Problem("too-many-requests", { retryAfterSeconds: HOUR_SECONDS });
  await store.requireRoom(unfinished.reduce((sum, { bytesToCome }) => sum + bytesToCome, bytes));
}

/**
 * Answers for an upload that is not the asker's, as if it were not there, and for one whose bytes have all come: what it became may have been
 * lost with the answer.
 * @returns whether it is answered
 */
async function answerFinished(
  needs: ResumableUploadNeeds,
  uploads: UploadStore,
  request: Request,
  response: Response,
  { actor, id }: Asking,
): Promise<boolean> {
  const upload = await uploads.find(id);
  if (upload === null || upload.facts.owner !== actor.id) throw new Problem("not-found");
  if (request.method === "DELETE" || (upload.facts.mediaId === undefined && !(await uploads.isComplete(upload)))) return false;
  const became = await finish(needs, uploads, actor, upload);
  const size = String(upload.bytes);
  const status = request.method === "HEAD" ? 200 : 204;
  response.writeHead(status, { ...PROTOCOL, ...became, "Upload-Offset": size, "Upload-Length": size }).end();
  return true;
}

const finishing = new WeakMap<UploadStore, Map<string, Promise<Record<string, string>>>>();

/** Takes a complete upload into the library, once, however often that is asked for. */
function finish(
  needs: ResumableUploadNeeds,
  uploads: UploadStore,
  actor: Actor,
  upload: KnownUpload | null,
): Promise<Record<string, string>> {
  if (upload === null) return Promise.reject(new Problem("not-found"));
  const underWay = finishing.get(uploads) ?? new Map<string, Promise<Record<string, string>>>();
  finishing.set(uploads, underWay);
  const already = underWay.get(upload.id);
  if (already !== undefined) return already;
  const result = takeIn(needs, uploads, actor, upload).finally(() => underWay.delete(upload.id));
  underWay.set(upload.id, result);
  return result;
}

/** What is refused is forgotten at once. */
async function takeIn(
  { media }: ResumableUploadNeeds,
  uploads: UploadStore,
  actor: Actor,
  upload: KnownUpload,
): Promise<Record<string, string>> {
  const { filename, groupId, mediaId, known } = upload.facts;
  if (mediaId !== undefined) return toHeaders(mediaId, known === "true");
  try {
    const accepted = await media.accept(actor, { name: filename, path: upload.path, groupId: groupId ?? null });
    await uploads.finish(upload, accepted.media.id, accepted.isKnown);
    return toHeaders(accepted.media.id, accepted.isKnown);
  } catch (error) {
    if (error instanceof Problem && error.status < 500) await uploads.forget(upload.id);
    throw error;
  }
}

function toHeaders(mediaId: string, isKnown: boolean): Record<string, string> {
  return { "Media-Id": mediaId, ...(isKnown ? { "Media-Known": "true" } : {}) };
}

function toTusAnswer(log: Log, acceptLanguage: string | null, error: unknown) {
  const language = languageOf(acceptLanguage ?? undefined);
  const problem = toProblem(error, language);
  if (problem.code === "internal") log.error({ err: error }, "upload failed");
  const body = JSON.stringify(toProblemDetails(problem, language));
  return { status_code: problem.status, headers: { "Content-Type": PROBLEM_TYPE }, body };
}

function refuse(log: Log, request: Request, response: Response, error: unknown): void {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  const { status_code, headers, body } = toTusAnswer(log, request.headers["accept-language"] ?? null, error);
  // What is still on its way of the body is not wanted.
  response.writeHead(status_code, { ...PROTOCOL, ...headers, Connection: "close", "Content-Length": Buffer.byteLength(body) });
  response.end(request.method === "HEAD" ? undefined : body);
}
