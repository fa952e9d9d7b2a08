import type { AddressInfo } from "node:net";
import type { Request } from "express";
import type { Organisation } from "../domain/model/user.ts";
import { announcementRoutes } from "./announcements/announcement-routes.ts";
import { createAnnouncementService } from "./announcements/announcement-service.ts";
import { deliveryRoutes } from "./delivery/delivery-routes.ts";
import { createDeliveryService } from "./delivery/delivery-service.ts";
import { createEditorChannel, type EditorSession } from "./delivery/editor-channel.ts";
import { tellEditors } from "./delivery/editor-news.ts";
import { playerPlaylistRoute } from "./delivery/player-playlist-route.ts";
import { insertGroup } from "./groups/group-repository.ts";
import { groupRoutes } from "./groups/group-routes.ts";
import { createGroupService } from "./groups/group-service.ts";
import { createImageEncoder } from "./media/image-encoder.ts";
import { mediaRoutes } from "./media/media-routes.ts";
import { createMediaService } from "./media/media-service.ts";
import { createMediaServing } from "./media/media-serving.ts";
import { createMediaStore } from "./media/media-store.ts";
import { createMediaUpload } from "./media/media-upload.ts";
import { createPasswords } from "./people/password.ts";
import { readSessionCookie, sessionCookies } from "./people/session-cookie.ts";
import { createSessionEndings } from "./people/session-endings.ts";
import { sessionRoutes } from "./people/session-routes.ts";
import { createSessionService, type SessionService } from "./people/session-service.ts";
import { createSetupLink } from "./people/setup-link.ts";
import { userRoutes } from "./people/user-routes.ts";
import { createUserService } from "./people/user-service.ts";
import { type Config, readConfig } from "./platform/config.ts";
import { openDatabase } from "./platform/database/database.ts";
import { migrateToLatest } from "./platform/database/migrate.ts";
import { every, type Stop } from "./platform/every.ts";
import { isAllowedOrigin } from "./platform/http/origin-guard.ts";
import { createAnswer, createWebServer } from "./platform/http/web-server.ts";
import { createLog, type Log } from "./platform/log.ts";
import { createMetrics } from "./platform/metrics.ts";
import { News } from "./platform/news.ts";
import { forgetOldKeys } from "./platform/once.ts";
import { addressKey, createLimits } from "./platform/rate-limit.ts";
import { createSockets } from "./platform/realtime/sockets.ts";
import { newId, sha256 } from "./platform/secret.ts";
import { CityReader } from "./playlists/city-reader.ts";
import { createPlaylistService } from "./playlists/playlist-service.ts";
import { createPresenceService } from "./presence/presence-service.ts";
import { pairingRoutes } from "./screens/pairing-routes.ts";
import { createPairingService, type PairingLimits } from "./screens/pairing-service.ts";
import { screenRoutes } from "./screens/screen-routes.ts";
import { createScreenService } from "./screens/screen-service.ts";
import { saveOrganisation } from "./settings/settings-repository.ts";
import { settingsRoutes } from "./settings/settings-routes.ts";
import { createSettingsService, readOrganisation } from "./settings/settings-service.ts";
import { siteRoutes } from "./sites/site-routes.ts";
import { createSiteService } from "./sites/site-service.ts";

const MINUTE_MS = 60_000;

/** A running server. */
export interface Aushang {
  /** Where it answers, such as `http://localhost:3000`. */
  readonly origin: string;
  /** The one-time link for the first administrator, null once there is one. */
  readonly setupLink: string | null;
  /** Stops listening, writes what is still in memory and closes the database. */
  stop(): Promise<void>;
}

/** Brings all parts together and listens. This is the only place that knows them all. */
export async function startAushang(config: Config, log: Log = createLog(config.logLevel)): Promise<Aushang> {
  const now = Date.now;
  const db = openDatabase(config.database);
  await migrateToLatest(db);

  const news = new News((error) => log.error({ err: error }, "news failed"));
  const parts = { db, now, news, log, readOrganisation: rememberOrganisation(() => readOrganisation(db), news) };
  const limits = createLimits();
  const passwords = createPasswords();
  const endings = createSessionEndings();
  const sessions = createSessionService({
    ...parts,
    limits,
    passwords,
    endings,
    settings: { readOrganisation: () => readOrganisation(db), writeOrganisation: saveOrganisation },
    onFirstSetUp: (tx) => insertGroup(tx, newId(), { name: "Alle Beschäftigten", parentId: null }, 0, now()),
  });
  const store = createMediaStore(config.mediaDir);
  await store.sweep(now() - 60 * MINUTE_MS);
  const media = createMediaService({ ...parts, store, encoder: createImageEncoder() });
  const screens = createScreenService(parts);
  const presence = createPresenceService(parts);
  const playlists = createPlaylistService({ ...parts, city: new CityReader(db, (ids) => media.renditionsOf(db, ids)) });
  const metrics = createMetrics();
  metrics.gauge("screens", "Screens by presence", "state", () => presence.counts());

  news.on(
    "site-changed",
    ({ siteId }) => void screens.followSite(siteId).catch((error: unknown) => log.error({ err: error }, "site not followed")),
  );
  news.on("screen-paired", ({ screenId }) => presence.add(screenId, now()));
  news.on("screen-removed", ({ screenId }) => presence.forget(screenId));

  let ready = false;
  const web = createWebServer(config);
  const io = createSockets(web.server, (request) => isAllowedOrigin(request.headers, config.publicOrigin), log);
  const editors = createEditorChannel(io, {
    log,
    presence,
    titleOf: playlists.titleOf,
    sessionOf: (request) => editorSession(sessions, request.headers.cookie),
  });
  endings.onSessionEnded(editors.endSessions);
  tellEditors(news, editors);
  const delivery = createDeliveryService(io, { ...parts, playlists, presence, editors });
  const deliveries = deliveryRoutes(delivery);
  const knowledge = { presenceOf: presence.of, idsIn: presence.idsIn, titleOf: playlists.titleOf };
  const router = {
    session: sessionRoutes(sessions),
    users: userRoutes(createUserService({ ...parts, passwords, endings })),
    settings: settingsRoutes(createSettingsService(parts)),
    sites: siteRoutes(createSiteService(parts)),
    groups: groupRoutes(createGroupService(parts)),
    media: mediaRoutes(media),
    screens: { ...screenRoutes(screens, knowledge), playlist: deliveries.playlist, resolution: deliveries.resolution },
    pairings: pairingRoutes(createPairingService({ ...parts, limits: pairingLimits(limits) })),
    announcements: { ...announcementRoutes(createAnnouncementService(parts)), delivery: deliveries.progress },
  };
  const resolveCookie = async (req: Request) => {
    const token = readSessionCookie(req.headers.cookie, req.secure);
    return token === null ? null : ((await sessions.resolve(token))?.actor ?? null);
  };
  web.answerWith(
    createAnswer({
      config,
      log,
      router,
      contextOf: async (req, res) => ({ cookies: sessionCookies(req, res, req.secure), actor: await resolveCookie(req) }),
      serveMedia: createMediaServing({ store, log }),
      uploadMedia: createMediaUpload({ media, store, log, actorOf: resolveCookie }),
      playerPlaylist: playerPlaylistRoute(db, delivery),
      isReady: async () => ready,
      metrics: metrics.read,
    }),
  );

  await presence.start();
  await playlists.start();
  const jobs: Stop[] = [
    every(250, "delivery reports", () => delivery.flush(), log),
    every(
      1000,
      "presence",
      () => {
        presence.tick();
        editors.tellPresence();
      },
      log,
    ),
    every(5000, "presence reports", () => presence.flush(), log),
    every(
      editors.recheckEveryMs,
      "sessions",
      async () => {
        await sessions.forgetDead();
        await editors.recheckSessions();
      },
      log,
    ),
    every(
      60 * MINUTE_MS,
      "horizon",
      async () => {
        await delivery.refreshAll();
        await forgetOldKeys(db, now());
      },
      log,
    ),
  ];
  const setupToken = await createSetupLink(db, now());
  await new Promise<void>((resolve, reject) => {
    web.server.once("error", reject);
    // The usual backlog of 511 makes a returning fleet wait for minutes.
    web.server.listen({ port: config.port, host: config.host, backlog: 4096 }, resolve);
  });
  ready = true;
  const origin = originOf(config, web.server.address() as AddressInfo);

  return {
    origin,
    setupLink: setupToken === null ? null : `${origin}/setup#${setupToken}`,
    async stop() {
      ready = false;
      await Promise.all(jobs.map((stop) => stop()));
      await io.close();
      web.server.closeAllConnections();
      await delivery.flush();
      await presence.flush();
      await db.destroy();
    },
  };
}

function originOf({ publicOrigin, tls, host }: Config, { port }: AddressInfo): string {
  const name = host === "0.0.0.0" || host === "::" ? "localhost" : host;
  return publicOrigin ?? `${tls === null ? "http" : "https"}://${name}:${String(port)}`;
}

/** Every connecting screen asks for the organisation: it is read once and again after it changed. */
function rememberOrganisation(read: () => Promise<Organisation>, news: News): () => Promise<Organisation> {
  let remembered: Promise<Organisation> | undefined;
  news.on("settings-changed", () => {
    remembered = undefined;
  });
  return () => {
    remembered ??= read().catch((error: unknown) => {
      remembered = undefined;
      throw error;
    });
    return remembered;
  };
}

async function editorSession(sessions: SessionService, cookie: string | undefined): Promise<EditorSession | null> {
  const token = readSessionCookie(cookie, true) ?? readSessionCookie(cookie, false);
  if (token === null || (await sessions.resolve(token)) === null) return null;
  return { tokenHash: sha256(token), stillValid: async () => (await sessions.resolve(token, { keepAlive: false })) !== null };
}

function pairingLimits(limits: ReturnType<typeof createLimits>): PairingLimits {
  return {
    pairingStart: (address) => limits.pairingStartByAddress.take(addressKey(address)),
    async pairingClaim(address, accountId) {
      await limits.pairingClaimByAddress.take(addressKey(address));
      await limits.pairingClaimByAccount.take(accountId);
      await limits.pairingClaim.take("all");
    },
  };
}

async function main(): Promise<void> {
  try {
    process.loadEnvFile();
  } catch {
    // No .env: every setting has a default.
  }
  const aushang = await startAushang(readConfig(process.env));
  process.stdout.write(`Aushang: ${aushang.origin}\n`);
  if (aushang.setupLink !== null) process.stdout.write(`Einrichten / set up: ${aushang.setupLink}\n`);
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => void aushang.stop().then(() => process.exit(0)));
}

if (import.meta.main) {
  main().catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  });
}
