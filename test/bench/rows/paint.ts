import type { Page } from "playwright-core";
import { launchChromium } from "../../browser/chromium.ts";
import { type BenchCity, buildCity, contentFor } from "../city.ts";
import { monotonicMs, pause } from "../clock.ts";
import { EditorClient } from "../editor-client.ts";
import { type Bench, milliseconds, type Row } from "../row.ts";
import { freePort, newDataDir, type ServerUnderTest, startServer } from "../servers/server-under-test.ts";
import { median, percentile } from "../statistics.ts";
import { watchPaints } from "../watch-paints.ts";

const LIMIT_MS = 500;
const PUBLISHES = 40;

/** From the editor's click (the request to publish leaves) until a real player in a real browser reports that it has painted it. */
export const paintBench: Bench = {
  name: "paint",
  screens: 1,
  run: async (): Promise<readonly Row[]> => {
    const dataDir = newDataDir();
    const city = await buildCity(dataDir, { screens: 1, audiences: 1 });
    const server = await startServer(dataDir, await freePort());
    const browser = await launchChromium();
    try {
      const page = await browser.newPage({ locale: "de-DE", viewport: { width: 1920, height: 1080 } });
      const spansMs = await publishAndWatch(page, server, city);
      return [toRow(spansMs)];
    } finally {
      await browser.close();
      await server.kill();
    }
  },
};

async function publishAndWatch(page: Page, { origin }: ServerUnderTest, city: BenchCity): Promise<readonly number[]> {
  const paints = watchPaints(page);
  await page.addInitScript((token) => localStorage.setItem("aushang.token", token), city.tokens[0] ?? "");
  await page.goto(`${origin}/play`);
  await paints.of(`${city.announcementId}.1.de`);
  const editor = new EditorClient(origin, city.cookie);
  const spansMs: number[] = [];
  for (let version = 2; version < PUBLISHES + 2; version += 1) {
    await editor.save(city.announcementId, version - 1, contentFor([city.everybody], version, 300));
    await pause(700); // the cross-fade before is over
    const startMs = monotonicMs();
    const painted = paints.of(`${city.announcementId}.${String(version)}.de`);
    await editor.publish(city.announcementId, version);
    spansMs.push((await painted) - startMs);
  }
  return spansMs;
}

function toRow(spansMs: readonly number[]): Row {
  const p95Ms = percentile(spansMs, 0.95);
  return {
    what: `Publish to painted in a real browser (Chromium, 1920 x 1080), ${String(PUBLISHES)} publishes: 95th percentile`,
    floor: "",
    measured: `${milliseconds(p95Ms)} (median ${milliseconds(median(spansMs))})`,
    target: `<= ${milliseconds(LIMIT_MS)}`,
    isMet: p95Ms <= LIMIT_MS,
    command: "npm run bench -- paint",
  };
}
