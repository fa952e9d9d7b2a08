import { readdir } from "node:fs/promises";
import { type Migration, type MigrationProvider, Migrator } from "kysely/migration";
import type { Db } from "./database.ts";

const FOLDER = new URL("../../../migrations/", import.meta.url);

/**
 * Brings the schema up to date, all or nothing. On PostgreSQL an advisory lock lets only one server do it at a time.
 * @returns the names of the migrations that ran
 * @throws {Error} the first migration's error, or that a newer version has been here; the schema is then as it was
 */
export async function migrateToLatest(db: Db): Promise<readonly string[]> {
  const { error, results } = await new Migrator({ db, provider }).migrateToLatest();
  if (error) throw newerVersion(error) ?? error;
  return (results ?? []).map((result) => result.migrationName);
}

/** Says in plain words what Kysely finds when an earlier release is put back on a later one's database. */
function newerVersion(error: unknown): Error | null {
  const name = /previously executed migration (\S+) is missing/.exec(error instanceof Error ? error.message : "")?.[1];
  if (name === undefined) return null;
  const remedy = "Run that version, or put back the backup from before the update.";
  return new Error(`A newer version of Aushang has already changed this database (${name}). ${remedy}`, { cause: error });
}

/** The last migration this version knows. */
export async function newestMigration(): Promise<string | undefined> {
  return (await migrationNames()).at(-1);
}

const provider: MigrationProvider = {
  async getMigrations() {
    const entries = await Promise.all((await migrationNames()).map(async (name) => [name, await load(name)] as const));
    return Object.fromEntries(entries);
  },
};

async function migrationNames(): Promise<readonly string[]> {
  const files = (await readdir(FOLDER)).filter((name) => name.endsWith(".ts"));
  return files.map((name) => name.slice(0, -".ts".length)).sort();
}

async function load(name: string): Promise<Migration> {
  return (await import(new URL(`${name}.ts`, FOLDER).href)) as Migration;
}
