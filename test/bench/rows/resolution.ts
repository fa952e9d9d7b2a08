import { buildProgrammeCity, USUAL_CITY } from "../programme-city.ts";
import { type Bench, milliseconds, type Row } from "../row.ts";
import { freePort, newDataDir, startServer } from "../servers/server-under-test.ts";
import { median, percentile } from "../statistics.ts";

const LIMIT_MS = 20;
const WARM_UP = 100;
const QUESTIONS = 1000;
const HOUR_MS = 3_600_000;

/** `GET /screens/{id}/resolution?at=` for changing screens and moments of the next fortnight, one question after the other. */
export const resolutionBench: Bench = {
  name: "resolution",
  screens: 0,
  run: async (): Promise<readonly Row[]> => {
    const dataDir = newDataDir();
    const nowMs = Date.now();
    const { cookie, screenIds } = await buildProgrammeCity(dataDir, USUAL_CITY, nowMs);
    const port = await freePort();
    const server = await startServer(dataDir, port);
    const spans: number[] = [];
    try {
      for (let turn = 0; turn < WARM_UP + QUESTIONS; turn++) {
        const id = screenIds[turn % screenIds.length] ?? "";
        const startMs = performance.now();
        const answer = await fetch(
          `http://127.0.0.1:${String(port)}/api/v1/screens/${id}/resolution?at=${String(nowMs + ((turn * 7) % 336) * HOUR_MS)}`,
          { headers: { cookie } },
        );
        const text = await answer.text();
        if (answer.status !== 200) throw new Error(`The resolution answered ${String(answer.status)}: ${text.slice(0, 200)}`);
        if (turn >= WARM_UP) spans.push(performance.now() - startMs);
      }
    } finally {
      await server.kill();
    }
    const p99 = percentile(spans, 0.99);
    return [
      {
        what: `Why? (resolution of a screen at a moment) with ${String(USUAL_CITY.announcements)} announcements and ${String(USUAL_CITY.audiences)} audiences: 99th percentile of ${String(QUESTIONS)}`,
        floor: "",
        measured: `${milliseconds(p99)} (median ${milliseconds(median(spans))})`,
        target: `<= ${milliseconds(LIMIT_MS)}`,
        isMet: p99 <= LIMIT_MS,
        command: "npm run bench -- resolution",
      },
    ];
  },
};
