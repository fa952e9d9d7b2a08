import type { Request, RequestHandler } from "express";
import { REVISION_HEADER } from "../../domain/api/player-events.ts";
import { Problem } from "../../domain/model/problem.ts";
import type { Db } from "../platform/database/database.ts";
import { languageOf } from "../platform/http/language.ts";
import { PROBLEM_TYPE, toProblem, toProblemDetails } from "../platform/http/problem-response.ts";
import { sha256 } from "../platform/secret.ts";
import { findScreenByToken, type KnownScreen } from "../screens/screen-repository.ts";
import type { DeliveryService } from "./delivery-service.ts";

/** `GET /api/v1/player/playlist`: the fallback beside the socket. The ETag is the playlist's hash; `Authorization: Bearer` the screen's token. */
export function playerPlaylistRoute(db: Db, delivery: DeliveryService): RequestHandler {
  return async (req, res) => {
    try {
      const { hash, text, revision } = await delivery.currentFor(await screenOf(db, req));
      res.set({ ETag: `"${hash}"`, "Cache-Control": "no-cache", [REVISION_HEADER]: String(revision) });
      if (req.headers["if-none-match"] === `"${hash}"`) res.status(304).end();
      else res.type("application/json").send(text);
    } catch (error) {
      const language = languageOf(req.headers["accept-language"]);
      const details = toProblemDetails(toProblem(error, language), language);
      res.status(details.status).type(PROBLEM_TYPE).send(JSON.stringify(details));
    }
  };
}

async function screenOf(db: Db, req: Request): Promise<KnownScreen> {
  const token = /^Bearer ([\w-]{20,100})$/.exec(req.headers.authorization ?? "")?.[1];
  const screen = token === undefined ? undefined : await findScreenByToken(db, sha256(token));
  if (screen === undefined) throw new Problem("not-signed-in");
  return screen;
}
