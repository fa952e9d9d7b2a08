import { readFile } from "node:fs/promises";
import { join } from "node:path";
import * as z from "zod/mini";

export const MANIFEST = "manifest.json";
export const CHECK = "check.json";
/** Where the database is in a backup, by its kind. */
export const SQLITE_FILE = "database.sqlite";
export const TABLES_FOLDER = "tables";
/** The library's files by content, and uploads that were still being worked on. */
export const MEDIA_FOLDER = "media";
export const SOURCES_FOLDER = "sources";

/** Nothing of a backup lies anywhere else: a manifest that was tampered with leads nowhere. */
const FilePath = z
  .string()
  .check(z.regex(/^(database\.sqlite|tables\/[a-z_]+\.jsonl|media\/[0-9a-f]{2}\/[0-9a-f]{62}|sources\/[0-9a-f-]{36})$/));

const Sha256 = z.string().check(z.regex(/^[0-9a-f]{64}$/));

/** One file of a backup. */
export const StoredFile = z.strictObject({ path: FilePath, bytes: z.int(), sha256: Sha256 });
export type StoredFile = z.infer<typeof StoredFile>;

/**
 * What a backup holds. `migrations` are those its database has been through, oldest first; `rows` count each table. `missing` are files that the
 * library names and that were gone or damaged already when the backup was taken.
 */
export const Manifest = z.strictObject({
  format: z.literal(1),
  version: z.string(),
  takenAtMs: z.int(),
  database: z.strictObject({
    kind: z.enum(["sqlite", "postgres"]),
    migrations: z.array(z.string()),
    rows: z.record(z.string(), z.int()),
  }),
  files: z.array(StoredFile),
  missing: z.array(FilePath),
});
export type Manifest = z.infer<typeof Manifest>;

export const FAULTS = ["manifest", "missing", "changed", "database", "rows"] as const;

/**
 * Something wrong with a backup: its manifest cannot be read, a file is not there or has other bytes, the database is damaged or has other rows
 * than it had.
 */
export const BackupFault = z.strictObject({ kind: z.enum(FAULTS), what: z.string() });
export type BackupFault = z.infer<typeof BackupFault>;

/** When all of a backup was last read again, and what was wrong with it. */
export const BackupCheck = z.strictObject({ checkedAtMs: z.int(), files: z.int(), bytes: z.int(), faults: z.array(BackupFault) });
export type BackupCheck = z.infer<typeof BackupCheck>;

/** @throws {Error} if there is none, or it is none of ours */
export async function readManifest(folder: string): Promise<Manifest> {
  return z.parse(Manifest, JSON.parse(await readFile(join(folder, MANIFEST), "utf8")));
}

/** The result of the last check; null if there is none that can be read. */
export async function readCheck(folder: string): Promise<BackupCheck | null> {
  try {
    return z.parse(BackupCheck, JSON.parse(await readFile(join(folder, CHECK), "utf8")));
  } catch {
    return null;
  }
}

export function bytesOf(files: readonly StoredFile[]): number {
  return files.reduce((sum, { bytes }) => sum + bytes, 0);
}
