import * as z from "zod/mini";
import type { Child } from "../child.ts";
import { buildCity, contentFor } from "../city.ts";
import { monotonicMs, pause } from "../clock.ts";
import { EditorClient, fetchPlaylist } from "../editor-client.ts";
import { type Bench, type BenchOptions, milliseconds, type Row } from "../row.ts";
import { freePort, newDataDir, startServer } from "../servers/server-under-test.ts";
import { openScreens } from "./duel.ts";

const LIVE_LIMIT_MS = 20_000;
const STALL_LIMIT_MS = 200;
/** How long the server is away. */
const AWAY_MS = 5000;
const PATIENCE_MS = 60_000;

const Progress = z.object({ live: z.int(), refused: z.int(), playlists: z.record(z.string(), z.int()) });
const Recovered = z.object({ liveAtMs: z.array(z.number()) });

/**
 * The server is killed right after it has acknowledged a publish, and comes back: screens connect again by themselves, with the
 * player's own back-off, and get what was published.
 */
export const reconnectBench: Bench = {
  name: "reconnect",
  screens: 10_000,
  run: async ({ screens }: BenchOptions): Promise<readonly Row[]> => {
    const dataDir = newDataDir();
    const city = await buildCity(dataDir, { screens, audiences: 1 });
    const port = await freePort();
    const first = await startServer(dataDir, port);
    const load = await openScreens(port, city.tokens);
    await load.ask(z.unknown(), "reconnectByThemselves");
    const editor = new EditorClient(first.origin, city.cookie);
    await editor.publish(city.announcementId, await editor.save(city.announcementId, 1, contentFor([city.everybody], 1)));
    await first.kill();
    await pause(AWAY_MS);
    const second = await startServer(dataDir, port);
    const backAtMs = monotonicMs();
    await second.longestStallMs(); // what came before it was ready does not count
    const { hash } = await fetchPlaylist(second.origin, city.tokens[0] ?? "");
    const rightAtMs = await untilRight(load, hash, screens);
    const { liveAtMs } = await load.ask(Recovered, "recovered");
    const stallMs = await second.longestStallMs();
    const { refused } = await load.ask(Progress, "progress");
    await Promise.all([second.kill(), load.kill()]);
    return rows(screens, rightAtMs - backAtMs, stallMs, busiestSecond(liveAtMs), refused);
  },
};

/** Waits until every screen is live and has the playlist. @returns the moment, on the monotonic clock */
async function untilRight(load: Child, hash: string, screens: number): Promise<number> {
  const limitMs = monotonicMs() + PATIENCE_MS;
  for (;;) {
    const { live, playlists } = await load.ask(Progress, "progress");
    if (live === screens && playlists[hash] === screens) return monotonicMs();
    if (monotonicMs() > limitMs)
      throw new Error(`${String(live)} of ${String(screens)} screens are back; playlists: ${JSON.stringify(playlists)}`);
    await pause(100);
  }
}

/** The most connections in any second. */
function busiestSecond(atMs: readonly number[]): number {
  const sorted = atMs.toSorted((a, b) => a - b);
  let from = 0;
  let most = 0;
  for (const [to, ms] of sorted.entries()) {
    while (ms - (sorted[from] ?? 0) >= 1000) from += 1;
    most = Math.max(most, to - from + 1);
  }
  return most;
}

function rows(screens: number, rightMs: number, stallMs: number, peak: number, refused: number): readonly Row[] {
  const command = `npm run bench -- reconnect --screens ${String(screens)}`;
  return [
    {
      what: `${String(screens)} screens come back after kill -9: all live with the right playlist`,
      floor: "",
      measured: `${(rightMs / 1000).toFixed(1)} s (busiest second: ${String(peak)} connects; ${String(refused)} told to come again)`,
      target: `<= ${String(LIVE_LIMIT_MS / 1000)} s`,
      isMet: rightMs <= LIVE_LIMIT_MS,
      command,
    },
    {
      what: `${String(screens)} screens come back after kill -9: longest stall of the event loop`,
      floor: "",
      measured: milliseconds(stallMs),
      target: `<= ${milliseconds(STALL_LIMIT_MS)}`,
      isMet: stallMs <= STALL_LIMIT_MS,
      command,
    },
  ];
}
