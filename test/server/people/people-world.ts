import { createServer, type Server } from "node:http";
import express from "express";
import * as z from "zod/mini";
import { TimeZone } from "../../../domain/model/time.ts";
import type { Actor } from "../../../domain/model/user.ts";
import { createPasswords } from "../../../server/people/password.ts";
import { sessionCookies } from "../../../server/people/session-cookie.ts";
import { createSessionEndings } from "../../../server/people/session-endings.ts";
import { sessionRoutes } from "../../../server/people/session-routes.ts";
import { createSessionService } from "../../../server/people/session-service.ts";
import { createSetupLink } from "../../../server/people/setup-link.ts";
import { userRoutes } from "../../../server/people/user-routes.ts";
import { createUserService } from "../../../server/people/user-service.ts";
import type { Db } from "../../../server/platform/database/database.ts";
import { type ApiRouter, createApiHandler } from "../../../server/platform/http/api-handler.ts";
import { languageOf } from "../../../server/platform/http/language.ts";
import { originGuard } from "../../../server/platform/http/origin-guard.ts";
import { pageOrigin } from "../../../server/platform/http/page-origin.ts";
import { createLog } from "../../../server/platform/log.ts";
import { News } from "../../../server/platform/news.ts";
import { createLimits } from "../../../server/platform/rate-limit.ts";
import { newId } from "../../../server/platform/secret.ts";
import { saveOrganisation } from "../../../server/settings/settings-repository.ts";
import { settingsRoutes } from "../../../server/settings/settings-routes.ts";
import { createSettingsService, readOrganisation } from "../../../server/settings/settings-service.ts";

/** Hashing that costs next to nothing: the rules do not depend on the cost. */
export const CHEAP = { memory: 64, passes: 1, parallelism: 1 };

export const GOOD_PASSWORD = "drei Hasen im Nebel";

/** Monday, 4 January 2027, 08:00 in Berlin. */
export const START_MS = 1_799_046_000_000;

export const SETUP = {
  organisation: "Stadt Lindenau",
  zone: z.parse(TimeZone, "Europe/Berlin"),
  name: "Ada Adler",
  email: "ada@lindenau.example",
  password: GOOD_PASSWORD,
};

export type PeopleWorld = ReturnType<typeof createPeopleWorld>;

/** The services of people and settings over a real database, with a clock to be turned by hand. */
export function createPeopleWorld(db: Db) {
  const clock = { nowMs: START_MS };
  const now = () => clock.nowMs;
  const news = new News((error) => {
    throw error;
  });
  const endings = createSessionEndings();
  const passwords = createPasswords(CHEAP);
  const endedTokens: string[] = [];
  endings.onSessionEnded((hashes) => endedTokens.push(...hashes));
  const sessions = createSessionService({
    db,
    now,
    limits: createLimits(),
    passwords,
    endings,
    settings: { readOrganisation: () => readOrganisation(db), writeOrganisation: saveOrganisation },
    onSetUp: () => undefined,
    onFirstSetUp: async (tx) => {
      await tx
        .insertInto("screen_group")
        .values({ id: newId(), parent_id: null, name: "Alle Beschäftigten", position: 0, version: 1, updated_at: now() })
        .execute();
    },
  });
  const users = createUserService({ db, now, passwords, endings, news });
  const settings = createSettingsService({ db, news });
  return { db, clock, news, sessions, users, settings, endedTokens };
}

export async function emptyTables(db: Db): Promise<void> {
  for (const table of ["session", "setup_link", "idempotency", "setting", "screen_group", "account"] as const)
    await db.deleteFrom(table).execute();
}

/** Makes the first administrator and gives the actor and the token of the session. */
export async function setUpAdmin({ db, sessions, clock }: PeopleWorld): Promise<{ readonly actor: Actor; readonly token: string }> {
  const token = (await createSetupLink(db, clock.nowMs)) ?? "";
  const started = await sessions.setUp({ ...SETUP, token }, from("10.0.0.1"));
  return { actor: { id: started.session.user.id, role: "admin" }, token: started.token };
}

export function from(address: string, token: string | null = null) {
  return { address, token };
}

/** The world behind real HTTP, wired as the server does it. */
export async function servePeople(
  world: PeopleWorld,
  { trustedProxies = [] as readonly string[], publicOrigin = null as string | null } = {},
) {
  const app = express();
  app.set("trust proxy", [...trustedProxies]);
  app.use(originGuard({ publicOrigin }));
  // Only these three resources are served here.
  const router = {
    session: sessionRoutes(world.sessions),
    users: userRoutes(world.users),
    settings: settingsRoutes(world.settings),
  } as unknown as ApiRouter;
  const handler = createApiHandler(router, createLog("silent"));
  app.use(async (req, res) => {
    const cookies = sessionCookies(req, res, req.secure);
    const found = cookies.session === null ? null : await world.sessions.resolve(cookies.session);
    const context = {
      actor: found?.actor ?? null,
      language: languageOf(req.headers["accept-language"]),
      address: req.ip ?? "",
      origin: pageOrigin(req, publicOrigin),
      idempotencyKey: req.get("Idempotency-Key") ?? null,
      cookies,
    };
    await handler.handle(req, res, { prefix: "/api/v1", context });
  });
  const server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { origin: originOf(server), close: () => new Promise((resolve) => server.close(resolve)) };
}

function originOf(server: Server): string {
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("Not listening");
  return `http://127.0.0.1:${String(address.port)}`;
}
