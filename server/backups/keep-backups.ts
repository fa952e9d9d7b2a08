import { rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { type BackupPlace, findBackups } from "./backup-folder.ts";
import { sync } from "./durable-files.ts";
import { MANIFEST } from "./manifest.ts";

/** For how many days, weeks and months the last backup of each is kept besides the newest ones. */
const KEPT = { day: 7, week: 5, month: 12 } as const;

/**
 * Chooses which backups stay: the `newest` ones, and of each of the last days, weeks and months that have any, the last.
 * @param takenAtMs when each was taken
 * @param zone whose days they are
 */
export function chooseKept(takenAtMs: readonly number[], newest: number, zone: string): ReadonlySet<number> {
  const newestFirst = [...takenAtMs].sort((a, b) => b - a);
  const kept = new Set(newestFirst.slice(0, newest));
  for (const [unit, count] of Object.entries(KEPT)) {
    const lastOfEach = new Map<string, number>();
    for (const ms of newestFirst) {
      const name = periodOf(ms, unit as keyof typeof KEPT, zone);
      if (!lastOfEach.has(name) && lastOfEach.size < count) lastOfEach.set(name, ms);
    }
    for (const ms of lastOfEach.values()) kept.add(ms);
  }
  return kept;
}

function periodOf(ms: number, unit: keyof typeof KEPT, zone: string): string {
  const date = Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(zone).toPlainDate();
  if (unit === "week") return `${String(date.yearOfWeek)} ${String(date.weekOfYear)}`;
  return unit === "day" ? date.toString() : date.toPlainYearMonth().toString();
}

/** Removes the backups that are not kept, oldest first. @returns what was removed */
export async function removeOldBackups(to: string, newest: number, zone: string): Promise<readonly BackupPlace[]> {
  const all = await findBackups(to);
  const kept = chooseKept(
    all.map(({ takenAtMs }) => takenAtMs),
    newest,
    zone,
  );
  const old = all.filter(({ takenAtMs }) => !kept.has(takenAtMs)).reverse();
  for (const { folder } of old) await remove(folder);
  return old;
}

/** What is half removed must not look like a backup: the manifest goes first. */
async function remove(folder: string): Promise<void> {
  await rm(join(folder, MANIFEST), { force: true });
  await sync(folder);
  await rm(folder, { recursive: true, force: true });
  await sync(dirname(folder));
}
