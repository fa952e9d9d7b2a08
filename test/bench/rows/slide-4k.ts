import sharp from "sharp";
import { launchChromium } from "../../browser/chromium.ts";
import { paragraph, playlistOf, slide } from "../../browser/player-playlists.ts";
import { PlayerServer } from "../../browser/player-server.ts";
import { type Bench, milliseconds, type Row } from "../row.ts";
import { percentile } from "../statistics.ts";
import { type Frames, watchFades } from "../watch-fades.ts";

const LIMIT_MS = 50;
const FADES = 8;
const DWELL_MS = 3000;
const [WIDTH, HEIGHT] = [3840, 2160];

/** What a screen of 3840 x 2160 does while one slide with a picture of that size gives way to the next: how long its slowest frames take. */
export const slide4kBench: Bench = {
  name: "slide-4k",
  screens: 1,
  run: async (): Promise<readonly Row[]> => {
    const server = new PlayerServer();
    await server.up();
    server.claim();
    const browser = await launchChromium();
    try {
      const page = await browser.newPage({ locale: "de-DE", viewport: { width: WIDTH, height: HEIGHT } });
      await page.goto(`${server.origin}/play`);
      await server.hear("heartbeat");
      server.push(playlistOf(await photos(server)));
      await server.hear("painted");
      return [toRow(await watchFades(page, { fades: FADES, dwellMs: DWELL_MS }))];
    } finally {
      await browser.close();
      await server.down();
    }
  },
};

/** Every pixel differs from its neighbour: nothing is easier to decode than a photograph. */
async function photos(server: PlayerServer) {
  const noise = { type: "gaussian", mean: 128, sigma: 40 } as const;
  return Promise.all(
    [0, 1, 2].map(async (at) => {
      const image = sharp({ create: { width: WIDTH, height: HEIGHT, channels: 3, background: "#888", noise } });
      const file = server.addMedia(await image.webp({ quality: 75 }).toBuffer(), "image/webp", WIDTH, HEIGHT);
      const title = `Bild ${String(at + 1)}`;
      const picture = { alt: title, renditions: [file] };
      const words = { title, body: [paragraph("Ein Satz dazu.")], picture, dwellMs: DWELL_MS };
      return slide({ ...words, template: at === 1 ? "text-image" : "full-image", fields: { caption: "" } });
    }),
  );
}

function toRow({ longTasksMs, framesMs }: Frames): Row {
  const longestMs = Math.max(0, ...longTasksMs);
  const frames = `${milliseconds(percentile(framesMs, 0.5))} median, ${milliseconds(Math.max(...framesMs))} longest of ${String(framesMs.length)}`;
  return {
    what: `Decode and paint of slides with pictures of ${String(WIDTH)} x ${String(HEIGHT)}, ${String(FADES)} cross-fades, drawn without a graphics card: longest task of the page`,
    floor: "",
    measured: `${longestMs === 0 ? "none over 50 ms" : milliseconds(longestMs)}; from frame to frame ${frames}`,
    target: `<= ${milliseconds(LIMIT_MS)}`,
    isMet: longestMs <= LIMIT_MS,
    command: "npm run bench -- slide-4k",
  };
}
