import { openDatabase } from "../../../server/platform/database/database.ts";
import { migrateToLatest } from "../../../server/platform/database/migrate.ts";
import { startMediaServer } from "./media-server.ts";

/** A server to be killed: takes the folder to work in, sweeps as a server does at its start, prints its origin when it is ready. */
const [folder = ""] = process.argv.slice(2);
const db = openDatabase({ kind: "sqlite", file: `${folder}/aushang.sqlite` });
await migrateToLatest(db);
const { origin, store, media } = await startMediaServer(db, { folder: `${folder}/media`, now: Date.now });
const swept = await store.sweep();
await media.start(true);
process.stdout.write(`${JSON.stringify({ origin, swept })}\n`);
