import * as z from "zod/mini";
import { Child } from "../child.ts";
import { type Bench, type BenchOptions, milliseconds, type Row, times } from "../row.ts";
import { duel, openFloor, openScreens, type Side } from "./duel.ts";

const BYTES = 4096;
const LAST_LIMIT = 1.25;
const CPU_LIMIT = 1.5;

/** The fan-out adapter alone, without database and compiler: what Socket.IO with it costs above bare `ws`. */
export const adapterBench: Bench = {
  name: "adapter",
  screens: 2000,
  run: async ({ screens, rounds }: BenchOptions): Promise<readonly Row[]> => {
    const floor = await openFloor(screens, BYTES);
    const result = await duel(floor, await openStub(screens), screens, rounds);
    const { lastRatio, cpuRatio } = result;
    return [
      {
        what: `One 4 KB room broadcast by the adapter alone to ${String(screens)} screens: last screen`,
        floor: milliseconds(result.floor.lastMs),
        measured: `${milliseconds(result.measured.lastMs)}, ${times(lastRatio)}`,
        target: `<= ${times(LAST_LIMIT)}`,
        isMet: lastRatio <= LAST_LIMIT,
        command: `npm run bench -- adapter --screens ${String(screens)}`,
      },
      {
        what: `One 4 KB room broadcast by the adapter alone to ${String(screens)} screens: server CPU`,
        floor: milliseconds(result.floor.cpuMs),
        measured: `${milliseconds(result.measured.cpuMs)}, ${times(cpuRatio)}`,
        target: `<= ${times(CPU_LIMIT)}`,
        isMet: cpuRatio <= CPU_LIMIT,
        command: `npm run bench -- adapter --screens ${String(screens)}`,
      },
    ];
  },
};

async function openStub(screens: number): Promise<Side> {
  const server = new Child(new URL("../servers/stub-server.ts", import.meta.url));
  const { port } = await server.ask(z.object({ port: z.int() }), "open");
  return {
    load: await openScreens(
      port,
      Array.from({ length: screens }, () => "stub"),
    ),
    minBytes: BYTES / 2,
    cpuMs: () => server.ask(z.number(), "cpu"),
    fire: () => server.ask(z.object({ startMs: z.number() }), "fire", { bytes: BYTES }),
  };
}
