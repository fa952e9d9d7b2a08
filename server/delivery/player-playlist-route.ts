import type { RequestHandler } from "express";
import { REVISION_HEADER } from "../../domain/api/player-events.ts";
import type { Db } from "../platform/database/database.ts";
import type { DeliveryService } from "./delivery-service.ts";
import { forScreens } from "./player-token.ts";

/** `GET /api/v1/player/playlist`: the fallback beside the socket. The ETag is the playlist's hash. */
export function playerPlaylistRoute(db: Db, delivery: DeliveryService): RequestHandler {
  return forScreens(db, async (screen, req, res) => {
    const { hash, text, revision } = await delivery.currentFor(screen);
    res.set({ ETag: `"${hash}"`, "Cache-Control": "no-cache", [REVISION_HEADER]: String(revision) });
    if (req.headers["if-none-match"] === `"${hash}"`) res.status(304).end();
    else res.type("application/json").send(text);
  });
}
