import type { Browser, Page } from "playwright-core";
import * as z from "zod/mini";
import type { ScreenCard } from "../../../domain/api/player-events.ts";
import { launchChromium } from "../../browser/chromium.ts";
import { playerSocket } from "../../server/running-server.ts";
import { type BenchCity, buildCity } from "../city.ts";
import { monotonicMs, pause } from "../clock.ts";
import { type Bench, milliseconds, type Row } from "../row.ts";
import { freePort, newDataDir, startServer } from "../servers/server-under-test.ts";
import { median } from "../statistics.ts";
import { openScreens } from "./duel.ts";

const PAINT_LIMIT_MS = 1000;
const FRAME_LIMIT_MS = 100;
const STATE_LIMIT_MS = 1000;
const EVERY_MS = 15_000;
const OPENINGS = 5;
const SCROLL_MS = 6000;
const FAULTS = 5;
const ROW = "li.screen";

/** The editor's list of many screens that all report: how soon it is there, how smooth it scrolls, how soon it says that something is wrong. */
export const fleetPageBench: Bench = {
  name: "fleet-page",
  screens: 10_000,
  run: async ({ screens }): Promise<readonly Row[]> => {
    const dataDir = newDataDir();
    const city = await buildCity(dataDir, { screens, audiences: 1 });
    const server = await startServer(dataDir, await freePort());
    const load = await openScreens(server.port, city.tokens.slice(FAULTS));
    await load.ask(z.unknown(), "heartbeats", { everyMs: EVERY_MS });
    await pause(EVERY_MS);
    const browser = await launchChromium();
    try {
      const paintsMs: number[] = [];
      for (let opening = 0; opening < OPENINGS; opening += 1) paintsMs.push(await opened(browser, server.origin, city));
      const page = await newPage(browser, server.origin, city);
      await page.goto(`${server.origin}/screens`);
      await page.locator(ROW).first().waitFor();
      const framesMs = await scrolled(page);
      const saidMs = await told(page, server.origin, city);
      return rows(screens, paintsMs, framesMs, saidMs);
    } finally {
      await browser.close();
      await Promise.all([server.kill(), load.kill()]);
    }
  },
};

async function newPage(browser: Browser, origin: string, { cookie }: BenchCity): Promise<Page> {
  const context = await browser.newContext({ locale: "de-DE", viewport: { width: 1440, height: 900 } });
  const [name = "", value = ""] = cookie.split("=");
  await context.addCookies([{ name, value, url: origin }]);
  return context.newPage();
}

/** From asking for the page until its first rows are painted, in a browser that has never seen it. */
async function opened(browser: Browser, origin: string, city: BenchCity): Promise<number> {
  const page = await newPage(browser, origin, city);
  const startMs = monotonicMs();
  await page.goto(`${origin}/screens`, { waitUntil: "commit" });
  await page.locator(ROW).first().waitFor();
  await page.evaluate(() => new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(painted))));
  const ms = monotonicMs() - startMs;
  await page.context().close();
  return ms;
}

/** From frame to frame while the list is scrolled from top to bottom. */
function scrolled(page: Page): Promise<readonly number[]> {
  return page.evaluate(
    (lastsMs) =>
      new Promise<readonly number[]>((resolve) => {
        const framesMs: number[] = [];
        const high = document.documentElement.scrollHeight - innerHeight;
        const startMs = performance.now();
        let beforeMs = startMs;
        const step = (nowMs: number) => {
          framesMs.push(nowMs - beforeMs);
          beforeMs = nowMs;
          scrollTo(0, (high * (nowMs - startMs)) / lastsMs);
          if (nowMs - startMs < lastsMs) requestAnimationFrame(step);
          else resolve(framesMs.slice(1));
        };
        requestAnimationFrame(step);
      }),
    SCROLL_MS,
  );
}

/** From a screen's report that something is wrong until the list says so. */
async function told(page: Page, origin: string, city: BenchCity): Promise<readonly number[]> {
  const saidMs: number[] = [];
  for (const token of city.tokens.slice(0, FAULTS)) {
    const socket = playerSocket(origin, token);
    const welcomed = new Promise<ScreenCard>((resolve) => socket.once("screen", resolve));
    socket.connect();
    const { id, name } = await welcomed;
    await page.goto(`${origin}/screens?search=${encodeURIComponent(name)}`);
    const row = page.locator(ROW, { has: page.locator(`a[href^="/screens/${id}"]`) });
    await row.getByText("läuft", { exact: true }).waitFor();
    const startMs = monotonicMs();
    socket.emit("fault", { kind: "media", slide: null, message: "bench" });
    await row.getByText("gestört", { exact: true }).waitFor();
    saidMs.push(monotonicMs() - startMs);
    socket.disconnect();
  }
  return saidMs;
}

function rows(screens: number, paintsMs: readonly number[], framesMs: readonly number[], saidMs: readonly number[]): readonly Row[] {
  const command = `npm run bench -- fleet-page --screens ${String(screens)}`;
  const what = `Editor's list of ${String(screens)} screens that report every 15 s`;
  const [paintMs, frameMs, stateMs] = [median(paintsMs), Math.max(...framesMs), Math.max(...saidMs)];
  return [
    {
      what: `${what}: from asking for the page to its first rows, nothing kept, median of ${String(OPENINGS)}`,
      floor: "",
      measured: `${milliseconds(paintMs)} (${milliseconds(Math.min(...paintsMs))} to ${milliseconds(Math.max(...paintsMs))})`,
      target: `<= ${milliseconds(PAINT_LIMIT_MS)}`,
      isMet: paintMs <= PAINT_LIMIT_MS,
      command,
    },
    {
      what: `${what}: longest frame while all of it is scrolled through in ${String(SCROLL_MS / 1000)} s`,
      floor: "",
      measured: `${milliseconds(frameMs)} (median ${milliseconds(median(framesMs))} of ${String(framesMs.length)})`,
      target: `<= ${milliseconds(FRAME_LIMIT_MS)}`,
      isMet: frameMs <= FRAME_LIMIT_MS,
      command,
    },
    {
      what: `${what}: from a screen's fault to the word in the list, longest of ${String(FAULTS)}`,
      floor: "",
      measured: `${milliseconds(stateMs)} (median ${milliseconds(median(saidMs))})`,
      target: `<= ${milliseconds(STATE_LIMIT_MS)}`,
      isMet: stateMs <= STATE_LIMIT_MS,
      command,
    },
  ];
}
