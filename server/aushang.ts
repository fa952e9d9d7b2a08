import type { Request } from "express";
import type { MediaId } from "../domain/model/id.ts";
import type { Actor } from "../domain/model/user.ts";
import { announcementRoutes } from "./announcements/announcement-routes.ts";
import { createAnnouncementService } from "./announcements/announcement-service.ts";
import { UnpublishedReader } from "./announcements/unpublished-reader.ts";
import { deliveryRoutes } from "./delivery/delivery-routes.ts";
import { createDeliveryService } from "./delivery/delivery-service.ts";
import { createEditorChannel } from "./delivery/editor-channel.ts";
import { tellEditors } from "./delivery/editor-news.ts";
import { playerPlaylistRoute } from "./delivery/player-playlist-route.ts";
import { editorSessions } from "./editor-session.ts";
import { insertGroup } from "./groups/group-repository.ts";
import { groupRoutes } from "./groups/group-routes.ts";
import { createGroupService } from "./groups/group-service.ts";
import { startJobs } from "./jobs.ts";
import { readLooks } from "./looks/look-repository.ts";
import { lookRoutes } from "./looks/look-routes.ts";
import { createLookService } from "./looks/look-service.ts";
import { createFfmpegFinder } from "./media/find-ffmpeg.ts";
import { mediaRoutes } from "./media/media-routes.ts";
import { createMediaService } from "./media/media-service.ts";
import { createMediaServing } from "./media/media-serving.ts";
import { createMediaStore } from "./media/media-store.ts";
import { createMediaUpload } from "./media/media-upload.ts";
import { createResumableUpload } from "./media/resumable-upload.ts";
import { createWorkshop } from "./media/workshop/workshop.ts";
import { findMediaUses } from "./media-uses.ts";
import { createPasswords } from "./people/password.ts";
import { readSessionCookie, sessionCookies } from "./people/session-cookie.ts";
import { createSessionEndings } from "./people/session-endings.ts";
import { sessionRoutes } from "./people/session-routes.ts";
import { createSessionService, type SessionService } from "./people/session-service.ts";
import { createSetupLink } from "./people/setup-link.ts";
import { userRoutes } from "./people/user-routes.ts";
import { createUserService } from "./people/user-service.ts";
import type { Config } from "./platform/config.ts";
import { openDatabase } from "./platform/database/database.ts";
import { migrateToLatest } from "./platform/database/migrate.ts";
import { closeInTime, listen } from "./platform/http/listening.ts";
import { isAllowedOrigin } from "./platform/http/origin-guard.ts";
import { createAnswer, createWebServer, type WebServer } from "./platform/http/web-server.ts";
import { createLog, type Log } from "./platform/log.ts";
import { createMetrics } from "./platform/metrics.ts";
import { News } from "./platform/news.ts";
import { createLimits } from "./platform/rate-limit.ts";
import { createSockets } from "./platform/realtime/sockets.ts";
import { newId } from "./platform/secret.ts";
import { CityReader, type ReadMedia, type ReadTakeovers } from "./playlists/city-reader.ts";
import { createPlaylistService } from "./playlists/playlist-service.ts";
import { createPlaysService } from "./plays/plays-service.ts";
import { deviceRoutes } from "./presence/device-routes.ts";
import { createDeviceService } from "./presence/device-service.ts";
import { createPresenceService } from "./presence/presence-service.ts";
import { createPlaysReportService } from "./reports/plays-report-service.ts";
import { reportRoutes } from "./reports/report-routes.ts";
import { addFirstTemplates } from "./schedules/first-templates.ts";
import { publicHolidays } from "./schedules/holidays.ts";
import { scheduleRoutes } from "./schedules/schedule-routes.ts";
import { createScheduleService } from "./schedules/schedule-service.ts";
import { pairingLimits } from "./screens/pairing-limits.ts";
import { pairingRoutes } from "./screens/pairing-routes.ts";
import { createPairingService } from "./screens/pairing-service.ts";
import { ScreenDirectory } from "./screens/screen-directory.ts";
import { screenRoutes } from "./screens/screen-routes.ts";
import { createScreenService } from "./screens/screen-service.ts";
import { rememberOrganisation } from "./settings/remember-organisation.ts";
import { saveOrganisation } from "./settings/settings-repository.ts";
import { settingsRoutes } from "./settings/settings-routes.ts";
import { createSettingsService, readOrganisation } from "./settings/settings-service.ts";
import { createWebFrame } from "./settings/web-frame.ts";
import { siteRoutes } from "./sites/site-routes.ts";
import { createSiteService } from "./sites/site-service.ts";
import { findStanding } from "./takeovers/takeover-repository.ts";
import { takeoverRoutes } from "./takeovers/takeover-routes.ts";
import { createTakeoverService } from "./takeovers/takeover-service.ts";
import { timelineRoutes } from "./timeline/timeline-routes.ts";
import { createTimelineService } from "./timeline/timeline-service.ts";
import { whyRoutes } from "./why/why-routes.ts";
import { createWhyService } from "./why/why-service.ts";

/** News of what the resolver reads. */
const CITY_TOPICS = [
  "announcement-published",
  "announcement-withdrawn",
  "groups-changed",
  "takeover-changed",
  "media-added",
  "looks-changed",
] as const;

/** A running server. */
export interface Aushang {
  /** Where it answers, such as `http://localhost:3000`. */
  readonly origin: string;
  /** The one-time link for the first administrator, null once there is one. */
  readonly setupLink: string | null;
  /** Stops listening, writes what is still in memory and closes the database. */
  stop(): Promise<void>;
}

/**
 * Brings all parts together and listens. This is the only place that knows them all.
 * @param now the clock everything goes by
 * @param open opens the database; tests give one without room
 */
export async function startAushang(
  config: Config,
  log: Log = createLog(config.logLevel),
  now = Date.now,
  open = openDatabase,
): Promise<Aushang> {
  const parts = await createParts(config, log, now, open);
  const features = createFeatures(config, parts);
  const web = createWebServer(config);
  const channels = createChannels(web, config, parts, features);
  let ready = false;
  web.answerWith(answerFrom(config, parts, features, channels, () => ready));

  await features.directory.start();
  await features.presence.start();
  await features.playlists.start();
  await channels.delivery.start();
  await features.media.start(config.database.kind === "sqlite");
  const setupToken = await createSetupLink(parts.db, parts.now());
  const stopJobs = startJobs({ ...parts, ...features, ...channels });
  const origin = await listen(web, config);
  ready = true;

  return {
    origin,
    setupLink: setupToken === null ? null : `${origin}/setup#${setupToken}`,
    async stop() {
      ready = false;
      await Promise.all(stopJobs.map((stop) => stop()));
      await closeInTime(channels.io, web);
      await features.media.close();
      const written = await Promise.allSettled([channels.delivery.flush(), features.presence.flush()]);
      for (const result of written) if (result.status === "rejected") parts.log.error({ err: result.reason }, "not written at the end");
      await parts.db.destroy();
    },
  };
}

type Parts = Awaited<ReturnType<typeof createParts>>;
type Features = ReturnType<typeof createFeatures>;
type Channels = ReturnType<typeof createChannels>;

/** What every feature is given. */
async function createParts(config: Config, log: Log, now: () => number, open: typeof openDatabase) {
  const db = open(config.database);
  await migrateToLatest(db);
  const news = new News((error) => log.error({ err: error }, "news failed"));
  return { db, now, news, log, readOrganisation: rememberOrganisation(() => readOrganisation(db), news) };
}

function createFeatures(config: Config, parts: Parts) {
  const { db, now, news, log } = parts;
  const limits = createLimits();
  const passwords = createPasswords();
  const endings = createSessionEndings();
  const sessions = createSessionService({
    ...parts,
    limits,
    passwords,
    endings,
    settings: { readOrganisation: () => readOrganisation(db), writeOrganisation: saveOrganisation },
    async onFirstSetUp(tx) {
      await insertGroup(tx, newId(), { name: "Alle Beschäftigten", parentId: null }, 0, now());
      await addFirstTemplates(tx, (await readOrganisation(tx)).language, now());
    },
    onSetUp: () => news.tell("settings-changed", {}),
  });
  const { store, media, uploads } = createLibrary(config, parts, sessions);
  const screens = createScreenService(parts);
  const directory = new ScreenDirectory(db, news);
  const presence = createPresenceService(parts);
  const readMedia: ReadMedia = (ids) => media.filesOf(db, ids);
  const city = createCity(parts, readMedia);
  const playlists = createPlaylistService({ ...parts, city });

  news.on("site-changed", ({ siteId }) => {
    screens.followSite(siteId).catch((error: unknown) => log.error({ err: error }, "site not followed"));
  });
  news.on("screen-paired", ({ screenId }) => presence.add(screenId, now()));
  news.on("screen-removed", ({ screenId }) => presence.forget(screenId));

  return {
    endings,
    sessions,
    users: createUserService({ ...parts, passwords, endings }),
    settings: createSettingsService(parts),
    looks: createLookService(parts),
    schedules: createScheduleService({ ...parts, holidays: publicHolidays }),
    sites: createSiteService(parts),
    groups: createGroupService(parts),
    store,
    media,
    uploads,
    screens,
    directory,
    pairings: createPairingService({ ...parts, limits: pairingLimits(limits) }),
    announcements: createAnnouncementService(parts),
    takeovers: createTakeoverService(parts),
    presence,
    devices: createDeviceService({ ...parts, screens }),
    plays: createPlaysService(parts),
    reports: createPlaysReportService(parts),
    playlists,
    city,
    unpublished: new UnpublishedReader(db),
    readMedia,
  };
}

/** The library: its files, what is made of uploads, and the way in for those that can be interrupted. */
function createLibrary(config: Config, parts: Parts, sessions: SessionService) {
  const { db, now, log } = parts;
  const store = createMediaStore(config.mediaDir);
  const findFfmpeg = createFfmpegFinder(config.ffmpeg);
  const usesOf = (ids: readonly MediaId[]) => findMediaUses(db, ids, now());
  const media = createMediaService({ ...parts, store, workshop: createWorkshop(), findFfmpeg, usesOf });
  return { store, media, uploads: createResumableUpload({ media, store, now, log, actorOf: actorBy(sessions) }) };
}

/** What the resolver reads, forgotten whenever news tells of a change. */
function createCity(parts: Parts, readMedia: ReadMedia): CityReader {
  const { db, news } = parts;
  const readTakeovers: ReadTakeovers = (nowMs) => findStanding(db, nowMs);
  const city = new CityReader({ ...parts, readMedia, readLooks: () => readLooks(db), readTakeovers, holidays: publicHolidays });
  for (const topic of CITY_TOPICS) news.on(topic, () => city.forget());
  news.on("media-changed", ({ mediaId }) => city.forgetMedia(mediaId));
  return city;
}

function createChannels(
  { server }: WebServer,
  config: Config,
  parts: Parts,
  { sessions, endings, directory, presence, devices, plays, playlists }: Features,
) {
  const io = createSockets(server, (request) => isAllowedOrigin(request.headers, config.publicOrigin), parts.log);
  const editors = createEditorChannel(io, {
    log: parts.log,
    presence,
    titleOf: playlists.titleOf,
    sessionOf: editorSessions(sessions, config),
  });
  endings.onSessionEnded(editors.endSessions);
  tellEditors(parts.news, editors);
  return { io, editors, delivery: createDeliveryService(io, { ...parts, directory, playlists, presence, devices, plays, editors }) };
}

function createRouter(parts: Parts, features: Features, delivery: Channels["delivery"]) {
  const { presence, playlists } = features;
  const { progress, reach, screens } = deliveryRoutes(delivery);
  const why = whyRoutes(createWhyService({ ...parts, ...features, delivery }));
  const knowledge = { presenceOf: presence.of, idsIn: presence.idsIn, titleOf: playlists.titleOf };
  return {
    session: sessionRoutes(features.sessions),
    users: userRoutes(features.users),
    settings: settingsRoutes(features.settings),
    looks: lookRoutes(features.looks),
    schedules: scheduleRoutes(features.schedules),
    timeline: timelineRoutes(createTimelineService({ ...parts, ...features })),
    sites: siteRoutes(features.sites),
    groups: groupRoutes(features.groups),
    media: mediaRoutes(features.media),
    screens: { ...screenRoutes(features.screens, knowledge), ...deviceRoutes(features.devices), ...why.screens },
    pairings: pairingRoutes(features.pairings),
    announcements: { ...announcementRoutes(features.announcements), ...why.announcements, delivery: progress },
    reports: reportRoutes(features.reports),
    takeovers: { ...takeoverRoutes(features.takeovers, delivery.takeovers), reach, screens },
  };
}

function answerFrom(config: Config, parts: Parts, features: Features, { delivery }: Channels, isReady: () => boolean) {
  const { db, log } = parts;
  const { sessions, store, media, presence } = features;
  const metrics = createMetrics();
  metrics.gauge("screens", "Screens by presence", "state", () => presence.counts());
  const actorOf = actorBy(sessions);
  return createAnswer({
    config,
    log,
    router: createRouter(parts, features, delivery),
    contextOf: async (req, res) => ({ cookies: sessionCookies(req, res, req.secure), actor: await actorOf(req) }),
    serveMedia: createMediaServing({ store, log }),
    uploadMedia: createMediaUpload({ media, store, log, actorOf }),
    uploadResumably: features.uploads.handler,
    playerPlaylist: playerPlaylistRoute(db, delivery),
    webFrame: createWebFrame(parts.readOrganisation, config.publicOrigin),
    isReady,
    metrics: metrics.read,
  });
}

/** Who asks, by the cookie of the request. */
function actorBy(sessions: SessionService) {
  return async (req: Request): Promise<Actor | null> => {
    const token = readSessionCookie(req.headers.cookie, req.secure);
    return token === null ? null : ((await sessions.resolve(token))?.actor ?? null);
  };
}
