import type { IncomingHttpHeaders } from "node:http";
import type { Request, RequestHandler, Response } from "express";
import { SCREENSHOT_PATH } from "../../../domain/api/commands.ts";
import { fileBodyOf } from "../../../domain/api/file-bodies.ts";
import { MEDIA_UPLOAD_PATH, RESUMABLE_UPLOAD_PATH } from "../../../domain/api/media.ts";
import { Problem, type ProblemCode } from "../../../domain/model/problem.ts";
import { languageOf } from "./language.ts";
import { PROBLEM_TYPE, toProblemDetails } from "./problem-response.ts";

const API = "/api/v1";
const HARMLESS = new Set(["GET", "HEAD", "OPTIONS"]);

/**
 * Keeps foreign pages from acting in a signed-in browser's name: whatever changes something must come from our own pages, and the API takes
 * only bodies that a plain form cannot send. Clients that are no browsers send neither header and are let through; they hold no cookie.
 */
export function originGuard({ publicOrigin }: { readonly publicOrigin: string | null }): RequestHandler {
  return (req, res, next) => {
    if (HARMLESS.has(req.method)) next();
    else if (!isOwnPage(req, publicOrigin)) refuse(req, res, "foreign-origin");
    else if (req.path.startsWith("/api/") && !hasExpectedBody(req)) refuse(req, res, "malformed-request");
    else next();
  };
}

function isOwnPage(req: Request, publicOrigin: string | null): boolean {
  const { origin, "sec-fetch-site": site } = req.headers;
  if (site !== undefined && site !== "same-origin" && site !== "none") return false;
  return origin === undefined || origin === publicOrigin || origin === `${req.protocol}://${req.host}`;
}

function hasExpectedBody(req: Request): boolean {
  const hasBody = req.headers["transfer-encoding"] !== undefined || Number(req.headers["content-length"] ?? 0) > 0;
  if (!hasBody) return true;
  return Boolean(req.is(expectedType(req)));
}

function expectedType({ method, path }: Request): string {
  if (method === "POST" && path === MEDIA_UPLOAD_PATH) return "multipart/form-data";
  if (path.startsWith(`${SCREENSHOT_PATH}/`)) return "image/jpeg";
  const fileBody = path.startsWith(API) ? fileBodyOf(method, path.slice(API.length)) : undefined;
  if (fileBody !== undefined) return fileBody.type;
  return path === RESUMABLE_UPLOAD_PATH || path.startsWith(`${RESUMABLE_UPLOAD_PATH}/`)
    ? "application/offset+octet-stream"
    : "application/json";
}

function refuse(req: Request, res: Response, code: ProblemCode): void {
  const details = toProblemDetails(new Problem(code), languageOf(req.headers["accept-language"]));
  // What is still on its way of the body is not wanted.
  res.status(details.status).set("Connection", "close").type(PROBLEM_TYPE).send(JSON.stringify(details));
}

/**
 * The same question for a socket's handshake, which browsers let any page start: `Origin`, if there is one, must be ours. A page of our
 * own host may use either scheme, because behind a proxy the handshake does not tell which one the browser sees. An image of a foreign
 * page asks by polling without an `Origin`; there the browser says that it is foreign. (Of a WebSocket some browsers always say so.)
 */
export function isAllowedOrigin(headers: IncomingHttpHeaders, publicOrigin: string | null): boolean {
  const { origin, host, upgrade, "sec-fetch-site": site } = headers;
  if (upgrade === undefined && (site === "cross-site" || site === "same-site")) return false;
  if (origin === undefined || origin === publicOrigin) return true;
  return host !== undefined && (origin === `https://${host}` || origin === `http://${host}`);
}
