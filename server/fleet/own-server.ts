import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import type { GroupId } from "../../domain/model/id.ts";
import { openDatabase } from "../platform/database/database.ts";
import { migrateToLatest } from "../platform/database/migrate.ts";
import { type Api, apiOf } from "./join-by-enrolment.ts";
import { type StockedCity, stockCity } from "./stock-city.ts";

const MAIN = fileURLToPath(new URL("../main.ts", import.meta.url));
const LISTENS = "Aushang: ";

/** A server of one's own in a folder of its own, both gone when it is stopped. */
export interface OwnServer {
  readonly origin: string;
  /** As its administrator. */
  readonly api: Api;
  readonly everybody: GroupId;
  /** Of its screens. */
  readonly tokens: readonly string[];
  readonly stop: () => Promise<void>;
}

/** Starts one that knows so many screens. */
export async function startOwnServer(screens: number): Promise<OwnServer> {
  const folder = await mkdtemp(join(tmpdir(), "aushang-fleet-"));
  let child: ChildProcess | null = null;
  const stop = async (): Promise<void> => {
    if (child?.exitCode === null) {
      const gone = once(child, "exit");
      child.kill("SIGTERM");
      await gone;
    }
    await rm(folder, { recursive: true, force: true });
  };
  try {
    const city = await stock(folder, screens);
    child = startIn(folder);
    const origin = await originOf(child);
    return { origin, api: apiOf(origin, city.cookie), everybody: city.everybody, tokens: city.tokens, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function stock(folder: string, screens: number): Promise<StockedCity> {
  const db = openDatabase({ kind: "sqlite", file: join(folder, "aushang.sqlite") });
  try {
    await migrateToLatest(db);
    return await db.transaction().execute((tx) => stockCity(tx, screens));
  } finally {
    await db.destroy();
  }
}

/**
 * In a group of its own: Ctrl+C is for whoever started it, who then stops it in order. It gets no settings but these: those of a real server beside it
 * would make it write into that one's backups.
 */
function startIn(folder: string): ChildProcess {
  const { PATH, TMPDIR } = process.env;
  const env = { PATH, TMPDIR, HOST: "127.0.0.1", PORT: "0", DATA_DIR: folder, LOG_LEVEL: "error" };
  return spawn(process.execPath, ["--max-semi-space-size=8", MAIN], { env, detached: true, stdio: ["ignore", "pipe", "inherit"] });
}

async function originOf(child: ChildProcess): Promise<string> {
  if (child.stdout === null) throw new Error("The server has no output");
  const lines = createInterface(child.stdout);
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  lines.on("line", (line) => line.startsWith(LISTENS) && resolve(line.slice(LISTENS.length)));
  lines.once("close", () => reject(new Error("The server ended before it listened")));
  return promise;
}
