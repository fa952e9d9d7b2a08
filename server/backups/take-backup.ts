import { mkdir, readdir, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import product from "../../package.json" with { type: "json" };
import type { DatabaseSettings } from "../platform/database/database.ts";
import { probeFolder } from "../platform/probe-folder.ts";
import { findBackups, nameOf, sweepUnfinished, unfinishedName } from "./backup-folder.ts";
import { findDatabaseFaults } from "./database-faults.ts";
import { isAbsent, linkOrCopy, sync, syncFolders, writeDurably } from "./durable-files.ts";
import { type Gathered, gatherFiles, type WantedFile } from "./gather-files.ts";
import { type BackupCheck, bytesOf, CHECK, MANIFEST, type Manifest, MEDIA_FOLDER, SOURCES_FOLDER } from "./manifest.ts";
import type { Snapshot } from "./snapshot.ts";
import { snapshotPostgres } from "./snapshot-postgres.ts";
import { snapshotSqlite } from "./snapshot-sqlite.ts";

/** What to back up, and where to. */
export interface BackupOrder {
  readonly database: DatabaseSettings;
  readonly mediaDir: string;
  /** The folder of all backups. */
  readonly to: string;
}

/** A backup that was taken and read again. */
export interface TakenBackup {
  readonly folder: string;
  readonly takenAtMs: number;
  readonly files: number;
  readonly bytes: number;
  /** Files that the library names and that were gone or damaged already. */
  readonly missing: readonly string[];
}

/** Files may be removed between the look at the database and the copying; another look then no longer names them. */
const MOST_LOOKS = 3;

/**
 * Takes a backup of database and library while the server runs and writes. It gets its name only when all of it has been read again and is on the
 * disk: what is there under that name is whole. It holds up the event loop now and then: run it in a process of its own.
 * @throws {Error} if anything cannot be read or written; nothing is left of it then
 */
export async function takeBackup(order: BackupOrder, takenAtMs: number): Promise<TakenBackup> {
  await mkdir(order.to, { recursive: true });
  await probeFolder(order.to);
  await sweepUnfinished(order.to, takenAtMs);
  const work = join(order.to, unfinishedName(takenAtMs));
  const folder = join(order.to, nameOf(takenAtMs));
  try {
    const { manifest, check } = await write(order, work, takenAtMs);
    await rename(work, folder);
    await sync(order.to);
    return { folder, takenAtMs, files: check.files, bytes: check.bytes, missing: manifest.missing };
  } catch (error) {
    await rm(work, { recursive: true, force: true });
    throw error;
  }
}

async function write(order: BackupOrder, work: string, takenAtMs: number): Promise<{ manifest: Manifest; check: BackupCheck }> {
  for (const folder of [MEDIA_FOLDER, SOURCES_FOLDER]) await mkdir(join(work, folder), { recursive: true });
  const { snapshot, gathered } = await takeBoth(order, work);
  const manifest: Manifest = {
    format: 1,
    version: product.version,
    takenAtMs,
    database: { kind: order.database.kind, migrations: [...snapshot.migrations], rows: { ...snapshot.rows } },
    files: [...snapshot.files, ...gathered.files],
    missing: [...gathered.missing],
  };
  const faults = await findDatabaseFaults(work, manifest);
  if (faults.length > 0) throw new Error(`The copy of the database is damaged: ${faults.map(({ what }) => what).join(", ")}`);
  const { files } = manifest;
  const check: BackupCheck = { checkedAtMs: takenAtMs, files: files.length, bytes: bytesOf(files), faults: [] };
  await syncFolders(work);
  await writeDurably(join(work, MANIFEST), JSON.stringify(manifest));
  await writeDurably(join(work, CHECK), JSON.stringify(check));
  return { manifest, check };
}

/** The database as it is at one moment, and all the files it names. */
async function takeBoth(order: BackupOrder, work: string): Promise<{ readonly snapshot: Snapshot; readonly gathered: Gathered }> {
  const [previous] = await findBackups(order.to);
  let before: string | null = null;
  for (let look = 1; ; look++) {
    await holdSources(order.mediaDir, work);
    const snapshot = await takeSnapshot(order.database, work);
    const gathered = await gatherFiles(wantedFiles(snapshot, order.mediaDir, previous?.folder), work);
    const missing = gathered.missing.join();
    if (missing === "" || missing === before || look === MOST_LOOKS) {
      await dropOthers(work, gathered);
      return { snapshot, gathered };
    }
    before = missing;
  }
}

function takeSnapshot(database: DatabaseSettings, work: string): Promise<Snapshot> {
  return database.kind === "sqlite" ? snapshotSqlite(database.file, work) : snapshotPostgres(database.url, work);
}

/** An upload is removed as soon as its files are made: whoever comes for it after the look at the database may be late. */
async function holdSources(mediaDir: string, work: string): Promise<void> {
  const sources = join(mediaDir, SOURCES_FOLDER);
  for (const name of await namesIn(sources)) {
    await linkOrCopy(join(sources, name), join(work, SOURCES_FOLDER, name)).catch((error: unknown) => {
      if (!isAbsent(error)) throw error;
    });
  }
}

async function namesIn(folder: string): Promise<readonly string[]> {
  return readdir(folder).catch((error: unknown) => {
    if (isAbsent(error)) return [];
    throw error;
  });
}

function wantedFiles({ hashes, sources }: Snapshot, mediaDir: string, previous: string | undefined): readonly WantedFile[] {
  const earlier = (path: string) => (previous === undefined ? [] : [join(previous, path)]);
  return [
    ...[...hashes].map((sha256) => {
      const name = join(sha256.slice(0, 2), sha256.slice(2));
      const path = `${MEDIA_FOLDER}/${name}`;
      return { path, sha256, from: [...earlier(path), join(mediaDir, name)] };
    }),
    ...sources.map(({ name, sha256 }) => ({ path: `${SOURCES_FOLDER}/${name}`, sha256, from: [join(mediaDir, SOURCES_FOLDER, name)] })),
  ];
}

/** Uploads that were held and are not named, and files of an earlier look. */
async function dropOthers(work: string, { files }: Gathered): Promise<void> {
  const wanted = new Set(files.map(({ path }) => path));
  for (const folder of [SOURCES_FOLDER, MEDIA_FOLDER]) {
    for (const entry of await readdir(join(work, folder), { recursive: true, withFileTypes: true })) {
      const path = join(entry.parentPath, entry.name);
      if (entry.isFile() && !wanted.has(path.slice(work.length + 1))) await rm(path);
    }
  }
}
