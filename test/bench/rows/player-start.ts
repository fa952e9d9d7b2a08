import type { BrowserContext } from "playwright-core";
import sharp from "sharp";
import { launchChromium } from "../../browser/chromium.ts";
import { paragraph, playlistOf, slide } from "../../browser/player-playlists.ts";
import { PlayerServer } from "../../browser/player-server.ts";
import { type Bench, milliseconds, type Row } from "../row.ts";
import { median } from "../statistics.ts";

const SLOWER = 6;
const COLD_LIMIT_MS = 2500;
const WARM_LIMIT_MS = 1000;
const STARTS = 5;
const GLASS = { width: 1920, height: 1080 };
const PHOTO = { width: 960, height: 1200 };

interface Starting extends Window {
  firstSlideMs?: number;
}

/** From the opening of the player's page until the first slide is on the glass, on a slow processor: a new device, and one that has been on before. */
export const playerStartBench: Bench = {
  name: "player-start",
  screens: 1,
  run: async (): Promise<readonly Row[]> => {
    const server = new PlayerServer();
    await server.up();
    server.push(playlistOf([await pictured(server), slide({ title: "Danach", body: [paragraph("Ein Satz dazu.")] })]));
    const browser = await launchChromium();
    try {
      const [coldMs, warmMs]: [number[], number[]] = [[], []];
      for (let turn = 0; turn < STARTS; turn++) {
        const context = await browser.newContext({ locale: "de-DE", viewport: GLASS });
        await context.addInitScript(noteFirstSlide, server.token);
        coldMs.push(await start(context));
        warmMs.push(await start(context));
        await context.close();
      }
      return [toRow("nothing kept yet", coldMs, COLD_LIMIT_MS), toRow("page, playlist and picture kept", warmMs, WARM_LIMIT_MS)];
    } finally {
      await browser.close();
      await server.down();
    }

    async function start(context: BrowserContext): Promise<number> {
      const page = await context.newPage();
      const session = await context.newCDPSession(page);
      await session.send("Emulation.setCPUThrottlingRate", { rate: SLOWER });
      await page.goto(`${server.origin}/play`, { waitUntil: "commit" });
      const slideMs = await page.waitForFunction(() => (window as Starting).firstSlideMs);
      await session.send("Emulation.setCPUThrottlingRate", { rate: 1 });
      await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
      const firstMs = (await slideMs.jsonValue()) ?? Number.NaN;
      await page.close();
      return firstMs;
    }
  },
};

async function pictured(server: PlayerServer): Promise<object> {
  const noise = { type: "gaussian", mean: 128, sigma: 40 } as const;
  const bytes = await sharp({ create: { ...PHOTO, channels: 3, background: "#888", noise } })
    .webp({ quality: 75 })
    .toBuffer();
  const picture = { alt: "Bild", renditions: [server.addMedia(bytes, "image/webp", PHOTO.width, PHOTO.height)] };
  return slide({ title: "Mit Bild", template: "text-image", body: [paragraph("Ein Satz dazu.")], picture });
}

/** In the page: it is paired, and notes when the first slide was painted. */
function noteFirstSlide(token: string): void {
  localStorage.setItem("aushang.token", token);
  addEventListener("slide-painted", (event) => {
    if ((event as CustomEvent<string>).detail !== "house") (window as Starting).firstSlideMs ??= performance.now();
  });
}

function toRow(what: string, spansMs: readonly number[], limitMs: number): Row {
  const spanMs = median(spansMs);
  return {
    what: `Player from opening its page to its first slide, with a picture, on a processor ${String(SLOWER)} times as slow, ${what}: median of ${String(STARTS)}`,
    floor: "",
    measured: `${milliseconds(spanMs)} (${milliseconds(Math.min(...spansMs))} to ${milliseconds(Math.max(...spansMs))})`,
    target: `<= ${milliseconds(limitMs)}`,
    isMet: spanMs <= limitMs,
    command: "npm run bench -- player-start",
  };
}
