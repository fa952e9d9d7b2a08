import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { MEDIA_UPLOAD_PATH } from "../../../domain/api/media.ts";
import type { GroupId, SiteId } from "../../../domain/model/id.ts";
import { Media } from "../../../domain/model/media.ts";
import type { BackupOrder } from "../../../server/backups/take-backup.ts";
import { type Db, openDatabase } from "../../../server/platform/database/database.ts";
import { noise } from "../media/pictures.ts";
import { addPlaces, announcementFor, pictureSlide, type RunningServer } from "../running-server.ts";

/** A running city with an announcement that shows a picture, and a folder for backups. */
export interface BackupWorld {
  readonly server: RunningServer;
  readonly siteId: SiteId;
  readonly groupIds: GroupId[];
  readonly order: BackupOrder;
  /** The database, beside the server. */
  readonly db: Db;
  /** Puts another picture into the library. */
  upload(seed: number): Promise<Media>;
  close(): Promise<void>;
}

export async function openBackupWorld(start: (now?: () => number) => Promise<RunningServer>, now?: () => number): Promise<BackupWorld> {
  const server = await start(now);
  const to = join(await mkdtemp(join(tmpdir(), "aushang-backups-")), "backups");
  const { siteId, groupIds } = await addPlaces(server.client, ["Feuerwehr"]);
  const { database, mediaDir } = server.config;
  const db = openDatabase(database);
  const world: BackupWorld = {
    server,
    siteId,
    groupIds,
    order: { database, mediaDir, to },
    db,
    upload: (seed) => uploadPicture(server, seed),
    async close() {
      await db.destroy();
      await server.stop();
      await rm(join(to, ".."), { recursive: true, force: true });
    },
  };
  const picture = await world.upload(1);
  const content = { ...announcementFor(groupIds), slides: [pictureSlide(picture.id)] };
  const draft = await server.client.announcements.create(content);
  await server.client.announcements.publish({ id: draft.id, version: draft.version });
  // What a publish sets going is over when the server has stopped.
  await server.restart();
  return world;
}

async function uploadPicture({ origin, cookie }: RunningServer, seed: number): Promise<Media> {
  const form = new FormData();
  form.set("file", new Blob([new Uint8Array(await noise(64, 36, seed).png().toBuffer())]), `bild-${String(seed)}.png`);
  const answer = await fetch(`${origin}${MEDIA_UPLOAD_PATH}`, { method: "POST", headers: { cookie }, body: form });
  if (!answer.ok) throw new Error(`The upload was answered ${String(answer.status)}: ${await answer.text()}`);
  return Media.parse(await answer.json());
}

/** All files in a folder and below, by their paths in it. */
export async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();
}
