import { expect, it } from "vitest";
import { playlistOf, slide } from "../player-playlists.ts";
import { useWall } from "../player-wall.ts";
import { GlassSampler } from "./glass-sampler.ts";

const at = useWall();
const FLAPS = 200;
const APART_MS = 5000;

it("a network that goes and comes every five seconds, 200 times, changes nothing on the glass: the same layer stays", {
  timeout: 300_000,
}, async () => {
  await at.page.clock.install();
  await at.pair();
  const playlist = playlistOf([slide({ title: "Ganz ruhig" })]);
  at.server.push(playlist);
  await at.server.hear("painted");
  const layer = await at.page.locator("aushang-slide.shown").elementHandle();
  await layer?.evaluate((element) => {
    let flickers = 0;
    const note = () => Reflect.set(window, "flickers", ++flickers);
    Reflect.set(window, "flickers", flickers);
    for (const of of [element, element.parentNode]) if (of) new MutationObserver(note).observe(of, { attributes: true, childList: true });
  });
  const sampler = new GlassSampler(at.page, { playlist, trueMs: (deviceMs) => deviceMs });
  const context = at.page.context();
  for (let flap = 0; flap < FLAPS; flap++) {
    await context.setOffline(true);
    await at.page.clock.runFor(APART_MS / 2);
    await context.setOffline(false);
    await at.page.clock.runFor(APART_MS / 2);
  }
  const before = at.server.heard.length;
  await expect
    .poll(async () => {
      await at.page.clock.runFor(1000);
      return at.server.heard.slice(before).some(({ type }) => type === "heartbeat");
    })
    .toBe(true);
  expect(at.server.heard.filter(({ type }) => type === "connected").length).toBeGreaterThan(FLAPS / 2);
  expect(await sampler.stop()).toEqual([]);
  expect(await layer?.evaluate((element) => [element.isConnected, element.className])).toEqual([true, "layer shown"]);
  expect(await at.page.evaluate(() => Reflect.get(window, "flickers"))).toBe(0);
  expect(at.server.heard.filter(({ type }) => type === "fault")).toEqual([]);
});
