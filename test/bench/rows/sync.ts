import { launchChromium } from "../../browser/chromium.ts";
import { PlayerServer } from "../../browser/player-server.ts";
import { watchTwoScreens } from "../../browser/two-screens.ts";
import { type Bench, milliseconds, type Row } from "../row.ts";
import { median, percentile } from "../statistics.ts";

const SLIDES_LIMIT_MS = 50;
const FILMS_LIMIT_MS = 80;
const LOOPS = 12;

/** Two screens whose clocks are wrong by hours, side by side and without a server: how far apart they change slides, and how far apart their films are. */
export const syncBench: Bench = {
  name: "sync",
  screens: 2,
  run: async (): Promise<readonly Row[]> => {
    const server = new PlayerServer();
    await server.up();
    const browser = await launchChromium();
    try {
      const { slidesMs, filmsMs, lateMs } = await watchTwoScreens(browser, server, LOOPS);
      const both = slidesMs.filter((gapMs) => gapMs !== null);
      const alone = slidesMs.length - both.length;
      const late = `the machine shows whatever a timer brings ${milliseconds(percentile(lateMs, 0.95))} late`;
      const of = `${String(slidesMs.length)} changes${alone === 0 ? "" : `, ${String(alone)} by one screen alone`}; ${late}`;
      return [
        toRow(`Two screens with clocks wrong by hours, no server: how far apart they change slides`, of, both, SLIDES_LIMIT_MS),
        toRow(`Two screens with clocks wrong by hours, no server: how far apart their films are`, "each frame", filmsMs, FILMS_LIMIT_MS),
      ];
    } finally {
      await browser.close();
    }
  },
};

function toRow(what: string, of: string, gapsMs: readonly number[], limitMs: number): Row {
  const p95Ms = percentile(gapsMs, 0.95);
  return {
    what: `${what}: 95th percentile`,
    floor: "",
    measured: `${milliseconds(p95Ms)} (median ${milliseconds(median(gapsMs))}; ${of})`,
    target: `<= ${milliseconds(limitMs)}`,
    isMet: p95Ms <= limitMs,
    command: "npm run bench -- sync",
  };
}
