import { existsSync } from "node:fs";
import type { Config } from "../platform/config.ts";
import { type Db, openDatabase } from "../platform/database/database.ts";
import { doneMigrations, knownMigrations } from "../platform/database/migrate.ts";
import { Hint } from "../platform/system-language.ts";

/**
 * Opens the database that a server uses or has used, of whatever version, and leaves its schema as it is.
 * @throws {Hint} if there is none, or nothing is in it
 */
export async function withAnyDatabase<T>({ database }: Config, work: (db: Db) => Promise<T>): Promise<T> {
  requireDatabase(database);
  const db = openDatabase(database);
  try {
    if ((await doneMigrations(db)).length === 0) throw emptyDatabase();
    return await work(db);
  } finally {
    await db.destroy();
  }
}

/**
 * As `withAnyDatabase`, for whoever works with the rows as this version knows them.
 * @throws {Hint} also if it is of another version
 */
export function withDatabase<T>(config: Config, work: (db: Db) => Promise<T>): Promise<T> {
  return withAnyDatabase(config, async (db) => {
    if ((await doneMigrations(db)).join() !== (await knownMigrations()).join()) throw otherVersion();
    return work(db);
  });
}

/** @throws {Hint} if there is no file, which opening would make */
export function requireDatabase(database: Config["database"]): void {
  if (database.kind === "postgres" || existsSync(database.file)) return;
  throw new Hint({
    de: `Hier gibt es keine Datenbank: ${database.file}. Stimmt DATA_DIR? Der erste Start des Servers legt sie an.`,
    en: `There is no database here: ${database.file}. Is DATA_DIR right? The first start of the server makes it.`,
  });
}

function emptyDatabase(): Hint {
  return new Hint({
    de: "Die Datenbank ist noch leer. Der erste Start des Servers richtet sie ein.",
    en: "The database is still empty. The first start of the server sets it up.",
  });
}

function otherVersion(): Hint {
  return new Hint({
    de: "Die Datenbank gehört zu einer anderen Version. Starten Sie erst den Server dieser Version.",
    en: "The database belongs to another version. First start the server of this version.",
  });
}
