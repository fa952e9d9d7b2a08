import type { Request } from "express";

/** Where the browser of a request finds our pages: the public address if one is set, otherwise what it asked for, as trusted proxies report it. */
export function pageOrigin(req: Request, publicOrigin: string | null): string {
  return publicOrigin ?? `${req.protocol}://${req.host}`;
}
