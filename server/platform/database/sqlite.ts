import Sqlite from "better-sqlite3";
import { SqliteDialect } from "kysely";

type SqliteDatabase = InstanceType<typeof Sqlite>;

/** The release that mended a corruption of write-ahead logs (sqlite.org/wal.html#walresetbug). */
const OLDEST_SAFE_VERSION = [3, 51, 3] as const;
const FULL = 2;
const MAX_PREPARED = 500;
/** Statements for many rows differ by how many, and each takes some hundred kilobytes: those are not kept. */
const MAX_REMEMBERED_LENGTH = 1200;

/**
 * Opens an SQLite file so that what was committed survives a power cut: write-ahead log, `synchronous=FULL`. better-sqlite3 falls back to
 * NORMAL whenever a WAL file is opened again, so FULL is set on every connection and read back.
 * @throws {Error} if SQLite is older than 3.51.3 or a pragma did not take
 */
export function openSqlite(file: string): SqliteDatabase {
  const database = new Sqlite(file);
  assertSafeVersion(String(database.prepare("select sqlite_version() as version").pluck().get()));
  database.pragma("journal_mode = WAL");
  database.pragma("synchronous = FULL");
  database.pragma("busy_timeout = 5000");
  database.pragma("foreign_keys = ON");
  assertPragma(database, "synchronous", FULL);
  assertPragma(database, "foreign_keys", 1);
  return database;
}

/** Kysely's dialect over the file. Statements are prepared once: preparing costs as much as many of them take to run. */
export function sqliteDialect(database: SqliteDatabase): SqliteDialect {
  const prepared = new Map<string, ReturnType<SqliteDatabase["prepare"]>>();
  return new SqliteDialect({
    database: {
      prepare(sql) {
        const known = prepared.get(sql);
        if (known !== undefined) return known;
        const statement = database.prepare(sql);
        if (sql.length > MAX_REMEMBERED_LENGTH) return statement;
        if (prepared.size >= MAX_PREPARED) prepared.clear();
        prepared.set(sql, statement);
        return statement;
      },
      close: () => database.close(),
    },
  });
}

export function assertSafeVersion(version: string): void {
  const parts = version.split(".").map(Number);
  for (const [index, oldest] of OLDEST_SAFE_VERSION.entries()) {
    const part = parts[index] ?? 0;
    if (part > oldest) return;
    if (part < oldest) throw new Error(`SQLite ${version} is too old: 3.51.3 or newer is needed`);
  }
}

function assertPragma(database: SqliteDatabase, name: string, expected: number): void {
  const actual = database.pragma(name, { simple: true });
  if (actual !== expected) throw new Error(`SQLite runs with ${name}=${String(actual)} instead of ${String(expected)}`);
}
