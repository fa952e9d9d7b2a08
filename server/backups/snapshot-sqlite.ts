import { rm } from "node:fs/promises";
import { join } from "node:path";
import Sqlite from "better-sqlite3";
import { Kysely } from "kysely";
import { sqliteDialect } from "../platform/database/sqlite-dialect.ts";
import type { Tables } from "../platform/database/tables.ts";
import { contentOf, sync } from "./durable-files.ts";
import { SQLITE_FILE } from "./manifest.ts";
import { describe, MIGRATION_TABLES, type Snapshot } from "./snapshot.ts";

/**
 * Copies an SQLite database as it is at one moment, while others go on writing to it. The copy is as small as it can be. It holds up the event
 * loop of this process: run it in one that has nothing else to do.
 */
export async function snapshotSqlite(file: string, folder: string): Promise<Snapshot> {
  const path = join(folder, SQLITE_FILE);
  await rm(path, { force: true });
  const source = new Sqlite(file, { readonly: true, fileMustExist: true });
  try {
    source.prepare("vacuum into ?").run(path);
  } finally {
    source.close();
  }
  await sync(path);
  const copy = new Sqlite(path, { readonly: true });
  const db = new Kysely<Tables>({ dialect: sqliteDialect(copy) });
  try {
    return { ...(await describe(db)), rows: countRows(copy), files: [{ path: SQLITE_FILE, ...(await contentOf(path)) }] };
  } finally {
    await db.destroy();
  }
}

/** How many rows each table has, but for those of migrations and of SQLite itself. */
export function countRows(database: InstanceType<typeof Sqlite>): Readonly<Record<string, number>> {
  const names = database
    .prepare("select name from sqlite_master where type = 'table' and name not like 'sqlite%' order by name")
    .pluck()
    .all();
  const own = names.map(String).filter((name) => !MIGRATION_TABLES.includes(name));
  return Object.fromEntries(own.map((name) => [name, Number(database.prepare(`select count(*) from "${name}"`).pluck().get())]));
}
