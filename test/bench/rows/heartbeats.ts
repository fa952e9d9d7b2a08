import * as z from "zod/mini";
import { buildCity } from "../city.ts";
import { monotonicMs, pause } from "../clock.ts";
import type { Bench, BenchOptions, Row } from "../row.ts";
import { freePort, newDataDir, startServer } from "../servers/server-under-test.ts";
import { openScreens } from "./duel.ts";

const EVERY_MS = 15_000;
const CORE_LIMIT = 0.25;
const KILOBYTES_LIMIT = 25;

const Progress = z.object({ live: z.int(), acknowledged: z.int() });

/** Screens that are connected and send heartbeats: what they cost while nothing else happens. */
export const heartbeatBench: Bench = {
  name: "heartbeats",
  screens: 10_000,
  run: async ({ screens, seconds }: BenchOptions): Promise<readonly Row[]> => {
    const emptyBytes = await memoryWithoutScreens();
    const dataDir = newDataDir();
    const city = await buildCity(dataDir, { screens, audiences: 1 });
    const server = await startServer(dataDir, await freePort());
    const load = await openScreens(server.port, city.tokens);
    await load.ask(z.unknown(), "heartbeats", { everyMs: EVERY_MS });
    await pause(EVERY_MS); // each screen has reported once
    const before = { cpuMs: await server.cpuMs(), atMs: monotonicMs(), ...(await load.ask(Progress, "progress")) };
    await pause(seconds * 1000);
    const cpuMs = (await server.cpuMs()) - before.cpuMs;
    const spanMs = monotonicMs() - before.atMs;
    const after = await load.ask(Progress, "progress");
    const bytes = (await server.memoryBytes()) - emptyBytes;
    await Promise.all([server.kill(), load.kill()]);
    if (after.live !== screens) throw new Error(`only ${String(after.live)} of ${String(screens)} screens stayed connected`);
    const perSecond = ((after.acknowledged - before.acknowledged) / spanMs) * 1000;
    if (perSecond < (screens / EVERY_MS) * 900) throw new Error(`only ${perSecond.toFixed(0)} heartbeats per second were answered`);
    return rows(screens, seconds, cpuMs / spanMs, bytes / 1000 / screens, perSecond);
  },
};

/** Resident memory of a server that has no screens, after garbage collection. */
async function memoryWithoutScreens(): Promise<number> {
  const dataDir = newDataDir();
  await buildCity(dataDir, { screens: 0, audiences: 1 });
  const server = await startServer(dataDir, await freePort());
  const bytes = await server.memoryBytes();
  await server.kill();
  return bytes;
}

function rows(screens: number, seconds: number, cores: number, kilobytes: number, perSecond: number): readonly Row[] {
  const command = `npm run bench -- heartbeats --screens ${String(screens)} --seconds ${String(seconds)}`;
  return [
    {
      what: `${String(screens)} screens with a heartbeat every 15 s: share of a core`,
      floor: "",
      measured: `${(cores * 100).toFixed(1)} % (${perSecond.toFixed(0)} answered per second)`,
      target: `<= ${String(CORE_LIMIT * 100)} %`,
      isMet: cores <= CORE_LIMIT,
      command,
    },
    {
      what: `${String(screens)} screens with a heartbeat every 15 s: memory of each, presence included`,
      floor: "",
      measured: `${kilobytes.toFixed(1)} kB`,
      target: `<= ${String(KILOBYTES_LIMIT)} kB`,
      isMet: kilobytes <= KILOBYTES_LIMIT,
      command,
    },
  ];
}
