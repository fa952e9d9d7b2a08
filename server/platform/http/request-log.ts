import { randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Log } from "../log.ts";
import { type LogFields, withLogFields } from "../log-fields.ts";

/** By it a request is found again in the log, on the way in, on the way out and in every line between. */
export const REQUEST_ID_HEADER = "X-Request-Id";

/** What a proxy in front of us may call a request: short, and nothing that could break a line or a header. */
const SANE = /^[\w.:-]{8,64}$/;
const HARMLESS: readonly string[] = ["GET", "HEAD", "OPTIONS"];
/** Sent over and over while somebody types. The log keeps deeds, not how fast people write. */
const TYPING = /^(PUT|POST) \/api\/v1\/(announcements\/[^/]+|schedules\/occurrences|takeovers\/reach|screens\/[^/]+\/preview)$/;
/** They answer 503 when something is wrong, and say so themselves. */
const HEALTH: readonly string[] = ["/healthz", "/readyz"];
const LONGEST_PATH = 200;

export const STATUS_CLASSES = ["2xx", "3xx", "4xx", "5xx", "unanswered"] as const;
export type StatusClass = (typeof STATUS_CLASSES)[number];

interface Needs {
  readonly log: Log;
  /** Hears how each request ended. */
  readonly onAnswered: (status: StatusClass) => void;
}

type Answer = (req: IncomingMessage, res: ServerResponse) => void;

/**
 * Gives each request its id, and the log a line for what matters: whatever a signed-in user changes, and whatever fails. A line says which id of a
 * user, never who that is, and never what was sent.
 */
export function answerLogged(answer: Answer, { log, onAnswered }: Needs): Answer {
  return (req, res) => {
    const fields: LogFields = { requestId: requestId(req) };
    const startedMs = performance.now();
    // Read now: routers cut paths off while they look for who answers. What stands behind a question mark may be somebody's search.
    const path = req.url?.split("?", 1)[0]?.slice(0, LONGEST_PATH) ?? "";
    res.setHeader(REQUEST_ID_HEADER, fields.requestId ?? "");
    res.once("close", () => {
      const status = res.writableFinished ? res.statusCode : null;
      onAnswered(classOf(status));
      const line = { ...fields, method: req.method, path, status, ms: Math.round(performance.now() - startedMs) };
      log[levelOf(line)](line, "request");
    });
    withLogFields(fields, () => answer(req, res));
  };
}

function requestId({ headers }: IncomingMessage): string {
  const given = headers["x-request-id"];
  return typeof given === "string" && SANE.test(given) ? given : randomUUID();
}

function classOf(status: number | null): StatusClass {
  return STATUS_CLASSES.find((name) => name.startsWith(String(status).slice(0, 1))) ?? "unanswered";
}

interface Line extends LogFields {
  readonly method: string | undefined;
  readonly path: string;
  readonly status: number | null;
}

function levelOf({ method = "", path, status, userId }: Line): "warn" | "info" | "debug" {
  if (status !== null && status >= 500 && !HEALTH.includes(path)) return "warn";
  return userId === undefined || HARMLESS.includes(method) || TYPING.test(`${method} ${path}`) ? "debug" : "info";
}
