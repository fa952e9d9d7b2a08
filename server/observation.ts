import { statfs } from "node:fs/promises";
import type { Server } from "socket.io";
import manifest from "../package.json" with { type: "json" };
import type { DeliveryService } from "./delivery/delivery-service.ts";
import type { MediaService } from "./media/media-service.ts";
import type { MediaStore } from "./media/media-store.ts";
import type { Config } from "./platform/config.ts";
import type { Db } from "./platform/database/database.ts";
import { checkDataFolder } from "./platform/health/data-folder-check.ts";
import { databaseChecks } from "./platform/health/database-checks.ts";
import { createReadiness, type Phase, processHealth } from "./platform/health/health.ts";
import { STATUS_CLASSES } from "./platform/http/request-log.ts";
import type { LoopWatch } from "./platform/metrics/loop-watch.ts";
import type { Metrics } from "./platform/metrics/metrics.ts";
import type { PresenceService } from "./presence/presence-service.ts";

interface Observed {
  readonly config: Config;
  readonly db: Db;
  readonly metrics: Metrics;
  readonly loop: LoopWatch;
  readonly io: Server;
  readonly presence: PresenceService;
  readonly delivery: DeliveryService;
  readonly media: MediaService;
  readonly store: MediaStore;
  readonly phase: () => Phase;
  /** When a backup has last succeeded, in epoch ms; null if none ever has. */
  readonly lastBackupMs: () => number | null | Promise<number | null>;
}

/** What the web server tells those who look after it: figures, whether the process lives, and whether it can serve. */
export function observe(observed: Observed) {
  const { config, db, metrics, loop, store, phase } = observed;
  addFleet(observed);
  addMachine(observed);
  const checks = [
    ...databaseChecks(db),
    { name: "dataFolder", isVital: true, look: () => checkDataFolder(config.dataDir) },
    { name: "room", isVital: false, look: () => findRoom(store) },
  ];
  return {
    metrics: metrics.read,
    processHealth: () => processHealth(loop),
    readiness: createReadiness({ phase, checks }),
    onAnswered: metrics.counters("http_requests_total", "Requests by how they were answered", "status", STATUS_CLASSES),
  };
}

function addFleet({ metrics, io, presence, delivery, media }: Observed): void {
  metrics.gauge("screens", "Screens by presence", "state", () => presence.counts());
  metrics.gauge("sockets_connected", "Sockets that are connected", "namespace", () => ({
    player: io.of("/player").sockets.size,
    editor: io.of("/editor").sockets.size,
  }));
  metrics.gauge("queue_depth", "What is accepted and not done yet", "queue", () => ({
    "delivery reports": delivery.unsavedReports(),
    "presence reports": presence.unwritten(),
    "media jobs": media.unfinished(),
  }));
}

function addMachine({ config, metrics, lastBackupMs }: Observed): void {
  metrics.info("build_info", "Version of Aushang, of Node, and the kind of database", {
    version: manifest.version,
    node: process.versions.node,
    database: config.database.kind,
  });
  metrics.single("media_disk_free_bytes", "Room on the disk of the library, as far as this process may use it", async () => {
    const { bavail, bsize } = await statfs(config.mediaDir);
    return bavail * bsize;
  });
  metrics.single("media_disk_size_bytes", "Size of the disk of the library", async () => {
    const { blocks, bsize } = await statfs(config.mediaDir);
    return blocks * bsize;
  });
  metrics.single("backup_last_success_timestamp_seconds", "When a backup has last succeeded; 0 if none ever has", async () => {
    return ((await lastBackupMs()) ?? 0) / 1000;
  });
}

async function findRoom(store: MediaStore): Promise<string | null> {
  return store.requireRoom(0).then(
    () => null,
    () => "the disk is nearly full: uploads are refused",
  );
}
