import { access, chown, mkdir, readdir, rename, rm, stat, statfs } from "node:fs/promises";
import { basename, join } from "node:path";
import type { DatabaseSettings } from "../platform/database/database.ts";
import { knownMigrations } from "../platform/database/migrate.ts";
import { requireWritable } from "../platform/probe-folder.ts";
import { Hint } from "../platform/system-language.ts";
import { contentOf, copyDurably, sync, syncFolders } from "./durable-files.ts";
import { bytesOf, type Manifest, MEDIA_FOLDER, readManifest, SOURCES_FOLDER, SQLITE_FILE } from "./manifest.ts";
import { isPostgresInUse, isPostgresOccupied, restorePostgres } from "./restore-postgres.ts";
import { endSessions, isSqliteInUse } from "./restore-sqlite.ts";
import { verifyBackup } from "./verify-backup.ts";

/** What to restore, and onto what. */
export interface RestoreOrder {
  readonly folder: string;
  readonly database: DatabaseSettings;
  readonly dataDir: string;
  readonly mediaDir: string;
  /** Whether what is there may be moved aside. */
  readonly replace: boolean;
}

export interface Restored {
  readonly manifest: Manifest;
  /** Where what was there before lies now: a folder, and a schema of the PostgreSQL database. */
  readonly movedTo: readonly string[];
}

/**
 * Puts a backup back. All of it is read again before anything is touched, and copied beside what is there; only then does it take its place. What
 * was there is moved aside and never deleted. Everybody signs in anew; screens keep their tokens.
 * @throws {Hint} if the backup is not sound or not for this program, the target is occupied or in use, or there is no room: nothing has changed
 */
export async function restoreBackup(order: RestoreOrder, nowMs: number): Promise<Restored> {
  const manifest = await requireSound(order, nowMs);
  const occupied = await findOccupied(order);
  await requireFree(order, occupied);
  await requireWritable(order.dataDir);
  await requireRoom(order.dataDir, bytesOf(manifest.files));
  const stamp = new Date(nowMs).toISOString().replace(/[-:.]/g, "").toLowerCase();
  const staging = join(order.dataDir, `.restoring-${stamp}`);
  try {
    await stage(order, manifest, staging);
    return { manifest, movedTo: await putInPlace(order, manifest, { staging, occupied, stamp }) };
  } finally {
    await rm(staging, { recursive: true, force: true });
  }
}

/** @throws {Hint} unless all of it is as it was, and fits this program and this database */
async function requireSound({ folder, database }: RestoreOrder, nowMs: number): Promise<Manifest> {
  const { faults } = await verifyBackup(folder, nowMs);
  if (faults.length > 0) {
    const what = faults.map((fault) => fault.what).join(", ");
    throw new Hint({
      de: `Die Sicherung ${folder} ist nicht in Ordnung (${what}). Es wurde nichts verändert; nehmen Sie eine andere.`,
      en: `The backup ${folder} is not sound (${what}). Nothing has been changed; take another one.`,
    });
  }
  const manifest = await readManifest(folder);
  if (manifest.database.kind !== database.kind) throw otherDatabase(manifest);
  const known = await knownMigrations();
  if (manifest.database.migrations.some((name) => !known.includes(name))) {
    throw new Hint({
      de: `Die Sicherung stammt aus einer neueren Version (${manifest.version}). Installieren Sie erst diese oder eine spätere.`,
      en: `The backup is of a newer version (${manifest.version}). First install that one or a later one.`,
    });
  }
  return manifest;
}

function otherDatabase({ database }: Manifest): Hint {
  return database.kind === "postgres"
    ? new Hint({
        de: "Die Sicherung stammt aus PostgreSQL. Nennen Sie mit DATABASE_URL eine leere Datenbank.",
        en: "The backup is of PostgreSQL. Name an empty database with DATABASE_URL.",
      })
    : new Hint({
        de: "Die Sicherung stammt aus SQLite und lässt sich nur dorthin zurückspielen: ohne DATABASE_URL.",
        en: "The backup is of SQLite and can be restored only to that: without DATABASE_URL.",
      });
}

interface Occupied {
  /** What of ours is in the data folder. */
  readonly paths: readonly string[];
  readonly hasTables: boolean;
}

async function findOccupied({ database, mediaDir }: RestoreOrder): Promise<Occupied> {
  const files = database.kind === "sqlite" ? ["", "-wal", "-shm", "-journal"].map((end) => `${database.file}${end}`) : [];
  const there = await Promise.all([...files, mediaDir].map(async (path) => ((await isThere(path)) ? [path] : [])));
  return { paths: there.flat(), hasTables: database.kind === "postgres" && (await isPostgresOccupied(database.url)) };
}

async function requireFree({ database, dataDir, replace }: RestoreOrder, { paths, hasTables }: Occupied): Promise<void> {
  if (paths.length === 0 && !hasTables) return;
  const isInUse = database.kind === "sqlite" ? isSqliteInUse(database.file) : hasTables && (await isPostgresInUse(database.url));
  if (isInUse) {
    throw new Hint({
      de: "Die Datenbank wird gerade benutzt. Halten Sie erst den Server an; die Bildschirme laufen ohne ihn weiter.",
      en: "The database is in use. Stop the server first; the screens go on without it.",
    });
  }
  if (replace) return;
  throw new Hint({
    de: `Hier ist schon etwas: ${hasTables ? "Tabellen in der Datenbank" : dataDir}. Mit --replace wird es beiseitegelegt, nicht gelöscht.`,
    en: `There is something already: ${hasTables ? "tables in the database" : dataDir}. With --replace it is moved aside, not deleted.`,
  });
}

async function requireRoom(folder: string, bytes: number): Promise<void> {
  const { bavail, bsize } = await statfs(folder);
  if (bavail * bsize > bytes) return;
  const megabytes = String(Math.ceil((bytes - bavail * bsize) / 1e6));
  throw new Hint({
    de: `In ${folder} fehlen ${megabytes} MB Platz für die Sicherung.`,
    en: `In ${folder} ${megabytes} MB of room are missing for the backup.`,
  });
}

/** Copies everything beside its place and reads it there again: a medium that is read twice may answer differently. */
async function stage({ folder, database, dataDir }: RestoreOrder, { files }: Manifest, staging: string): Promise<void> {
  for (const name of [MEDIA_FOLDER, SOURCES_FOLDER]) await mkdir(join(staging, name), { recursive: true });
  for (const { path, sha256 } of files) {
    if (path.startsWith("tables/")) continue;
    const to = join(staging, path);
    await copyDurably(join(folder, path), to);
    if ((await contentOf(to)).sha256 !== sha256) throw new Error(`${path} was not copied rightly`);
  }
  await rename(join(staging, SOURCES_FOLDER), join(staging, MEDIA_FOLDER, SOURCES_FOLDER));
  if (database.kind === "sqlite") endSessions(join(staging, SQLITE_FILE));
  await giveToOwnerOf(dataDir, staging);
  await syncFolders(staging);
}

/** Whoever restores is often root, and the server is not: what it cannot write is of no use to it. */
async function giveToOwnerOf(folder: string, given: string): Promise<void> {
  if (process.getuid?.() !== 0) return;
  const { uid, gid } = await stat(folder);
  for (const name of ["", ...(await readdir(given, { recursive: true }))]) await chown(join(given, name), uid, gid);
}

interface Staged {
  readonly staging: string;
  readonly occupied: Occupied;
  readonly stamp: string;
}

/** From here on every step is one that can be taken back by hand: nothing is deleted. @returns where what was there before lies now */
async function putInPlace(order: RestoreOrder, manifest: Manifest, { staging, occupied, stamp }: Staged): Promise<readonly string[]> {
  const { database, dataDir, mediaDir, folder } = order;
  const aside = join(dataDir, `before-restore-${stamp}`);
  const movedTo = occupied.paths.length > 0 ? [aside] : [];
  if (occupied.paths.length > 0) await mkdir(aside);
  if (database.kind === "postgres") {
    const schema = occupied.hasTables ? `before_restore_${stamp}` : null;
    await restorePostgres(database.url, folder, manifest, schema);
    if (schema !== null) movedTo.push(schema);
  }
  // The log of a database disappears by itself when the last one who looked at it leaves.
  for (const path of occupied.paths) if (await isThere(path)) await rename(path, join(aside, basename(path)));
  if (database.kind === "sqlite") await rename(join(staging, SQLITE_FILE), database.file);
  await rename(join(staging, MEDIA_FOLDER), mediaDir);
  await sync(dataDir);
  return movedTo;
}

async function isThere(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
