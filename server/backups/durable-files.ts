import { createHash } from "node:crypto";
import { copyFile, link, mkdir, open, readdir, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";

/** The content of a file: how long it is, and its SHA-256. */
export interface FileContent {
  readonly bytes: number;
  readonly sha256: string;
}

const CHUNK_BYTES = 1024 * 1024;

/** Reads all of a file. */
export async function contentOf(path: string): Promise<FileContent> {
  const file = await open(path, "r");
  const hashing = createHash("sha256");
  let bytes = 0;
  for await (const chunk of file.createReadStream({ highWaterMark: CHUNK_BYTES })) {
    hashing.update(chunk);
    bytes += chunk.length;
  }
  return { bytes, sha256: hashing.digest("hex") };
}

/** Forces a file or a folder to the disk; a rename is durable only when the folder it happened in is. */
export async function sync(path: string): Promise<void> {
  const file = await open(path, "r");
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Forces the names of all files in a folder and below to the disk. */
export async function syncFolders(folder: string): Promise<void> {
  for (const entry of await readdir(folder, { withFileTypes: true })) if (entry.isDirectory()) await syncFolders(join(folder, entry.name));
  await sync(folder);
}

/** Writes a file that is there whole or not at all, and survives a power cut. */
export async function writeDurably(path: string, text: string): Promise<void> {
  const temporary = `${path}.new`;
  const file = await open(temporary, "w", 0o640);
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(temporary, path);
  await sync(dirname(path));
}

/** Gives a file another name, which costs no room, or copies it where the disk is another one. Whatever was there before is replaced. */
export async function linkOrCopy(from: string, to: string): Promise<void> {
  await mkdir(dirname(to), { recursive: true });
  await rm(to, { force: true });
  try {
    await link(from, to);
  } catch (error) {
    if (isAbsent(error)) throw error;
    await copyDurably(from, to);
  }
}

/** Copies a file, and forces the copy to the disk. Whatever was there before is replaced. */
export async function copyDurably(from: string, to: string): Promise<void> {
  await mkdir(dirname(to), { recursive: true });
  await rm(to, { force: true });
  await copyFile(from, to);
  await sync(to);
}

export function isAbsent(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ENOENT";
}
