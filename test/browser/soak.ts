import type { CDPSession, Page } from "playwright-core";
import { TEMPLATES } from "../../templates/registry.ts";
import { contentOf } from "../templates/contents.ts";
import { playlistOf as compiled } from "../templates/playlists.ts";
import { makeScenery } from "../templates/scenery.ts";
import { launchChromium } from "./chromium.ts";
import { FastTime } from "./fast-time.ts";
import { playlistOf } from "./player-playlists.ts";
import { PlayerServer } from "./player-server.ts";

const FACTOR = 10;
const DWELL_MS = 1000;
/** Every night the page begins anew: that is far off. */
const MORNING_MS = Date.parse("2026-11-23T05:00:00Z");
/** Drawn without a graphics card: a large one would take the time that slides need. What a page holds is the same. */
const GLASS = { width: 480, height: 270 };

/** What a page held, garbage aside, after it had painted so many slides. */
export interface Held {
  readonly slides: number;
  readonly heapBytes: number;
  readonly nodes: number;
  readonly listeners: number;
}

export interface Soaked {
  readonly held: readonly Held[];
  /** What the player reported as wrong: a slide that fails is soaked no more. */
  readonly faults: readonly string[];
}

/**
 * A real player shows slides of every template, one a second, in a time that passes ten times as fast, until it has painted `slides` of them.
 * After every `step` slides it is looked at, and gets another playlist.
 */
export async function soak(slides: number, step: number, onHeld: (held: Held) => void = () => undefined): Promise<Soaked> {
  const time = new FastTime(FACTOR, MORNING_MS);
  const server = new PlayerServer({ nowMs: time.nowMs, pingEveryMs: 1000 });
  await server.up();
  server.claim();
  const browser = await launchChromium();
  try {
    const context = await browser.newContext({ locale: "de-DE", viewport: GLASS });
    await time.hasten(context);
    const page = await context.newPage();
    await time.hastenAnimations(page);
    await page.goto(`${server.origin}/play`);
    await server.hear("heartbeat");
    await countPaints(page);
    const everything = await slidesOfEveryTemplate(server);
    const session = await context.newCDPSession(page);
    await session.send("Performance.enable");
    const held: Held[] = [];
    for (let goal = step; goal <= slides; goal += step) {
      server.push(playlistOf(everything, { fromMs: Math.round(time.nowMs()) - 1000, look: { ticker: [`Bis ${String(goal)}`] } }));
      await paintsReach(page, goal);
      const now = { slides: goal, ...(await look(session)) };
      held.push(now);
      onHeld(now);
    }
    const faults = server.heard.flatMap((heard) => (heard.type === "fault" ? [`${heard.slide ?? heard.kind}: ${heard.message}`] : []));
    return { held, faults };
  } finally {
    await browser.close();
    await server.down();
  }
}

async function slidesOfEveryTemplate(server: PlayerServer): Promise<readonly object[]> {
  const scenery = await makeScenery();
  for (const [hash, { bytes }] of scenery.files) server.media.set(hash, bytes);
  return TEMPLATES.flatMap((template) => compiled(contentOf(template, "typical"), scenery).slides).map((slide) => ({
    ...slide,
    dwellMs: DWELL_MS,
  }));
}

interface Counting extends Window {
  paints: number;
}

async function countPaints(page: Page): Promise<void> {
  await page.evaluate(() => {
    const counting = window as unknown as Counting;
    counting.paints = 0;
    addEventListener("slide-painted", () => {
      counting.paints++;
    });
  });
}

async function paintsReach(page: Page, goal: number): Promise<void> {
  const reached = (wanted: number) => {
    const { paints } = window as unknown as Partial<Counting>;
    if (paints === undefined) throw new Error("the page began anew: what it held is lost");
    return paints >= wanted;
  };
  await page.waitForFunction(reached, goal, { timeout: 0 });
}

/** Twice, as what the first collection lets go may have held something else. */
async function look(session: CDPSession): Promise<Omit<Held, "slides">> {
  await session.send("HeapProfiler.collectGarbage");
  await session.send("HeapProfiler.collectGarbage");
  const { usedSize } = await session.send("Runtime.getHeapUsage");
  const { metrics } = await session.send("Performance.getMetrics");
  const metric = (wanted: string) => metrics.find(({ name }) => name === wanted)?.value ?? Number.NaN;
  return { heapBytes: usedSize, nodes: metric("Nodes"), listeners: metric("JSEventListeners") };
}
