import { join } from "node:path";
import type { ScreenId } from "../../../domain/model/id.ts";
import { openDatabase } from "../../../server/platform/database/database.ts";
import { migrateToLatest } from "../../../server/platform/database/migrate.ts";
import { AlertWorld } from "./alert-world.ts";

/**
 * A server that lets a screen fall silent and says `decided` once that is written, before anything is sent; then it sends and says `sending`. It is
 * meant to be killed: at either word, or never.
 */
const [, , folder = "", mailUrl = ""] = process.argv;
const db = openDatabase({ kind: "sqlite", file: join(folder, "aushang.sqlite") });
await migrateToLatest(db);
const world = new AlertWorld(db, { mailUrl });
await world.addRule([await world.addChannel({ kind: "mail", to: ["it@stadt.example"] })]);
const screen: ScreenId = await world.addScreen(await world.addSite("Wache"), "Kantine");
world.die(screen);
world.clock.nowMs += 120_000;
world.presence.tick();
await world.presence.flush();
await world.alerts.keep();
process.stdout.write("decided\n");
process.stdin.once("data", () => {
  void world.alerts.send().then(() => process.stdout.write("sending\n"));
});
process.stdin.resume();
