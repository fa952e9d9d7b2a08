import type { Server } from "socket.io";
import { DAY_MS, MINUTE_MS } from "../domain/model/time.ts";
import type { Organisation } from "../domain/model/user.ts";
import type { Alerts } from "./alerts/alerts.ts";
import { deleteOldAudit } from "./audit/audit-log.ts";
import type { BackupService } from "./backups/backup-service.ts";
import type { CommandService } from "./commands/command-service.ts";
import type { Screenshots } from "./commands/screenshots.ts";
import type { DeliveryService } from "./delivery/delivery-service.ts";
import type { EditorChannel } from "./delivery/editor-channel.ts";
import { forgetHistory } from "./delivery/forget-history.ts";
import type { MediaService } from "./media/media-service.ts";
import type { MediaStore } from "./media/media-store.ts";
import type { ResumableUpload } from "./media/resumable-upload.ts";
import type { SessionService } from "./people/session-service.ts";
import type { Db } from "./platform/database/database.ts";
import { everyWatched, type Stop, type TurnWatch } from "./platform/every.ts";
import type { Log } from "./platform/log.ts";
import { forgetOldKeys } from "./platform/once.ts";
import { cutStuck } from "./platform/realtime/sockets.ts";
import type { PlaysService } from "./plays/plays-service.ts";
import type { AvailabilityService } from "./presence/availability-service.ts";
import type { FaultBook } from "./presence/fault-book.ts";
import type { PresenceService } from "./presence/presence-service.ts";
import type { WatchBook } from "./presence/watch-book.ts";
import type { PlaysReportService } from "./reports/plays-report-service.ts";
import type { EnrolmentService } from "./screens/enrolment/enrolment-service.ts";
import type { TakeoverService } from "./takeovers/takeover-service.ts";

/** Who told screens what, and who changed rules: half a year, as long as names stand beside it. */
const KEEP_AUDIT_DAYS = 180;

interface Workers {
  readonly db: Db;
  readonly now: () => number;
  readonly log: Log;
  readonly turns: TurnWatch;
  readonly io: Server;
  readonly delivery: DeliveryService;
  readonly editors: EditorChannel;
  readonly presence: PresenceService;
  readonly commands: CommandService;
  readonly alerts: Alerts;
  readonly enrolments: EnrolmentService;
  readonly screenshots: Screenshots;
  readonly faults: FaultBook;
  readonly watch: WatchBook;
  readonly availability: AvailabilityService;
  readonly sessions: SessionService;
  readonly store: MediaStore;
  readonly media: MediaService;
  readonly uploads: ResumableUpload;
  readonly readOrganisation: () => Promise<Organisation>;
  readonly takeovers: TakeoverService;
  readonly plays: PlaysService;
  readonly reports: PlaysReportService;
  readonly backups: BackupService;
}

/** Work that goes on by itself while the server runs. */
export function startJobs(workers: Workers): readonly Stop[] {
  const { log, delivery, presence, faults, watch, availability, commands, alerts, takeovers, media, reports, backups } = workers;
  const every = everyWatched(workers.turns);
  return [
    every(250, "delivery reports", () => delivery.flush(), log),
    every(1000, "presence", () => tellPresence(workers), log),
    every(2000, "commands to screens", () => commands.tick(), log),
    every(5000, "incidents", () => alerts.keep(), log),
    every(1000, "notices of incidents", () => alerts.send(), log),
    every(1000, "ends of takeovers", () => takeovers.tick(), log),
    every(5000, "presence reports", () => presence.flush(), log),
    every(5000, "faults", () => faults.flush(), log),
    every(5000, "the watch", () => watch.keep(), log),
    every(10_000, "stuck sockets", () => cutSockets(workers), log),
    every(15_000, "media left by another server", () => media.takeUp(), log),
    every(5 * MINUTE_MS, "sessions", () => endSessions(workers), log),
    every(60 * MINUTE_MS, "tidying up", () => tidyUp(workers), log),
    every(60 * MINUTE_MS, "what should have been painted", () => reports.reckoner.storeEnded(), log),
    every(60 * MINUTE_MS, "days of availability", () => availability.storeEnded(), log),
    every(15 * MINUTE_MS, "pictures of screens", () => forgetPictures(workers), log),
    every(60 * MINUTE_MS, "forgetting", () => forget(workers), log),
    stoppedFirst(
      every(MINUTE_MS, "backup", () => backups.tick(), log),
      backups.close,
    ),
  ];
}

/** Whoever stops does not wait for a backup that takes minutes. */
function stoppedFirst(stop: Stop, breakOff: () => void): Stop {
  return () => {
    breakOff();
    return stop();
  };
}

function tellPresence({ presence, editors }: Workers): void {
  presence.tick();
  editors.tellPresence();
}

function cutSockets({ io, log }: Workers): void {
  const cut = cutStuck(io, ["/player", "/editor"]);
  if (cut > 0) log.warn({ cut }, "clients that stopped reading were disconnected");
}

async function endSessions({ sessions, editors }: Workers): Promise<void> {
  await sessions.forgetDead();
  await editors.recheckSessions();
}

/** Playlists are compiled afresh, so that their horizons move on long before they end. */
async function tidyUp({ db, now, delivery, store, media, uploads }: Workers): Promise<void> {
  await delivery.refreshAll();
  await forgetOldKeys(db, now());
  await store.sweep(now() - 60 * MINUTE_MS);
  await uploads.sweep();
  await media.tidyUp();
}

async function forgetPictures({ screenshots, log }: Workers): Promise<void> {
  log.debug({ count: await screenshots.forget() }, "pictures of screens forgotten");
}

/** As long as the organisation wants to look back, and no longer. */
async function forget({
  db,
  now,
  log,
  readOrganisation,
  plays,
  faults,
  availability,
  commands,
  alerts,
  enrolments,
}: Workers): Promise<void> {
  const { keepDays } = await readOrganisation();
  const history = await forgetHistory(db, now(), keepDays);
  const states = await availability.forget();
  const beforeMs = now() - KEEP_AUDIT_DAYS * DAY_MS;
  const told =
    (await commands.forget(beforeMs)) +
    (await deleteOldAudit(db, beforeMs)) +
    (await alerts.incidents.forget(beforeMs)) +
    (await enrolments.forget(beforeMs));
  log.debug({ ...history, states, told, plays: await plays.forget(), faults: await faults.forget() }, "forgotten");
}
