import { readdir } from "node:fs/promises";
import { type Migration, type MigrationProvider, Migrator } from "kysely/migration";
import type { Db } from "./database.ts";

const FOLDER = new URL("../../../migrations/", import.meta.url);

/**
 * Brings the schema up to date, all or nothing. On PostgreSQL an advisory lock lets only one server do it at a time.
 * @returns the names of the migrations that ran
 * @throws {Error} the first migration's error; the schema is then as it was
 */
export async function migrateToLatest(db: Db): Promise<readonly string[]> {
  const { error, results } = await new Migrator({ db, provider }).migrateToLatest();
  if (error) throw error;
  return (results ?? []).map((result) => result.migrationName);
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
