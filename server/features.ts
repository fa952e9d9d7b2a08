import type { Request } from "express";
import type { MediaId } from "../domain/model/id.ts";
import type { Actor } from "../domain/model/user.ts";
import { createAlerts } from "./alerts/alerts.ts";
import { createAnnouncementService } from "./announcements/announcement-service.ts";
import { UnpublishedReader } from "./announcements/unpublished-reader.ts";
import { createBackupService } from "./backups/backup-service.ts";
import { createCommandService } from "./commands/command-service.ts";
import { createScreenshots } from "./commands/screenshots.ts";
import { addFirstThings } from "./first-things.ts";
import { createGroupService } from "./groups/group-service.ts";
import { readLooks } from "./looks/look-repository.ts";
import { createLookService } from "./looks/look-service.ts";
import { createFfmpegFinder } from "./media/find-ffmpeg.ts";
import { createMediaService } from "./media/media-service.ts";
import { createMediaStore } from "./media/media-store.ts";
import { createResumableUpload } from "./media/resumable-upload.ts";
import { createWorkshop } from "./media/workshop/workshop.ts";
import { findMediaUses } from "./media-uses.ts";
import { openStorage } from "./open-storage.ts";
import { createPasswords } from "./people/password.ts";
import { readSessionCookie } from "./people/session-cookie.ts";
import { createSessionEndings } from "./people/session-endings.ts";
import { createSessionService, type SessionService } from "./people/session-service.ts";
import { createUserService } from "./people/user-service.ts";
import type { Config } from "./platform/config.ts";
import type { openDatabase } from "./platform/database/database.ts";
import { unreadableTo } from "./platform/database/readable-rows.ts";
import { createPlayerVersion } from "./platform/http/player-version.ts";
import type { Log } from "./platform/log.ts";
import { noteUser } from "./platform/log-fields.ts";
import { databaseFigures } from "./platform/metrics/database-figures.ts";
import { watchLoop } from "./platform/metrics/loop-watch.ts";
import { createMetrics } from "./platform/metrics/metrics.ts";
import { News } from "./platform/news.ts";
import { createLimits, type Limits } from "./platform/rate-limit.ts";
import { CityReader, type ReadMedia, type ReadTakeovers } from "./playlists/city-reader.ts";
import { createPlaylistService } from "./playlists/playlist-service.ts";
import { createPlaysService } from "./plays/plays-service.ts";
import { createAvailabilityService } from "./presence/availability-service.ts";
import { createDeviceService } from "./presence/device-service.ts";
import { createFaultBook } from "./presence/fault-book.ts";
import { createPresenceService, type PresenceService } from "./presence/presence-service.ts";
import { createWatchBook } from "./presence/watch-book.ts";
import { createPlaysReportService } from "./reports/plays-report-service.ts";
import { publicHolidays } from "./schedules/holidays.ts";
import { createScheduleService } from "./schedules/schedule-service.ts";
import { createEnrolmentService } from "./screens/enrolment/enrolment-service.ts";
import { pairingLimits } from "./screens/pairing-limits.ts";
import { createPairingService } from "./screens/pairing-service.ts";
import { createPlaceService } from "./screens/place/place-service.ts";
import { ScreenDirectory } from "./screens/screen-directory.ts";
import { createScreenService, type ScreenService } from "./screens/screen-service.ts";
import { createTableService } from "./screens/table/table-service.ts";
import { rememberOrganisation } from "./settings/remember-organisation.ts";
import { saveOrganisation } from "./settings/settings-repository.ts";
import { createSettingsService, readOrganisation } from "./settings/settings-service.ts";
import { createSiteService } from "./sites/site-service.ts";
import { findStanding } from "./takeovers/takeover-repository.ts";
import { createTakeoverService } from "./takeovers/takeover-service.ts";

/** News of what the resolver reads. */
const CITY_TOPICS = [
  "announcement-published",
  "announcement-withdrawn",
  "groups-changed",
  "takeover-changed",
  "media-added",
  "looks-changed",
] as const;

export type Parts = Awaited<ReturnType<typeof createParts>>;

/** What every feature is given. */
export async function createParts(config: Config, log: Log, now: () => number, open: typeof openDatabase) {
  const metrics = createMetrics(log);
  const db = await openStorage(config, (settings) => open(settings, databaseFigures(metrics, config.database)));
  const news = new News((error) => log.error({ err: error }, "news failed"));
  return {
    db,
    now,
    news,
    log,
    metrics,
    loop: watchLoop(log, metrics),
    tellUnreadable: unreadableTo(log),
    readOrganisation: rememberOrganisation(() => readOrganisation(db), news),
  };
}

export type Features = ReturnType<typeof createFeatures>;

/** Every capability of the server by itself, each given what it stands on. */
export function createFeatures(config: Config, parts: Parts) {
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
    onFirstSetUp: (tx) => addFirstThings(tx, now()),
    onSetUp: () => news.tell("settings-changed", {}),
  });
  const { store, workshop, media, uploads } = createLibrary(config, parts, sessions);
  const screens = createScreenService(parts);
  const directory = new ScreenDirectory(db, news);
  const fleet = createFleet(config, parts, screens);
  const readMedia: ReadMedia = (ids) => media.filesOf(db, ids);
  const city = createCity(parts, readMedia);
  const playlists = createPlaylistService({ ...parts, city });

  news.on("site-changed", ({ siteId }) => {
    screens.followSite(siteId).catch((error: unknown) => log.error({ err: error }, "site not followed"));
  });
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
    ...createJoining(parts, limits, screens),
    places: createPlaceService({ ...parts, store, workshop }),
    announcements: createAnnouncementService(parts),
    takeovers: createTakeoverService(parts),
    ...fleet,
    alerts: createAlerts(config, { ...parts, presence: fleet.presence, playerVersion: createPlayerVersion() }),
    plays: createPlaysService(parts),
    reports: createPlaysReportService(parts),
    playlists,
    city,
    unpublished: new UnpublishedReader(db),
    readMedia,
    backups: createBackupService({ ...parts, config }),
  };
}

/** What is known of the screens themselves (their states now and before, their devices, what went wrong on them), and what they are told to do. */
function createFleet({ screenshotDir }: Config, parts: Parts, screens: ScreenService) {
  const presence = createPresenceService(parts);
  keepUp(presence, parts);
  const watch = createWatchBook(parts);
  return {
    presence,
    watch,
    availability: createAvailabilityService({ ...parts, watch, presence, screens }),
    devices: createDeviceService({ ...parts, screens }),
    faults: createFaultBook(parts),
    commands: createCommandService({ ...parts, screens, presenceOf: (id) => presence.of(id).state, idsIn: presence.idsIn }),
    screenshots: createScreenshots({ ...parts, folder: screenshotDir }),
  };
}

/** The ways in which screens join: by a code, by a secret made beforehand, and many at once in a table. */
function createJoining(parts: Parts, limits: Limits, screens: ScreenService) {
  const enrolments = createEnrolmentService({ ...parts, limit: limits.enrolment });
  const ofPairing = pairingLimits(limits);
  const pairings = createPairingService({ ...parts, limits: ofPairing, enrolments });
  return { enrolments, pairings, tables: createTableService({ ...parts, screens, limits: ofPairing, pairings }) };
}

/** Presence knows the screens there are. */
function keepUp(presence: PresenceService, { news, now }: Parts): void {
  news.on("screen-paired", ({ screenId }) => presence.add(screenId, now()));
  news.on("screens-imported", ({ added }) => {
    for (const screenId of added) presence.add(screenId, now());
  });
  news.on("screen-replaced", ({ screenId }) => presence.replaced(screenId));
  news.on("screen-removed", ({ screenId }) => presence.forget(screenId));
}

/** The library: its files, what is made of uploads, and the way in for those that can be interrupted. */
function createLibrary(config: Config, parts: Parts, sessions: SessionService) {
  const { db, now, log } = parts;
  const store = createMediaStore(config.mediaDir);
  const findFfmpeg = createFfmpegFinder(config.ffmpeg);
  const usesOf = (ids: readonly MediaId[]) => findMediaUses(db, ids, now());
  const workshop = createWorkshop();
  const media = createMediaService({ ...parts, store, workshop, findFfmpeg, usesOf });
  return { store, workshop, media, uploads: createResumableUpload({ media, store, now, log, actorOf: actorBy(sessions) }) };
}

/** What the resolver reads, forgotten whenever news tells of a change. */
function createCity(parts: Parts, readMedia: ReadMedia): CityReader {
  const { db, news, tellUnreadable } = parts;
  const readTakeovers: ReadTakeovers = (nowMs) => findStanding(db, nowMs, tellUnreadable);
  const readAllLooks = () => readLooks(db, tellUnreadable);
  const city = new CityReader({ ...parts, readMedia, readLooks: readAllLooks, readTakeovers, holidays: publicHolidays });
  for (const topic of CITY_TOPICS) news.on(topic, () => city.forget());
  news.on("media-changed", ({ mediaId }) => city.forgetMedia(mediaId));
  return city;
}

/** Who asks, by the cookie of the request. */
export function actorBy(sessions: SessionService) {
  return async (req: Request): Promise<Actor | null> => {
    const token = readSessionCookie(req.headers.cookie, req.secure);
    const actor = token === null ? null : ((await sessions.resolve(token))?.actor ?? null);
    if (actor !== null) noteUser(actor.id);
    return actor;
  };
}
