import { pathToFileURL } from "node:url";
import { type DatabaseSettings, openDatabase } from "../../../../server/platform/database/database.ts";
import { migrateToLatest } from "../../../../server/platform/database/migrate.ts";

/** Migrates, to be killed while it does: takes the database and the folder of the migrations. */
const [settings = "", folder = ""] = process.argv.slice(2);
await migrateToLatest(openDatabase(JSON.parse(settings) as DatabaseSettings), pathToFileURL(folder));
