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

const provider: MigrationProvider = {
  async getMigrations() {
    const files = (await readdir(FOLDER)).filter((name) => name.endsWith(".ts")).sort();
    const entries = await Promise.all(files.map(async (name) => [name.slice(0, -3), await load(name)] as const));
    return Object.fromEntries(entries);
  },
};

async function load(name: string): Promise<Migration> {
  return (await import(new URL(name, FOLDER).href)) as Migration;
}
