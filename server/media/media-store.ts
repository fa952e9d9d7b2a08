import { createHash, randomUUID } from "node:crypto";
import { mkdirSync } from "node:fs";
import {
  copyFile,
  type FileHandle,
  link,
  mkdir,
  open,
  readdir,
  readFile,
  rename,
  rm,
  stat,
  statfs as statfsOf,
  utimes,
} from "node:fs/promises";
import { dirname, join } from "node:path";
import * as z from "zod/mini";
import { ContentHash } from "../../domain/model/id.ts";
import { Problem } from "../../domain/model/problem.ts";
import { sha256 } from "../platform/secret.ts";

/** What the file system tells of its room, in blocks of `bsize` bytes. */
export interface FileSystemRoom {
  readonly bsize: number;
  readonly blocks: number;
  readonly bavail: number;
}

/**
 * Files named by the SHA-256 of their content, `ab/cdef…`, never changed once there. A file appears under its name whole and durable or
 * not at all. Several servers on one PostgreSQL share one such folder.
 */
export interface MediaStore {
  /**
   * Writes files and returns their names in the same order; all of them survive a power cut when it returns. Nothing appears if there is
   * no room for all; what is there already is kept.
   */
  putAll(contents: readonly Uint8Array[]): Promise<readonly ContentHash[]>;
  /** Takes a file made by `newIncomingFile` in under the name of its content. It survives a power cut when this returns. */
  putFile(path: string): Promise<{ readonly hash: ContentHash; readonly bytes: number }>;
  /** @returns null if there is no such file */
  openForRead(hash: ContentHash): Promise<FileHandle | null>;
  /** A name for a file on its way in; whoever takes it also removes it. */
  newIncomingFile(): string;
  /** Where uploads that can be interrupted wait for the rest of their bytes. */
  readonly uploadFolder: string;
  /** Where all of it is. */
  readonly folder: string;
  /** Where a file of that content is, if it is there. */
  pathOf(hash: ContentHash): string;
  /** Keeps an uploaded file while it is worked on, also over a power cut; `path` stays as well. @returns its name among the sources */
  keepSource(path: string): Promise<string>;
  sourcePath(name: string): string;
  removeSource(name: string): Promise<void>;
  /** Removes sources last written before `beforeMs` that `isWanted` does not know: a server died between them and their row. */
  sweepSources(isWanted: (name: string) => boolean, beforeMs: number): Promise<number>;
  /**
   * Removes files that came before `beforeMs` and that `isWanted` does not know. What is put in again while it is there counts as new.
   * @returns how many
   */
  sweepFiles(isWanted: (hash: string) => boolean, beforeMs: number): Promise<number>;
  /**
   * @throws {Problem} `storage-full` unless the reserve (a tenth of the disk, at most 500 MB) and four times `bytes` are free; of what is
   * over 100 MB, which is a film, two times is enough
   */
  requireRoom(bytes: number): Promise<void>;
  /**
   * Removes files that were on their way in when a server died, if last written before `beforeMs`.
   * Give an hour ago where another server shares the folder: an upload takes minutes.
   * @returns how many
   */
  sweep(beforeMs?: number): Promise<number>;
}

const RESERVE_SHARE = 0.1;
const RESERVE_MOST_BYTES = 500_000_000;
/** The upload itself, the pictures made of it, and both once more for whoever uploads beside. */
const ROOM_PER_BYTE = 4;
/** A film is kept once as it came and once as it plays. */
const ROOM_PER_FILM_BYTE = 2;
const FILM_BYTES = 100_000_000;
const CONTENT_FOLDER = /^[0-9a-f]{2}$/;

/** @param readRoom how to ask for the free room; tests give a small disk */
export function createMediaStore(folder: string, readRoom: (path: string) => Promise<FileSystemRoom> = statfsOf): MediaStore {
  const incoming = join(folder, "incoming");
  const sources = join(folder, "sources");
  for (const path of [incoming, sources]) mkdirSync(path, { recursive: true });
  const newIncomingFile = () => join(incoming, randomUUID());
  return {
    newIncomingFile,
    folder,
    pathOf: (hash) => pathOf(folder, hash),
    uploadFolder: join(folder, "uploads"),
    keepSource: (path) => keepSource(sources, path),
    sourcePath: (name) => join(sources, name),
    removeSource: (name) => rm(join(sources, name), { force: true }),
    sweepSources: (isWanted, beforeMs) => sweepFolder(sources, (name) => !isWanted(name), beforeMs),
    sweepFiles: (isWanted, beforeMs) => sweepFiles(folder, isWanted, beforeMs),
    putAll: (contents) => putAll(folder, contents, newIncomingFile),
    putFile: (path) => putFile(folder, path),
    openForRead: (hash) => openForRead(pathOf(folder, hash)),
    requireRoom: async (bytes) => requireRoom(await readRoom(folder), bytes),
    sweep: (beforeMs = Number.POSITIVE_INFINITY) => sweepFolder(incoming, () => true, beforeMs),
  };
}

function pathOf(folder: string, hash: ContentHash): string {
  return join(folder, hash.slice(0, 2), hash.slice(2));
}

interface Arrival {
  readonly temporary: string;
  readonly path: string;
}

async function putAll(folder: string, contents: readonly Uint8Array[], newName: () => string): Promise<readonly ContentHash[]> {
  const hashes = contents.map((data) => z.parse(ContentHash, sha256(data)));
  const places = contents.map((data, index) => ({ data, path: pathOf(folder, hashes[index] ?? missing()) }));
  const isThere = await Promise.all(places.map(({ path, data }) => hasContent(path, data)));
  const arrivals = places.filter((_, index) => !isThere[index]).map((place) => ({ ...place, temporary: newName() }));
  try {
    await settleAll(arrivals.map(({ temporary, data }) => writeDurably(temporary, data)));
    await settleAll(arrivals.map(moveIntoPlace));
  } finally {
    await Promise.all(arrivals.map(({ temporary }) => rm(temporary, { force: true })));
  }
  // Also for what was there: another upload may have moved it there without having come this far.
  await syncFolders([...new Set(places.map(({ path }) => dirname(path))), folder, dirname(folder)]);
  return hashes;
}

async function putFile(folder: string, temporary: string): Promise<{ readonly hash: ContentHash; readonly bytes: number }> {
  const file = await open(temporary, "r+");
  const hashing = createHash("sha256");
  let bytes = 0;
  try {
    for await (const chunk of file.createReadStream({ autoClose: false, highWaterMark: 1024 * 1024 })) {
      hashing.update(chunk);
      bytes += chunk.length;
    }
    await file.sync();
  } finally {
    await file.close();
  }
  const hash = z.parse(ContentHash, hashing.digest("hex"));
  const path = pathOf(folder, hash);
  await moveIntoPlace({ temporary, path });
  await syncFolders([dirname(path), folder, dirname(folder)]);
  return { hash, bytes };
}

/** Waits for all before it fails, so that nothing is still being written when the caller cleans up. */
async function settleAll(tasks: readonly Promise<void>[]): Promise<void> {
  const failed = (await Promise.allSettled(tasks)).find((result) => result.status === "rejected");
  if (failed !== undefined) throw failed.reason;
}

/** A file that was damaged on the disk counts as absent and is replaced. What is there is wanted again from now on. */
async function hasContent(path: string, data: Uint8Array): Promise<boolean> {
  try {
    if (!(await readFile(path)).equals(data)) return false;
    const now = new Date();
    await utimes(path, now, now);
    return true;
  } catch (error) {
    if (isAbsent(error)) return false;
    throw error;
  }
}

async function writeDurably(path: string, data: Uint8Array): Promise<void> {
  const file = await open(path, "wx", 0o640);
  try {
    await file.writeFile(data);
    await file.sync();
  } finally {
    await file.close();
  }
}

async function moveIntoPlace({ temporary, path }: Arrival): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await rename(temporary, path);
}

/** A rename is durable only when the folder it happened in is. */
async function syncFolders(folders: readonly string[]): Promise<void> {
  for (const path of folders) {
    const folder = await open(path, "r");
    try {
      await folder.sync();
    } finally {
      await folder.close();
    }
  }
}

async function openForRead(path: string): Promise<FileHandle | null> {
  try {
    return await open(path, "r");
  } catch (error) {
    if (isAbsent(error)) return null;
    throw error;
  }
}

/** What uploads leave free on a disk: a tenth of it, at most 500 MB. */
export function reserveOf({ bsize, blocks }: Pick<FileSystemRoom, "bsize" | "blocks">): number {
  return Math.min(RESERVE_SHARE * blocks * bsize, RESERVE_MOST_BYTES);
}

function requireRoom({ bsize, blocks, bavail }: FileSystemRoom, bytes: number): void {
  const reserve = reserveOf({ bsize, blocks });
  const room = ROOM_PER_BYTE * Math.min(bytes, FILM_BYTES) + ROOM_PER_FILM_BYTE * Math.max(0, bytes - FILM_BYTES);
  if (bavail * bsize < Math.max(reserve, room)) throw new Problem("storage-full");
}

/** A second name for the same bytes costs nothing; where the file system knows none, they are copied. */
async function keepSource(sources: string, path: string): Promise<string> {
  const name = randomUUID();
  const to = join(sources, name);
  await link(path, to).catch(() => copyFile(path, to));
  const file = await open(to, "r+");
  await file.sync().finally(() => file.close());
  await syncFolders([sources]);
  return name;
}

async function sweepFiles(folder: string, isWanted: (hash: string) => boolean, beforeMs: number): Promise<number> {
  const names = (await readdir(folder)).filter((name) => CONTENT_FOLDER.test(name));
  let removed = 0;
  for (const name of names) removed += await sweepFolder(join(folder, name), (rest) => !isWanted(name + rest), beforeMs);
  return removed;
}

async function sweepFolder(folder: string, isUnwanted: (name: string) => boolean, beforeMs: number): Promise<number> {
  let removed = 0;
  for (const name of (await readdir(folder)).filter(isUnwanted)) {
    const path = join(folder, name);
    if ((await modifiedMs(path)) >= beforeMs) continue;
    await rm(path, { force: true });
    removed++;
  }
  return removed;
}

/** What is just going by itself counts as new. */
async function modifiedMs(path: string): Promise<number> {
  try {
    return (await stat(path)).mtimeMs;
  } catch (error) {
    if (isAbsent(error)) return Number.POSITIVE_INFINITY;
    throw error;
  }
}

function isAbsent(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ENOENT";
}

function missing(): never {
  throw new Error("Every content has a hash");
}
