import { existsSync } from "node:fs";
import { type DatabaseSettings, type Db, openDatabase } from "../platform/database/database.ts";

/** Reads something from the database. If there is none or it does not answer, which its own check says, the answer is `otherwise`. */
export async function readDatabase<T>(settings: DatabaseSettings, read: (db: Db) => Promise<T>, otherwise: T): Promise<T> {
  // Opening a file that is not there would make it.
  if (settings.kind === "sqlite" && !existsSync(settings.file)) return otherwise;
  let db: Db | null = null;
  try {
    db = openDatabase(settings);
    return await read(db);
  } catch {
    return otherwise;
  } finally {
    await db?.destroy();
  }
}
