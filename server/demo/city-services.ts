import type { Actor } from "../../domain/model/user.ts";
import { createAnnouncementService } from "../announcements/announcement-service.ts";
import { Ledger } from "../delivery/ledger.ts";
import { TakeoverBook } from "../delivery/takeover-book.ts";
import { addFirstThings } from "../first-things.ts";
import { createGroupService } from "../groups/group-service.ts";
import { readLooks } from "../looks/look-repository.ts";
import { createLookService } from "../looks/look-service.ts";
import { createFfmpegFinder } from "../media/find-ffmpeg.ts";
import { takeIn, type UploadedFile } from "../media/media-intake.ts";
import { createMediaService } from "../media/media-service.ts";
import { createMediaStore } from "../media/media-store.ts";
import { createWorkshop } from "../media/workshop/workshop.ts";
import { findMediaUses } from "../media-uses.ts";
import { createPasswords } from "../people/password.ts";
import { createSessionEndings } from "../people/session-endings.ts";
import { createSessionService } from "../people/session-service.ts";
import { createUserService } from "../people/user-service.ts";
import type { Config } from "../platform/config.ts";
import { openDatabase } from "../platform/database/database.ts";
import { migrateToLatest } from "../platform/database/migrate.ts";
import type { TellUnreadable } from "../platform/database/readable-rows.ts";
import { createLog } from "../platform/log.ts";
import { News } from "../platform/news.ts";
import { createLimits } from "../platform/rate-limit.ts";
import { CityReader } from "../playlists/city-reader.ts";
import { createPlaylistService } from "../playlists/playlist-service.ts";
import { createPresenceService } from "../presence/presence-service.ts";
import { publicHolidays } from "../schedules/holidays.ts";
import { createPairingService } from "../screens/pairing-service.ts";
import { saveOrganisation } from "../settings/settings-repository.ts";
import { createSettingsService, readOrganisation } from "../settings/settings-service.ts";
import { createSiteService } from "../sites/site-service.ts";
import { findStanding } from "../takeovers/takeover-repository.ts";
import { createTakeoverService } from "../takeovers/takeover-service.ts";
import type { DemoClock } from "./demo-clock.ts";

export type CityServices = Awaited<ReturnType<typeof openCityServices>>;

/**
 * The server's own services on a clock that can be set, so that a city gets a past. Nothing listens. Pairing is not limited: a whole fleet
 * is paired at once here.
 */
export async function openCityServices({ database, mediaDir, ffmpeg, logLevel }: Config, clock: DemoClock) {
  const db = openDatabase(database);
  await migrateToLatest(db);
  const now = () => clock.nowMs;
  const news = new News((error) => {
    throw error;
  });
  const passwords = createPasswords();
  const endings = createSessionEndings();
  const settings = { readOrganisation: () => readOrganisation(db), writeOrganisation: saveOrganisation };
  const parts = { db, now, news, passwords, endings, readOrganisation: settings.readOrganisation };
  const files = { ...parts, store: createMediaStore(mediaDir), workshop: createWorkshop() };
  const media = createMediaService({
    ...files,
    log: createLog(logLevel),
    findFfmpeg: createFfmpegFinder(ffmpeg),
    usesOf: (ids) => findMediaUses(db, ids, now()),
  });
  const city = new CityReader({
    ...parts,
    tellUnreadable,
    readMedia: (ids) => media.filesOf(db, ids),
    readLooks: () => readLooks(db, tellUnreadable),
    readTakeovers: (nowMs) => findStanding(db, nowMs, tellUnreadable),
    holidays: publicHolidays,
  });
  const playlists = createPlaylistService({ ...parts, city, tellUnreadable });
  return {
    db,
    now,
    sessions: createSessionService({
      ...parts,
      limits: createLimits(),
      settings,
      onFirstSetUp: (tx) => addFirstThings(tx, now()),
      onSetUp: () => undefined,
    }),
    settings: createSettingsService(parts),
    users: createUserService(parts),
    sites: createSiteService(parts),
    groups: createGroupService(parts),
    media,
    /** Takes a file into the library; what is shown of it is made by the server that runs next. */
    takeIn: (actor: Actor, file: UploadedFile) => takeIn(files, actor, file),
    looks: createLookService(parts),
    pairings: createPairingService({ ...parts, limits: NO_LIMITS, enrolments: { redeem: () => Promise.resolve(null) } }),
    announcements: createAnnouncementService(parts),
    takeovers: createTakeoverService(parts),
    playlists,
    presence: createPresenceService(parts),
    ledger: new Ledger(db, now, new TakeoverBook(playlists.takeoversOn)),
    async close() {
      await media.close();
      await db.destroy();
    },
  };
}

/** It has just been written here. */
const tellUnreadable: TellUnreadable = (_what, error) => {
  throw error;
};

/** Nobody attacks while the city is made. */
const NO_LIMITS = { pairingStart: async () => undefined, pairingClaim: async () => undefined, pairingClaimed: async () => undefined };
