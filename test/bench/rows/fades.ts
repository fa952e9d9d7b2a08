import sharp from "sharp";
import { launchChromium } from "../../browser/chromium.ts";
import { paragraph, playlistOf, slide } from "../../browser/player-playlists.ts";
import { PlayerServer } from "../../browser/player-server.ts";
import { type Bench, milliseconds, type Row } from "../row.ts";
import { percentile } from "../statistics.ts";
import { watchFades } from "../watch-fades.ts";

const LIMIT_MS = 50;
const FADES = 10;
const DWELL_MS = 3000;
const SPEEDS = [1, 4] as const;
const GLASS = { width: 1920, height: 1080 };

/** Cross-fades on a usual screen, at full speed and on a slow processor: how long frames take while one slide gives way to the next. */
export const fadesBench: Bench = {
  name: "fades",
  screens: 1,
  run: async (): Promise<readonly Row[]> => {
    const server = new PlayerServer();
    await server.up();
    server.claim();
    const browser = await launchChromium();
    try {
      const page = await browser.newPage({ locale: "de-DE", viewport: GLASS });
      await page.goto(`${server.origin}/play`);
      await server.hear("heartbeat");
      server.push(playlistOf(await usualSlides(server)));
      await server.hear("painted");
      const session = await page.context().newCDPSession(page);
      const rows: Row[] = [];
      for (const rate of SPEEDS) {
        await session.send("Emulation.setCPUThrottlingRate", { rate });
        rows.push(toRow(rate, await watchFades(page, { fades: FADES, dwellMs: DWELL_MS })));
      }
      return rows;
    } finally {
      await browser.close();
      await server.down();
    }
  },
};

async function usualSlides(server: PlayerServer): Promise<readonly object[]> {
  const noise = { type: "gaussian", mean: 128, sigma: 40 } as const;
  const bytes = await sharp({ create: { ...GLASS, channels: 3, background: "#888", noise } })
    .webp({ quality: 75 })
    .toBuffer();
  const picture = { alt: "Bild", renditions: [server.addMedia(bytes, "image/webp", GLASS.width, GLASS.height)] };
  const body = [paragraph("Die Feuerwache bleibt am Samstag geschlossen. Wer Fragen hat, ruft die Leitstelle an.")];
  return [
    slide({ title: "Nur Text", body, dwellMs: DWELL_MS }),
    slide({ title: "Mit Bild", body, template: "text-image", picture, dwellMs: DWELL_MS }),
    slide({ title: "Nur Bild", template: "full-image", picture, dwellMs: DWELL_MS, fields: { caption: "" } }),
  ];
}

function toRow(rate: number, { longTasksMs, framesMs }: Awaited<ReturnType<typeof watchFades>>): Row {
  const longestMs = Math.max(...framesMs);
  const late = framesMs.filter((frameMs) => frameMs > LIMIT_MS).length;
  const speed = rate === 1 ? "" : `, processor ${String(rate)} times as slow`;
  const task = longTasksMs.length === 0 ? "no task over 50 ms" : `longest task ${milliseconds(Math.max(...longTasksMs))}`;
  return {
    what: `${String(FADES)} cross-fades at 1920 x 1080, drawn without a graphics card${speed}: longest frame`,
    floor: "",
    measured: `${milliseconds(longestMs)} (median ${milliseconds(percentile(framesMs, 0.5))}; ${String(late)} of ${String(framesMs.length)} over ${String(LIMIT_MS)} ms; ${task})`,
    target: `<= ${milliseconds(LIMIT_MS)}`,
    isMet: longestMs <= LIMIT_MS,
    command: "npm run bench -- fades",
  };
}
