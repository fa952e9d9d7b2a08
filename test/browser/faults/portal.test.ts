import { afterEach, describe, expect, it } from "vitest";
import { playlistOf, slide } from "../player-playlists.ts";
import { useWall } from "../player-wall.ts";
import { nameOn } from "./glass.ts";
import { GlassSampler } from "./glass-sampler.ts";
import { openPortal, type Portal } from "./other-network.ts";

const at = useWall();
let portal: Portal | null = null;
afterEach(async () => {
  await portal?.close();
  portal = null;
});

/** From now on the network wants a sign-in. */
async function putPortal(): Promise<Portal> {
  const { origin } = at.server;
  await at.server.down();
  portal = await openPortal(origin);
  return portal;
}

async function takePortalAway(): Promise<void> {
  await portal?.close();
  portal = null;
  await at.server.up();
}

async function playing() {
  await at.pair();
  await at.page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  const only = slide({ title: "Hängt trotzdem" });
  const playlist = playlistOf([only]);
  at.server.push(playlist);
  await at.server.hear("painted", ({ slide: shown }) => shown === only.id);
  return { only, playlist };
}

const version = () => at.page.evaluate(() => document.documentElement.dataset["version"]);
const update = () =>
  at.page.evaluate(async () => {
    const registration = await navigator.serviceWorker.getRegistration("/play");
    return registration?.update().then(
      () => "taken",
      () => "refused",
    );
  });

describe("a network that wants a sign-in and answers everything with its own page", () => {
  it("gets neither script, page nor playlist of its own into the player, which plays on, restarts included, and is back by itself", async () => {
    const { playlist } = await playing();
    const own = await version();
    const sampler = new GlassSampler(at.page, { playlist });
    const { asked } = await putPortal();
    await expect.poll(() => asked.some((url) => url.startsWith("/socket.io/"))).toBe(true);
    expect(await update()).toBe("refused");
    expect(asked).toContain("/play/sw.js");
    await at.page.reload();
    await sampler.seen(3);
    expect(await version()).toBe(own);
    const before = at.server.heard.length;
    await takePortalAway();
    await at.server.hear("heartbeat", ({ slide: shown }) => shown !== null, before);
    expect(await sampler.stop()).toEqual([]);
  });

  it("does not bring half a new version: it is kept only if every file of it is one of ours", async () => {
    const { only } = await playing();
    const own = await version();
    at.server.shell = (path, file) => (path === "sw.js" ? String(file).replaceAll(own ?? "", "0123456789ab") : file);
    at.server.strange = /\.css$/;
    expect(await update()).toBe("taken");
    await expect
      .poll(() => at.page.evaluate(async () => (await navigator.serviceWorker.getRegistration("/play"))?.installing ?? null))
      .toBe(null);
    await at.page.reload();
    await expect.poll(() => nameOn(at.page)).toBe(only.id);
    expect(await version()).toBe(own);
  });
});
