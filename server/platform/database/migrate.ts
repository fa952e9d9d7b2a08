import { readdir } from "node:fs/promises";
import { sql } from "kysely";
import { DEFAULT_MIGRATION_TABLE, type Migration, type MigrationProvider, type MigrationResultSet, Migrator } from "kysely/migration";
import type { Db } from "./database.ts";

const FOLDER = new URL("../../../migrations/", import.meta.url);
const LOCK_NOT_AVAILABLE = "55P03";

/**
 * Brings the schema up to date, all or nothing. On PostgreSQL an advisory lock lets only one server do it at a time.
 * @param folder where the migrations are
 * @returns the names of the migrations that ran
 * @throws {Error} the first migration's error, or that a newer version has been here; the schema is then as it was
 */
export async function migrateToLatest(db: Db, folder = FOLDER): Promise<readonly string[]> {
  for (;;) {
    const results = await migratorOf(db, folder).migrateToLatest();
    if (!isWaitedFor(results.error)) return namesOf(results);
  }
}

/** Another server is at it, and takes longer than a connection waits. */
function isWaitedFor(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === LOCK_NOT_AVAILABLE;
}

/**
 * Brings an empty database to the schema that stood after a migration, to take in rows of that time.
 * @throws {Error} if there is no such migration
 */
export async function migrateTo(db: Db, name: string): Promise<readonly string[]> {
  return namesOf(await migratorOf(db, FOLDER).migrateTo(name));
}

/** The names of all migrations there are, oldest first. */
export async function knownMigrations(folder = FOLDER): Promise<readonly string[]> {
  return (await readdir(folder))
    .filter((name) => name.endsWith(".ts"))
    .map((name) => name.slice(0, -".ts".length))
    .sort();
}

/** The last migration this version knows. */
export async function newestMigration(): Promise<string | undefined> {
  return (await knownMigrations()).at(-1);
}

/** Says in plain words what Kysely finds when an earlier release is put back on a later one's database. */
function newerVersion(error: unknown): Error | null {
  const name = /previously executed migration (\S+) is missing/.exec(error instanceof Error ? error.message : "")?.[1];
  if (name === undefined) return null;
  const remedy = "Run that version, or put back the backup from before the update.";
  return new Error(`A newer version of Aushang has already changed this database (${name}). ${remedy}`, { cause: error });
}

/** The names of the migrations a database has been through, oldest first, also those that are not known here; none if it is empty. */
export async function doneMigrations(db: Db): Promise<readonly string[]> {
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true });
  if (!tables.some(({ name }) => name === DEFAULT_MIGRATION_TABLE)) return [];
  const { rows } = await sql<{ readonly name: string }>`select name from ${sql.table(DEFAULT_MIGRATION_TABLE)} order by name`.execute(db);
  return rows.map(({ name }) => name);
}

function migratorOf(db: Db, folder: URL): Migrator {
  const provider: MigrationProvider = {
    async getMigrations() {
      const names = await knownMigrations(folder);
      return Object.fromEntries(await Promise.all(names.map(async (name) => [name, await load(folder, name)] as const)));
    },
  };
  return new Migrator({ db, provider });
}

function namesOf({ error, results }: MigrationResultSet): readonly string[] {
  if (error) throw newerVersion(error) ?? error;
  return (results ?? []).map(({ migrationName }) => migrationName);
}

async function load(folder: URL, name: string): Promise<Migration> {
  return (await import(new URL(`${name}.ts`, folder).href)) as Migration;
}
