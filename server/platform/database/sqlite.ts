import Sqlite from "better-sqlite3";

type SqliteDatabase = InstanceType<typeof Sqlite>;

/** The release that mended a corruption of write-ahead logs (sqlite.org/wal.html#walresetbug). */
const OLDEST_SAFE_VERSION = [3, 51, 3] as const;
const FULL = 2;

/**
 * Opens an SQLite file so that what was committed survives a power cut: write-ahead log, `synchronous=FULL`. better-sqlite3 falls back to
 * NORMAL whenever a WAL file is opened again, so FULL is set on every connection and read back. Opening waits for other processes for up to
 * 5 s; from then on waiting is up to the caller, because SQLite's own would hold up the event loop.
 * @throws {Error} if SQLite is older than 3.51.3 or a pragma did not take
 */
export function openSqlite(file: string): SqliteDatabase {
  const database = new Sqlite(file);
  assertSafeVersion(sqliteVersion(database));
  database.pragma("journal_mode = WAL");
  database.pragma("synchronous = FULL");
  database.pragma("foreign_keys = ON");
  database.pragma("busy_timeout = 0");
  assertPragma(database, "synchronous", FULL);
  assertPragma(database, "foreign_keys", 1);
  return database;
}

export function sqliteVersion(database: SqliteDatabase): string {
  return String(database.prepare("select sqlite_version() as version").pluck().get());
}

/** @throws {Error} if it has the fault of write-ahead logs */
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
