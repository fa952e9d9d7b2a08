import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdir, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import { startAushang } from "../aushang.ts";
import { type Config, readConfig } from "../platform/config.ts";
import { type DemoRecord, readRecord, writeBeginning, writeRecord } from "./demo-record.ts";
import { makeCity } from "./make-city.ts";
import { SimulatedScreen, type Temperament, USUAL } from "./simulated-screen.ts";

export interface RunningDemo {
  /** Where it answers, such as `http://localhost:3000`. */
  readonly origin: string;
  readonly record: DemoRecord;
  stop(): Promise<void>;
}

/**
 * The demo's own settings: a folder of its own, this machine only unless `HOST` says otherwise, always SQLite.
 * @throws {Error} naming every setting that is wrong
 */
export function readDemoConfig({ PORT, HOST, DATA_DIR, LOG_LEVEL }: NodeJS.ProcessEnv): Config {
  return readConfig({ PORT, HOST: HOST || "127.0.0.1", DATA_DIR: DATA_DIR || join("data", "demo"), LOG_LEVEL: LOG_LEVEL || "error" });
}

/**
 * Makes the city if it is not there yet, then starts the server and the screens. The server listens only when the city is complete.
 * @throws {Error} if the folder holds something that is not the demo's
 */
export async function startDemo(config: Config, temperament: Temperament = USUAL): Promise<RunningDemo> {
  await requireFreePort(config);
  const record = await ensureCity(config);
  const aushang = await startAushang(config);
  const origin = aushang.origin.replace("//127.0.0.1", "//localhost");
  const screens = record.screens.flatMap((screen) =>
    screen.behaviour === "simulated" ? [new SimulatedScreen(aushang.origin, screen, temperament)] : [],
  );
  for (const screen of screens) screen.start();
  return {
    origin,
    record,
    async stop() {
      for (const screen of screens) screen.stop();
      await aushang.stop();
    },
  };
}

/** Says so at once if the port is taken, not when the city is made. */
async function requireFreePort({ port, host }: Config): Promise<void> {
  const attempt = createServer().listen({ port, host });
  await once(attempt, "listening");
  attempt.close();
  await once(attempt, "close");
}

/** What is complete is used, what was broken off is made anew, what is somebody else's is left alone. */
async function ensureCity(config: Config): Promise<DemoRecord> {
  await mkdir(config.dataDir, { recursive: true });
  const found = await readRecord(config.dataDir);
  if (found !== null && found !== "begun") return found;
  const database = join(config.dataDir, "aushang.sqlite");
  if (found === null && existsSync(database)) throw new Error(`${config.dataDir} is no demo's folder. Choose another one with DATA_DIR.`);
  for (const left of [database, `${database}-wal`, `${database}-shm`, config.mediaDir]) await rm(left, { recursive: true, force: true });
  await writeBeginning(config.dataDir);
  const record = await makeCity(config, Date.now());
  await writeRecord(config.dataDir, record);
  return record;
}
