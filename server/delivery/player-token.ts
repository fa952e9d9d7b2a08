import type { Request, RequestHandler, Response } from "express";
import { Problem } from "../../domain/model/problem.ts";
import type { Db } from "../platform/database/database.ts";
import { languageOf } from "../platform/http/language.ts";
import { PROBLEM_TYPE, toProblem, toProblemDetails } from "../platform/http/problem-response.ts";
import { sha256 } from "../platform/secret.ts";
import { findScreenByToken, type KnownScreen } from "../screens/screen-repository.ts";

/** A route for screens, which show their token as `Authorization: Bearer`. */
export function forScreens(db: Db, answer: (screen: KnownScreen, req: Request, res: Response) => Promise<void>): RequestHandler {
  return async (req, res) => {
    try {
      await answer(await screenOf(db, req), req, res);
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
