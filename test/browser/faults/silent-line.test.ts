import { afterEach, beforeEach, expect, it } from "vitest";
import { playlistOf, slide } from "../player-playlists.ts";
import { useWall } from "../player-wall.ts";
import { GlassSampler } from "./glass-sampler.ts";
import { openSilentWay, type SilentWay } from "./other-network.ts";

const at = useWall();
let way: SilentWay;
beforeEach(async () => {
  way = await openSilentWay(at.server.origin);
});
afterEach(() => way.close());

const isConnected = () => at.page.locator("aushang-player").getAttribute("data-connected");

it("a line on which nothing comes any more, though nobody hung up, is noticed within 45 seconds, and another one is made", async () => {
  await at.page.clock.install();
  await at.page.goto(`${way.origin}/play`);
  await at.page.locator("aushang-pairing .code").waitFor();
  at.server.claim();
  await at.server.hear("heartbeat");
  const playlist = playlistOf([slide({ title: "Bleibt hängen" })]);
  at.server.push(playlist);
  await at.server.hear("painted");
  const sampler = new GlassSampler(at.page, { playlist });
  const before = at.server.heard.length;
  way.swallow();
  let silentMs = 0;
  while ((await isConnected()) === "true") {
    await at.page.clock.runFor(1000);
    silentMs += 1000;
    expect(silentMs).toBeLessThanOrEqual(46_000);
  }
  await expect
    .poll(async () => {
      await at.page.clock.runFor(1000);
      return at.server.heard.slice(before).some(({ type }) => type === "heartbeat");
    })
    .toBe(true);
  expect(await sampler.stop()).toEqual([]);
});
