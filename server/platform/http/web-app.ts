import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import express, { type Express, type RequestHandler } from "express";
import type { SecurityHeaders } from "./security-headers.ts";

const DIST = fileURLToPath(new URL("../../../dist/", import.meta.url));
/** Files named by their content never change. */
const FOREVER = { immutable: true, maxAge: 31_536_000_000, index: false } as const;

/** The addresses the editor answers in the browser: its own routing takes over there. */
export const EDITOR_PATHS = [
  "/",
  "/sign-in",
  "/setup",
  "/pair",
  "/announcements",
  "/screens",
  "/incidents",
  "/alerts",
  "/takeovers",
  "/timeline",
  "/library",
  "/looks",
  "/groups",
  "/sites",
  "/users",
  "/settings",
  "/admin",
];

/** Serves the built player and editor, each page with its own policy. */
export function serveApps(app: Express, headers: SecurityHeaders): void {
  app.use("/play/assets", headers.strict, express.static(`${DIST}player/assets`, FOREVER));
  app.get("/play/sw.js", headers.strict, (_req, res) => {
    res.set({ "Service-Worker-Allowed": "/play", "Cache-Control": "no-cache" });
    res.sendFile(`${DIST}player/sw.js`);
  });
  app.get("/play/boot.js", headers.strict, page(`${DIST}player/boot.js`));
  app.get("/play", headers.player, page(`${DIST}player/index.html`));
  app.use("/play", headers.strict, express.static(`${DIST}player`, { index: false, maxAge: 3_600_000 }));
  app.use("/assets", headers.strict, express.static(`${DIST}editor/assets`, FOREVER));
  app.get([...EDITOR_PATHS, ...EDITOR_PATHS.slice(1).map((path) => `${path}/*rest`)], headers.editor, page(`${DIST}editor/index.html`));
  app.use(headers.strict, express.static(`${DIST}editor`, { index: false, maxAge: 3_600_000 }));
}

/** A file under a name that stays: asked for anew each time. */
function page(file: string): RequestHandler {
  return (_req, res) => {
    if (!existsSync(file)) {
      res.status(503).type("text/plain").send("The pages have not been built yet: npm run build\n");
      return;
    }
    res.set("Cache-Control", "no-cache");
    res.sendFile(file);
  };
}
