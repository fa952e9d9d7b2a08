import { readFileSync } from "node:fs";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { createServer as createTlsServer } from "node:https";
import express, { type ErrorRequestHandler, type Express, type Request, type RequestHandler, type Response } from "express";
import { SCREENSHOT_PATH } from "../../../domain/api/commands.ts";
import { FILE_BODIES, fileBodyOf } from "../../../domain/api/file-bodies.ts";
import { MEDIA_UPLOAD_PATH, RESUMABLE_UPLOAD_PATH } from "../../../domain/api/media.ts";
import { Problem } from "../../../domain/model/problem.ts";
import type { Config } from "../config.ts";
import type { Health } from "../health/health.ts";
import type { Log } from "../log.ts";
import type { ApiContext } from "./api.ts";
import { API_DOCS_STYLE, renderApiDocs } from "./api-docs.ts";
import { type ApiRouter, createApiHandler } from "./api-handler.ts";
import { languageOf } from "./language.ts";
import { requireMetricsReader } from "./metrics-access.ts";
import type { OpenApiDocument } from "./openapi.ts";
import { originGuard } from "./origin-guard.ts";
import { pageOrigin } from "./page-origin.ts";
import { isFault, PROBLEM_TYPE, retryAfter, toProblem, toProblemDetails } from "./problem-response.ts";
import { answerLogged, type StatusClass } from "./request-log.ts";
import { createSecurityHeaders } from "./security-headers.ts";
import { serveApps } from "./web-app.ts";

/** What the web server is made of; `main.ts` brings it together. */
export interface WebParts {
  readonly config: Config;
  readonly log: Log;
  readonly router: ApiRouter;
  /** Who asks: the session's actor and cookies. */
  readonly contextOf: (req: Request, res: Response) => Promise<Pick<ApiContext, "actor" | "cookies">>;
  /** Answers media before Express, which is several times slower; false if the request is for something else. */
  readonly serveMedia: (req: IncomingMessage, res: ServerResponse) => boolean;
  readonly uploadMedia: RequestHandler;
  readonly uploadResumably: RequestHandler;
  readonly playerPlaylist: RequestHandler;
  readonly playerScreenshot: RequestHandler[];
  /** The frame in which screens show pages of the web. */
  readonly webFrame: RequestHandler;
  /** Whether the process lives, and whether it can serve. */
  readonly processHealth: () => Health;
  readonly readiness: () => Promise<Health>;
  readonly metrics: () => Promise<{ readonly type: string; readonly text: string }>;
  /** Hears how each request ended. */
  readonly onAnswered: (status: StatusClass) => void;
}

const API = "/api/v1";
/**
 * Before oRPC, whose own reader answers 500 to broken JSON, and whose limit throws out of an event, which ends the process.
 * A compressed body is refused: nobody of ours sends one, and a small one may be huge.
 */
const readBody = express.json({ limit: "256kb", inflate: false });

type Answer = (req: IncomingMessage, res: ServerResponse) => void;

/** An HTTP or HTTPS server that does not listen yet, and the way to say who answers its requests. */
export interface WebServer {
  readonly server: Server;
  /** Sockets must be attached before features are there to answer with, so the answers come last. */
  answerWith(answer: Answer): void;
}

export function createWebServer({ tls }: Config): WebServer {
  let current: Answer = (_req, res) => void res.writeHead(503).end();
  const answer: Answer = (req, res) => current(req, res);
  const server =
    tls === null ? createServer(answer) : createTlsServer({ cert: readFileSync(tls.certFile), key: readFileSync(tls.keyFile) }, answer);
  server.requestTimeout = 120_000;
  server.headersTimeout = 20_000;
  return {
    server,
    answerWith(next) {
      current = next;
    },
  };
}

/** Answers everything but sockets: media first, then health, docs, API and the built apps. */
export function createAnswer(parts: WebParts): Answer {
  const app = createApp(parts);
  return answerLogged((req, res) => {
    if (!parts.serveMedia(req, res)) app(req, res);
  }, parts);
}

function createApp(parts: WebParts): Express {
  const { config } = parts;
  const app = express();
  const headers = createSecurityHeaders(config);
  app.disable("x-powered-by");
  app.set("trust proxy", config.trustedProxies.length > 0 ? [...config.trustedProxies] : false);
  const guard = originGuard(config);
  // Whatever is not a GET is for the API; its refusals carry the API's headers.
  app.use((req, res, next) => (isReading(req) ? next() : headers.api(req, res, () => guard(req, res, next))));
  serveHealth(app, parts, headers.api);
  serveDocs(app, headers);
  app.get(`${API}/player/playlist`, headers.api, parts.playerPlaylist);
  app.post(`${SCREENSHOT_PATH}/:id`, headers.api, ...parts.playerScreenshot);
  app.post(MEDIA_UPLOAD_PATH, headers.api, parts.uploadMedia);
  app.all([RESUMABLE_UPLOAD_PATH, `${RESUMABLE_UPLOAD_PATH}/:id`], headers.api, parts.uploadResumably);
  app.use(API, readFileBody);
  app.use(API, headers.api, readBody, apiHandler(parts));
  app.get("/play/web", parts.webFrame);
  serveApps(app, headers);
  app.use(headers.api, (req, res) => refuse(req, res, new Problem("not-found")));
  app.use(headersFirst(headers.api, lastResort(parts.log)));
  return app;
}

const FILE_READERS = new Map(
  FILE_BODIES.map((body) => [body, express.raw({ type: body.type, limit: body.mostBytes, inflate: false })] as const),
);

/** Reads what the contract calls a file. */
const readFileBody: RequestHandler = (req, res, next) => {
  const body = fileBodyOf(req.method, req.path);
  if (body === undefined) return next();
  FILE_READERS.get(body)?.(req, res, (error?: unknown) => {
    const bytes: unknown = req.body;
    req.body = new File(Buffer.isBuffer(bytes) ? [new Uint8Array(bytes)] : [], "body", { type: body.type });
    next(error);
  });
};

function isReading({ method }: Request): boolean {
  return method === "GET" || method === "HEAD";
}

function serveHealth(app: Express, { config, processHealth, readiness, metrics }: WebParts, headers: RequestHandler): void {
  app.get("/healthz", headers, (_req, res) => tellHealth(res, processHealth()));
  app.get("/readyz", headers, async (_req, res) => tellHealth(res, await readiness()));
  app.get("/metrics", headers, async (req, res) => {
    requireMetricsReader(req, config.metricsToken);
    const { type, text } = await metrics();
    res.set("Content-Type", type).send(text);
  });
}

function tellHealth(res: Response, health: Health): void {
  res.status(health.status === "failing" ? 503 : 200).json(health);
}

function serveDocs(app: Express, headers: ReturnType<typeof createSecurityHeaders>): void {
  // Loaded when somebody asks: printing the contract is a fifth of what a start would cost.
  let described: Promise<OpenApiDocument> | undefined;
  const describe = () => (described ??= import("./openapi.ts").then(({ describeApi }) => describeApi()));
  app.get(`${API}/openapi.json`, headers.api, async (_req, res) => void res.json(await describe()));
  app.get("/api/docs", headers.strict, async (_req, res) => void res.type("html").send(renderApiDocs(await describe())));
  app.get("/api/docs.css", headers.strict, (_req, res) => void res.type("css").send(API_DOCS_STYLE));
}

function apiHandler({ config, router, log, contextOf }: WebParts): RequestHandler {
  const handler = createApiHandler(router, log);
  return async (req, res, next) => {
    const key = req.get("idempotency-key") ?? null;
    if (key !== null && !/^[\w-]{8,100}$/.test(key))
      return refuse(req, res, new Problem("malformed-request", { detail: "Idempotency-Key" }));
    const context: ApiContext = {
      ...(await contextOf(req, res)),
      language: languageOf(req.headers["accept-language"]),
      address: req.ip ?? "",
      origin: pageOrigin(req, config.publicOrigin),
      idempotencyKey: key,
    };
    // Express has cut the mount path off; the handler wants the whole.
    req.url = req.originalUrl;
    const { matched } = await handler.handle(req, res, { prefix: API, context });
    if (!matched) next();
  };
}

function lastResort(log: Log): ErrorRequestHandler {
  return (error: unknown, req, res, _next) => {
    const problem = expectedRefusal(error) ?? toProblem(error, languageOf(req.headers["accept-language"]));
    if (isFault(error, problem)) log.error({ err: error, method: req.method, path: req.path }, "request failed");
    if (res.headersSent) res.destroy();
    else refuse(req, res, problem);
  };
}

/** What a route refuses, or Express itself: a path that cannot be decoded, a body that is no JSON or too long. */
function expectedRefusal(error: unknown): Problem | null {
  if (error instanceof Problem) return error;
  const status = error instanceof Error && "status" in error ? Number(error.status) : 500;
  if (status === 413) return new Problem("too-large");
  return status >= 400 && status < 500 ? new Problem("malformed-request") : null;
}

/** An error may come before any route has set its headers. */
function headersFirst(headers: RequestHandler, handle: ErrorRequestHandler): ErrorRequestHandler {
  return (error, req, res, next) =>
    res.headersSent ? handle(error, req, res, next) : headers(req, res, () => handle(error, req, res, next));
}

function refuse(req: Request, res: Response, problem: Problem): void {
  const details = toProblemDetails(problem, languageOf(req.headers["accept-language"]));
  res.status(details.status).set(retryAfter(details)).type(PROBLEM_TYPE).send(JSON.stringify(details));
}
