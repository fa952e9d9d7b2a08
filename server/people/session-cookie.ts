import type { IncomingMessage, ServerResponse } from "node:http";
import type { SessionCookies } from "../platform/http/api.ts";

/** A session token as `newSecret` makes it: 256 bits in base64url. */
const TOKEN = /^[A-Za-z0-9_-]{43}$/;

/** The name promises what the browser then enforces: sent over TLS only, set by this very host. */
function cookieName(secure: boolean): string {
  return secure ? "__Host-aushang" : "aushang";
}

/**
 * Reads the session token from a `Cookie` header. Nothing but exactly one well-formed token counts: two of the same name mean that
 * somebody else has set one.
 */
export function readSessionCookie(header: string | undefined, secure: boolean): string | null {
  const prefix = `${cookieName(secure)}=`;
  const found = (header ?? "")
    .split(";")
    .map((pair) => pair.trim())
    .filter((pair) => pair.startsWith(prefix))
    .map((pair) => pair.slice(prefix.length));
  const [token] = found;
  return found.length === 1 && token !== undefined && TOKEN.test(token) ? token : null;
}

/** The session cookie of one request and its answer. @param secure whether the browser speaks TLS, if only to a trusted proxy */
export function sessionCookies(req: IncomingMessage, res: ServerResponse, secure: boolean): SessionCookies {
  const rules = `Path=/; HttpOnly; SameSite=Lax${secure ? "; Secure" : ""}`;
  function set(token: string, lifetime: string): void {
    res.setHeader("Set-Cookie", `${cookieName(secure)}=${token}; ${rules}; ${lifetime}`);
  }
  return {
    session: readSessionCookie(req.headers.cookie, secure),
    setSession: (token, expiresAtMs) => set(token, `Expires=${new Date(expiresAtMs).toUTCString()}`),
    clearSession: () => set("", "Max-Age=0"),
  };
}
