import { buildCity } from "../city.ts";
import { type Bench, milliseconds, type Row } from "../row.ts";
import { freePort, newDataDir, startServer } from "../servers/server-under-test.ts";
import { median } from "../statistics.ts";

const LIMIT_MS = 1500;
const SCREENS = 300;
const STARTS = 5;

/** From the start of the process to the first 200 of `/readyz`, on the data of a city of 300 screens. */
export const startBench: Bench = {
  name: "start",
  screens: SCREENS,
  run: async (): Promise<readonly Row[]> => {
    const dataDir = newDataDir();
    await buildCity(dataDir, { screens: SCREENS, audiences: 20 });
    const port = await freePort();
    const spansMs: number[] = [];
    for (let turn = 0; turn < STARTS; turn += 1) {
      const server = await startServer(dataDir, port);
      spansMs.push(server.startMs);
      await server.kill();
    }
    const startMs = median(spansMs);
    return [
      {
        what: `Start to /readyz, ${String(SCREENS)} screens paired, median of ${String(STARTS)}`,
        floor: "",
        measured: milliseconds(startMs),
        target: `<= ${milliseconds(LIMIT_MS)}`,
        isMet: startMs <= LIMIT_MS,
        command: "npm run bench -- start",
      },
    ];
  },
};
