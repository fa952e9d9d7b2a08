import { access, readdir, rm, stat } from "node:fs/promises";
import { hostname } from "node:os";
import { join } from "node:path";
import { isAbsent } from "./durable-files.ts";
import { MANIFEST, readCheck } from "./manifest.ts";

const NAME = /^aushang-(\d{4}-\d{2}-\d{2})T(\d{2})(\d{2})(\d{2})\.(\d{3})Z$/;
const UNFINISHED = ".unfinished-";
/** Those of another machine may still be written. */
const FORGOTTEN_MS = 24 * 3_600_000;

/** A finished backup: only what is whole has such a name. */
export interface BackupPlace {
  readonly folder: string;
  readonly takenAtMs: number;
}

/** What a backup taken at an instant is called: `aushang-2026-11-23T031500.000Z`. */
export function nameOf(takenAtMs: number): string {
  return `aushang-${new Date(takenAtMs).toISOString().replaceAll(":", "")}`;
}

/** What it is called while it is being written, with who writes it. */
export function unfinishedName(takenAtMs: number): string {
  return `${UNFINISHED}${nameOf(takenAtMs)}${writtenBy(process.pid)}`;
}

/** All finished backups in a folder, newest first; none if there is no such folder. */
export async function findBackups(to: string): Promise<readonly BackupPlace[]> {
  const places = (await namesIn(to)).flatMap((name) => {
    const takenAtMs = Date.parse(name.replace(NAME, "$1T$2:$3:$4.$5Z"));
    return NAME.test(name) && !Number.isNaN(takenAtMs) ? [{ folder: join(to, name), takenAtMs }] : [];
  });
  const finished = await Promise.all(places.map(async (place) => ((await isThere(join(place.folder, MANIFEST))) ? [place] : [])));
  return finished.flat().sort((a, b) => b.takenAtMs - a.takenAtMs);
}

/** The newest backup in which the last check found nothing wrong; null if there is none. */
export async function findNewestSound(to: string): Promise<BackupPlace | null> {
  for (const place of await findBackups(to)) {
    const check = await readCheck(place.folder);
    if (check?.faults.length === 0) return place;
  }
  return null;
}

/** Removes what others began and did not finish: the process is gone, or it was on another machine and long ago. */
export async function sweepUnfinished(to: string, nowMs: number): Promise<void> {
  for (const name of await namesIn(to)) {
    if (!name.startsWith(UNFINISHED)) continue;
    const pid = Number(/-(\d+)$/.exec(name)?.[1]);
    const isOurs = name.endsWith(writtenBy(pid));
    const { mtimeMs } = await stat(join(to, name));
    if (isOurs ? !isAlive(pid) : mtimeMs < nowMs - FORGOTTEN_MS) await rm(join(to, name), { recursive: true, force: true });
  }
}

function writtenBy(pid: number): string {
  return `-${hostname()}-${String(pid)}`;
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // It belongs to somebody else.
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (isAbsent(error)) return [];
    throw error;
  }
}

async function isThere(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
