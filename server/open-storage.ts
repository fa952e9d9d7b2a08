import type { Config } from "./platform/config.ts";
import type { Db, openDatabase } from "./platform/database/database.ts";
import { migrateToLatest } from "./platform/database/migrate.ts";
import { requireWritable } from "./platform/probe-folder.ts";

/**
 * Opens what is stored, once it is sure that it can be written, and brings it up to date.
 * @throws {Hint} what is wrong with it, and what to do
 */
export async function openStorage({ dataDir, mediaDir, database }: Config, open: typeof openDatabase): Promise<Db> {
  for (const folder of [dataDir, mediaDir]) await requireWritable(folder);
  const db = open(database);
  await migrateToLatest(db);
  return db;
}
