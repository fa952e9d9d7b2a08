import type { Request, RequestHandler } from "express";
import helmet from "helmet";

interface Setting {
  /** The origin browsers use, null if whatever they name as host. */
  readonly publicOrigin: string | null;
}

type Directives = Readonly<Record<string, readonly string[]>>;

const YEAR_S = 31_536_000;
const HOST = /^[a-z0-9.:[\]-]+$/i;

/** No camera, no microphone, no place: what no page of ours will ever ask for. */
const PERMISSIONS = ["camera", "microphone", "geolocation", "bluetooth", "usb", "serial", "hid", "idle-detection", "display-capture"]
  .map((feature) => `${feature}=()`)
  .join(", ");

/** Player, boards, docs, and every script and style: a worker obeys the policy its own file came with. */
const STRICT: Directives = {
  "default-src": ["'none'"],
  "script-src": ["'self'"],
  "style-src": ["'self'"],
  "img-src": ["'self'", "blob:", "data:"],
  "media-src": ["'self'", "blob:"],
  "font-src": ["'self'"],
  "connect-src": ["'self'"],
  "worker-src": ["'self'"],
  "manifest-src": ["'self'"],
  "frame-src": ["'self'"],
  "frame-ancestors": ["'none'"],
  "base-uri": ["'none'"],
  "form-action": ["'self'"],
  "object-src": ["'none'"],
  "require-trusted-types-for": ["'script'"],
  "trusted-types": ["lit-html", "app-sw"],
};

/** Besides its server a player may speak to the helper of its own device (`player/health/own-device.ts`), which alone can switch the panel. */
const PLAYER: Directives = { ...STRICT, "connect-src": ["'self'", "http://127.0.0.1:7310"] };

/** As strict as the boards. Its `default` policy is for the rich-text editor, which empties elements by `innerHTML`: nothing else passes. */
const EDITOR: Directives = {
  ...STRICT,
  "trusted-types": ["lit-html", "default", "app-sw"],
};

const NOTHING: Directives = {
  "default-src": ["'none'"],
  "frame-ancestors": ["'none'"],
  "base-uri": ["'none'"],
  "form-action": ["'none'"],
};

/** Images of users: even if one were opened as a page, it could do nothing and would have no origin. */
const MEDIA: Directives = { ...NOTHING, sandbox: [] };

export type SecurityHeaders = ReturnType<typeof createSecurityHeaders>;

/** Headers for each kind of answer. One middleware after another replaces the policy, so a page may be stricter or freer than its path. */
export function createSecurityHeaders({ publicOrigin }: Setting) {
  return {
    /** Boards, docs, static files. */
    strict: headers(STRICT, publicOrigin),
    player: headers(PLAYER, publicOrigin),
    editor: headers(EDITOR, publicOrigin),
    media: headers(MEDIA, publicOrigin),
    /** API, health, metrics: nothing to show, nothing to keep. */
    api: chain(headers(NOTHING, publicOrigin), (_req, res, next) => {
      res.setHeader("Cache-Control", "no-store");
      next();
    }),
  };
}

function headers(directives: Directives, publicOrigin: string | null): RequestHandler {
  const plain = helmetWith(directives, publicOrigin, false);
  const secure = helmetWith(directives, publicOrigin, true);
  return (req, res, next) => {
    res.setHeader("Permissions-Policy", PERMISSIONS);
    (req.secure ? secure : plain)(req, res, next);
  };
}

function helmetWith(directives: Directives, publicOrigin: string | null, secure: boolean): RequestHandler {
  // Helmet's type for requests is Node's; Express hands over its own.
  const sockets = (req: unknown) => webSocketSources(req as Request, publicOrigin);
  const connect = directives["connect-src"];
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: { ...directives, ...(connect === undefined ? {} : { "connect-src": [...connect, sockets] }) },
    },
    strictTransportSecurity: secure ? { maxAge: YEAR_S, includeSubDomains: false } : false,
    crossOriginOpenerPolicy: { policy: "same-origin" },
    crossOriginResourcePolicy: { policy: "same-site" },
    crossOriginEmbedderPolicy: false,
    referrerPolicy: { policy: "no-referrer" },
    xFrameOptions: { action: "deny" },
    xDownloadOptions: false,
    xPermittedCrossDomainPolicies: false,
    xXssProtection: false,
  });
}

/** Engines before 2021 do not count `ws:` as `'self'`. The host is the client's word, so it is looked at before it gets into a header. */
function webSocketSources(req: Request, publicOrigin: string | null): string {
  const hosts = [req.host, publicOrigin === null ? undefined : new URL(publicOrigin).host].filter(
    (host) => host !== undefined && HOST.test(host),
  );
  return [...new Set(hosts)].flatMap((host) => [`ws://${String(host)}`, `wss://${String(host)}`]).join(" ") || "'self'";
}

function chain(first: RequestHandler, second: RequestHandler): RequestHandler {
  return (req, res, next) => first(req, res, (error) => (error === undefined ? second(req, res, next) : next(error)));
}
