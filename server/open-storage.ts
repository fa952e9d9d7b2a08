import { findNewestSound } from "./backups/backup-folder.ts";
import type { Config } from "./platform/config.ts";
import type { Db, openDatabase } from "./platform/database/database.ts";
import { migrateToLatest } from "./platform/database/migrate.ts";
import { findSqliteDamage } from "./platform/database/sqlite-damage.ts";
import { requireWritable } from "./platform/probe-folder.ts";
import { Hint } from "./platform/system-language.ts";

/**
 * Opens what is stored, once it is sure that it can be written and is intact, and brings it up to date.
 * @throws {Hint} what is wrong with it, and what to do
 */
export async function openStorage(config: Config, open: typeof openDatabase): Promise<Db> {
  for (const folder of [config.dataDir, config.mediaDir]) await requireWritable(folder);
  await requireIntact(config);
  const db = open(config.database);
  await migrateToLatest(db);
  return db;
}

/** Going on with a damaged database would damage more of it, and then the backups. PostgreSQL looks after its own. */
async function requireIntact({ database, backup }: Config): Promise<void> {
  if (database.kind !== "sqlite") return;
  const damage = findSqliteDamage(database.file);
  if (damage === null) return;
  const sound = await findNewestSound(backup.folder);
  const command = `npm run aushang -- restore ${sound?.folder ?? "…"} --replace`;
  const rest =
    sound === null
      ? {
          de: `In ${backup.folder} ist keine geprüfte Sicherung; liegt anderswo eine: ${command}`,
          en: `There is no verified backup in ${backup.folder}; if there is one elsewhere: ${command}`,
        }
      : { de: `Die neueste geprüfte Sicherung zurückspielen: ${command}`, en: `Restore the newest verified backup: ${command}` };
  throw new Hint({
    de: `Die Datenbank ${database.file} ist beschädigt (${damage}). Aushang startet nicht; die Bildschirme laufen weiter. ${rest.de}`,
    en: `The database ${database.file} is damaged (${damage}). Aushang does not start; the screens go on. ${rest.en}`,
  });
}
