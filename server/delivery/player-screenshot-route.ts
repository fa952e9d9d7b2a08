import express, { type RequestHandler } from "express";
import { MAX_SCREENSHOT_BYTES, type Screenshots } from "../commands/screenshots.ts";
import type { Db } from "../platform/database/database.ts";
import { forScreens } from "./player-token.ts";

/** `POST /api/v1/player/screenshots/{command}`: the picture a screen was asked for, as JPEG. */
export function playerScreenshotRoute(db: Db, screenshots: Pick<Screenshots, "take">): RequestHandler[] {
  const take = forScreens(db, async ({ id }, req, res) => {
    await screenshots.take(id, String(req.params["id"]), Buffer.isBuffer(req.body) ? req.body : Buffer.alloc(0));
    res.status(204).end();
  });
  return [express.raw({ type: "image/jpeg", limit: MAX_SCREENSHOT_BYTES, inflate: false }), take];
}
