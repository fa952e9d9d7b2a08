import { randomUUID } from "node:crypto";
import { mkdirSync } from "node:fs";
import { type FileHandle, mkdir, open, readdir, readFile, rename, rm, stat, statfs as statfsOf } from "node:fs/promises";
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
  /** @returns null if there is no such file */
  openForRead(hash: ContentHash): Promise<FileHandle | null>;
  /** A name for a file on its way in; whoever takes it also removes it. */
  newIncomingFile(): string;
  /** @throws {Problem} `storage-full` unless four times `bytes` and the reserve (a tenth of the disk, at most 500 MB) are free */
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

/** @param readRoom how to ask for the free room; tests give a small disk */
export function createMediaStore(folder: string, readRoom: (path: string) => Promise<FileSystemRoom> = statfsOf): MediaStore {
  const incoming = join(folder, "incoming");
  mkdirSync(incoming, { recursive: true });
  const newIncomingFile = () => join(incoming, randomUUID());
  return {
    newIncomingFile,
    putAll: (contents) => putAll(folder, contents, newIncomingFile),
    openForRead: (hash) => openForRead(pathOf(folder, hash)),
    requireRoom: async (bytes) => requireRoom(await readRoom(folder), bytes),
    sweep: (beforeMs = Number.POSITIVE_INFINITY) => sweep(incoming, beforeMs),
  };
}

function pathOf(folder: string, hash: ContentHash): string {
  return join(folder, hash.slice(0, 2), hash.slice(2));
}

interface Arrival {
  readonly temporary: string;
  readonly path: string;
  readonly data: Uint8Array;
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

/** Waits for all before it fails, so that nothing is still being written when the caller cleans up. */
async function settleAll(tasks: readonly Promise<void>[]): Promise<void> {
  const failed = (await Promise.allSettled(tasks)).find((result) => result.status === "rejected");
  if (failed !== undefined) throw failed.reason;
}

/** A file that was damaged on the disk counts as absent and is replaced. */
async function hasContent(path: string, data: Uint8Array): Promise<boolean> {
  try {
    return (await readFile(path)).equals(data);
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

function requireRoom({ bsize, blocks, bavail }: FileSystemRoom, bytes: number): void {
  const reserve = Math.min(RESERVE_SHARE * blocks * bsize, RESERVE_MOST_BYTES);
  if (bavail * bsize < Math.max(reserve, ROOM_PER_BYTE * bytes)) throw new Problem("storage-full");
}

async function sweep(incoming: string, beforeMs: number): Promise<number> {
  const paths = (await readdir(incoming)).map((name) => join(incoming, name));
  const isOld = await Promise.all(paths.map(async (path) => (await stat(path)).mtimeMs < beforeMs));
  const old = paths.filter((_, index) => isOld[index]);
  await Promise.all(old.map((path) => rm(path, { force: true })));
  return old.length;
}

function isAbsent(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ENOENT";
}

function missing(): never {
  throw new Error("Every content has a hash");
}
