import { join } from "node:path";

export const BUILT = join(import.meta.dirname, "../../dist/player");
export const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".woff2": "font/woff2",
};
export const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' blob: data:",
  "media-src 'self' blob:",
  "font-src 'self'",
  "frame-src 'self'",
  "connect-src 'self' http://127.0.0.1:7310 ws://{host} wss://{host}",
  "worker-src 'self'",
  "manifest-src 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "require-trusted-types-for 'script'",
  "trusted-types lit-html app-sw",
].join("; ");

/** What stands around a page of the web, and says that it is there. */
export const FRAMED = '<!doctype html><h1>Lage</h1><script>parent.postMessage("ready", location.origin)</script>';
export const NO_UPGRADE = "HTTP/1.1 400 Bad Request\r\nconnection: close\r\ncontent-length: 0\r\n\r\n";
