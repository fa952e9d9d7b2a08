import { findSourceFiles } from "../media/media-job-repository.ts";
import { eachFileHash } from "../media/media-repository.ts";
import type { Db } from "../platform/database/database.ts";
import { doneMigrations } from "../platform/database/migrate.ts";
import type { StoredFile } from "./manifest.ts";

/** An uploaded file that was still being worked on: its name among the sources, and its content. */
export interface SourceFile {
  readonly name: string;
  readonly sha256: string;
}

/** A database as it was at one moment, written into files. */
export interface Snapshot {
  readonly files: readonly StoredFile[];
  /** The migrations it had been through, oldest first. */
  readonly migrations: readonly string[];
  /** How many rows each table has. */
  readonly rows: Readonly<Record<string, number>>;
  /** The library's files by the SHA-256 of their content. */
  readonly hashes: ReadonlySet<string>;
  readonly sources: readonly SourceFile[];
}

/** Tables of the library that brings migrations about; they are made again by it. */
export const MIGRATION_TABLES: readonly string[] = ["kysely_migration", "kysely_migration_lock"];

/** What a backup has to know of a database, read from the snapshot itself. */
export async function describe(db: Db): Promise<Omit<Snapshot, "files" | "rows">> {
  const hashes = new Set<string>();
  await eachFileHash(db, (hash) => hashes.add(hash));
  return { migrations: await doneMigrations(db), hashes, sources: await findSourceFiles(db) };
}
