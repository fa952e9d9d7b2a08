import { expect, it } from "vitest";
import { paragraph, playlistOf, slide } from "./player-playlists.ts";
import { useWall } from "./player-wall.ts";

const at = useWall();
const SECOND_MS = 1000;
/** What boot.ts waits for, once: a player that does not start or never paints. It ends by itself. */
const BOOT_MS = [30 * SECOND_MS, 300 * SECOND_MS];

/** Timers of a resting page: who has them, and after how long they come. */
const KNOWN: Readonly<Record<string, (afterMs: number) => boolean>> = {
  "glass watch": (afterMs) => afterMs === 6 * SECOND_MS,
  heartbeat: (afterMs) => afterMs >= 13.5 * SECOND_MS && afterMs <= 16.5 * SECOND_MS,
  "silence of the server": (afterMs) => afterMs === 45 * SECOND_MS,
  "plays to be written down": (afterMs) => afterMs === 90 * SECOND_MS,
  "media tending": (afterMs) => afterMs === 60 * SECOND_MS,
};

interface Resting extends Window {
  readonly alive: Map<number, number>;
}

it("a slide that hangs there needs no layout and no timers but those that watch", async () => {
  await at.page.addInitScript(() => {
    const alive = new Map<number, number>();
    Object.assign(window, { alive });
    const { setTimeout: set, setInterval: repeat, clearTimeout: clear } = window;
    const begin = (fire: (...given: unknown[]) => void, ms = 0, ...given: unknown[]) => {
      const id: number = set(() => {
        alive.delete(id);
        fire(...given);
      }, ms) as unknown as number;
      alive.set(id, ms);
      return id;
    };
    const end = (id?: number) => {
      alive.delete(id ?? 0);
      clear(id);
    };
    const beginRepeating = (fire: () => void, ms = 0) => {
      const id = repeat(fire, ms) as unknown as number;
      alive.set(id, ms);
      return id;
    };
    Object.assign(window, { setTimeout: begin, setInterval: beginRepeating, clearTimeout: end, clearInterval: end });
  });
  await at.pair();
  at.server.push(playlistOf([slide({ title: "Bleibt", body: [paragraph("Ein Satz dazu.")] }), slide({ title: "Danach" })]));
  const minute = () => at.page.locator("aushang-stage header time").innerText();
  await at.page.locator("aushang-slide.shown h1").waitFor();
  const before = await minute();
  await expect.poll(minute, { timeout: 65 * SECOND_MS }).not.toBe(before);
  await at.page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));

  const session = await at.page.context().newCDPSession(at.page);
  await session.send("Performance.enable");
  const layouts = async () => {
    const { metrics } = await session.send("Performance.getMetrics");
    return metrics.find(({ name }) => name === "LayoutCount")?.value;
  };
  const laidOut = await layouts();
  const from = at.server.heard.length;
  for (let beats = 0, heard = from; beats < 2; beats++) {
    await at.server.hear("heartbeat", undefined, heard);
    heard = at.server.heard.length;
  }
  expect(await layouts()).toBe(laidOut);

  const waits = await at.page.evaluate(() => [...(window as unknown as Resting).alive.values()]);
  const others = waits.filter((afterMs) => !BOOT_MS.includes(afterMs)).sort((a, b) => a - b);
  const named = others.map((afterMs) => Object.keys(KNOWN).find((name) => KNOWN[name]?.(afterMs)) ?? "stage deadline");
  expect(named.sort()).toEqual([...Object.keys(KNOWN), "stage deadline"].sort());
});
