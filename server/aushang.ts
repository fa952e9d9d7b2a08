import { alertRoutes } from "./alerts/alert-routes.ts";
import { webhookRoutes } from "./alerts/webhook-routes.ts";
import { announcementRoutes } from "./announcements/announcement-routes.ts";
import { auditRoutes } from "./audit/audit-routes.ts";
import { commandRoutes } from "./commands/command-routes.ts";
import { deliveryRoutes } from "./delivery/delivery-routes.ts";
import { createDeliveryService } from "./delivery/delivery-service.ts";
import { createEditorChannel } from "./delivery/editor-channel.ts";
import { tellEditors } from "./delivery/editor-news.ts";
import { playerPlaylistRoute } from "./delivery/player-playlist-route.ts";
import { playerScreenshotRoute } from "./delivery/player-screenshot-route.ts";
import { editorSessions } from "./editor-session.ts";
import { actorBy, createFeatures, createParts, type Features, type Parts } from "./features.ts";
import { groupRoutes } from "./groups/group-routes.ts";
import { startJobs } from "./jobs.ts";
import { lookRoutes } from "./looks/look-routes.ts";
import { mediaRoutes } from "./media/media-routes.ts";
import { createMediaServing } from "./media/media-serving.ts";
import { createMediaUpload } from "./media/media-upload.ts";
import { observe } from "./observation.ts";
import { sessionCookies } from "./people/session-cookie.ts";
import { sessionRoutes } from "./people/session-routes.ts";
import { createSetupLink } from "./people/setup-link.ts";
import { userRoutes } from "./people/user-routes.ts";
import type { Config } from "./platform/config.ts";
import { openDatabase } from "./platform/database/database.ts";
import type { Phase } from "./platform/health/health.ts";
import { listen } from "./platform/http/listening.ts";
import { isAllowedOrigin } from "./platform/http/origin-guard.ts";
import { createAnswer, createWebServer, type WebServer } from "./platform/http/web-server.ts";
import { createLog, type Log } from "./platform/log.ts";
import { jobFigures } from "./platform/metrics/job-figures.ts";
import { createSockets } from "./platform/realtime/sockets.ts";
import { presenceRoutes } from "./presence/presence-routes.ts";
import { reportRoutes } from "./reports/report-routes.ts";
import { scheduleRoutes } from "./schedules/schedule-routes.ts";
import { enrolmentRoutes } from "./screens/enrolment/enrolment-routes.ts";
import { pairingRoutes } from "./screens/pairing-routes.ts";
import { placeRoutes } from "./screens/place/place-routes.ts";
import { screenRoutes } from "./screens/screen-routes.ts";
import { tableRoutes } from "./screens/table/table-routes.ts";
import { settingsRoutes } from "./settings/settings-routes.ts";
import { createWebFrame } from "./settings/web-frame.ts";
import { siteRoutes } from "./sites/site-routes.ts";
import { stopInOrder } from "./stopping.ts";
import { takeoverRoutes } from "./takeovers/takeover-routes.ts";
import { timelineRoutes } from "./timeline/timeline-routes.ts";
import { createTimelineService } from "./timeline/timeline-service.ts";
import { whyRoutes } from "./why/why-routes.ts";
import { createWhyService } from "./why/why-service.ts";

/** A running server. */
export interface Aushang {
  /** Where it answers, such as `http://localhost:3000`. */
  readonly origin: string;
  /** The one-time link for the first administrator, null once there is one. */
  readonly setupLink: string | null;
  /** Tells the screens, stops listening, writes what is still in memory and closes the database. @returns whether all of it was done in time */
  stop(): Promise<boolean>;
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
  let phase: Phase = "starting";
  web.answerWith(answerFrom(config, parts, features, channels, () => phase));

  await features.directory.start(parts.tellUnreadable);
  await features.presence.start();
  await features.watch.start();
  await features.commands.start();
  await features.playlists.start();
  await channels.delivery.start();
  await features.media.start(config.database.kind === "sqlite");
  const setupToken = await createSetupLink(parts.db, parts.now());
  const jobs = startJobs({ ...parts, ...features, ...channels, turns: jobFigures(parts.metrics, now) });
  const origin = await listen(web, config);
  phase = "serving";

  return {
    origin,
    setupLink: setupToken === null ? null : `${origin}/setup#${setupToken}`,
    stop() {
      phase = "stopping";
      return stopInOrder({
        ...parts,
        io: channels.io,
        web,
        jobs,
        writes: {
          "delivery reports": channels.delivery.flush,
          presence: features.presence.flush,
          faults: features.faults.flush,
          "the watch": features.watch.keep,
          alerts: features.alerts.stop,
        },
        closeMedia: features.media.close,
        closeDatabase: () => parts.db.destroy(),
        withinMs: config.stopWithinMs,
      }).finally(parts.loop.stop);
    },
  };
}

type Channels = ReturnType<typeof createChannels>;

function createChannels({ server }: WebServer, config: Config, parts: Parts, features: Features) {
  const { sessions, endings, presence, playlists } = features;
  const io = createSockets(server, (request) => isAllowedOrigin(request.headers, config.publicOrigin), parts.log);
  const editors = createEditorChannel(io, {
    log: parts.log,
    presence,
    titleOf: playlists.titleOf,
    sessionOf: editorSessions(sessions, config),
  });
  endings.onSessionEnded(editors.endSessions);
  tellEditors(parts.news, editors);
  return {
    io,
    editors,
    delivery: createDeliveryService(io, { ...parts, ...features, editors }),
  };
}

function createRouter(parts: Parts, features: Features, delivery: Channels["delivery"]) {
  const { presence, playlists } = features;
  const { progress, deliveries, reach, screens } = deliveryRoutes(delivery);
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
    screens: {
      ...screenRoutes(features.screens, knowledge),
      ...presenceRoutes({ ...features, titleOf: playlists.titleOf }),
      ...tableRoutes(features.tables, presence.idsIn),
      ...placeRoutes(features.places),
      deliveries,
      ...why.screens,
    },
    commands: commandRoutes(features.commands, features.screenshots),
    alerts: alertRoutes(features.alerts.rules, features.alerts.channels, features.alerts.incidents),
    webhooks: webhookRoutes(features.alerts.webhooks),
    audit: auditRoutes(parts.db),
    pairings: pairingRoutes(features.pairings),
    enrolments: enrolmentRoutes(features.enrolments),
    announcements: { ...announcementRoutes(features.announcements), ...why.announcements, delivery: progress },
    reports: reportRoutes(features.reports),
    takeovers: { ...takeoverRoutes(features.takeovers, delivery.takeovers), reach, screens },
  };
}

function answerFrom(config: Config, parts: Parts, features: Features, channels: Channels, phase: () => Phase) {
  const { db, log } = parts;
  const { sessions, store, media } = features;
  const { delivery } = channels;
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
    playerScreenshot: playerScreenshotRoute(db, features.screenshots),
    webFrame: createWebFrame(parts.readOrganisation, config.publicOrigin),
    ...observe({
      ...parts,
      ...features,
      ...channels,
      config,
      phase,
      lastBackupMs: async () => (await features.backups.last()).takenAtMs,
    }),
  });
}
