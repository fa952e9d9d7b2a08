import { existsSync } from "node:fs";
import Sqlite from "better-sqlite3";

/** What SQLite says of a file that is no database or has pages it cannot have. */
const DAMAGE = /^SQLITE_(CORRUPT|NOTADB)/;

/**
 * Reads all of a database once and looks for what is not as it should be.
 * @returns what is wrong; null if nothing is, or there is no file yet
 * @throws {Error} if it cannot be looked at, as when another process holds it
 */
export function findSqliteDamage(file: string): string | null {
  if (!existsSync(file)) return null;
  let database: InstanceType<typeof Sqlite> | null = null;
  try {
    database = new Sqlite(file);
    const result = String(database.pragma("quick_check(1)", { simple: true }));
    return result === "ok" ? null : result.replaceAll("\n", " ");
  } catch (error) {
    if (error instanceof Error && "code" in error && DAMAGE.test(String(error.code))) return error.message;
    throw error;
  } finally {
    database?.close();
  }
}
