import { rm } from "node:fs/promises";
import { join } from "node:path";
import { contentOf, isAbsent, linkOrCopy } from "./durable-files.ts";
import type { StoredFile } from "./manifest.ts";

/** A file that belongs into a backup: where, with which content, and where it may be had from. */
export interface WantedFile {
  readonly path: string;
  readonly sha256: string;
  /** The best first: an earlier backup on the same disk costs no room, the library has it for sure. */
  readonly from: readonly string[];
}

export interface Gathered {
  readonly files: readonly StoredFile[];
  /** What could be had from nowhere with the right content. */
  readonly missing: readonly string[];
}

/** Enough to keep a disk busy. */
const AT_ONCE = 4;

/** Brings files into a folder and reads each one there again: what has other bytes than its name says is taken from elsewhere, or missing. */
export async function gatherFiles(wanted: readonly WantedFile[], folder: string): Promise<Gathered> {
  const files: StoredFile[] = [];
  const missing: string[] = [];
  const queue = wanted.values();
  async function work(): Promise<void> {
    for (const file of queue) {
      const bytes = await gather(file, join(folder, file.path));
      if (bytes === null) missing.push(file.path);
      else files.push({ path: file.path, bytes, sha256: file.sha256 });
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return { files: files.sort(byPath), missing: missing.sort() };
}

async function gather({ sha256, from }: WantedFile, to: string): Promise<number | null> {
  // It may be there from a round before.
  const kept = await bytesIf(to, sha256);
  if (kept !== null) return kept;
  for (const source of from) {
    if (!(await isBrought(source, to))) continue;
    const bytes = await bytesIf(to, sha256);
    if (bytes !== null) return bytes;
    await rm(to, { force: true });
  }
  return null;
}

async function isBrought(from: string, to: string): Promise<boolean> {
  try {
    await linkOrCopy(from, to);
    return true;
  } catch (error) {
    if (isAbsent(error)) return false;
    throw error;
  }
}

/** How long it is if it has that content. */
async function bytesIf(path: string, sha256: string): Promise<number | null> {
  try {
    const content = await contentOf(path);
    return content.sha256 === sha256 ? content.bytes : null;
  } catch (error) {
    if (isAbsent(error)) return null;
    throw error;
  }
}

function byPath(a: StoredFile, b: StoredFile): number {
  return a.path < b.path ? -1 : 1;
}
