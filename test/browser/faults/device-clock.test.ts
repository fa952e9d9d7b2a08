import { describe, expect, it } from "vitest";
import { playlistOf, slide } from "../player-playlists.ts";
import { useWall } from "../player-wall.ts";
import { nameOn } from "./glass.ts";
import { GlassSampler } from "./glass-sampler.ts";

const at = useWall();
const HOUR_MS = 3_600_000;
const YEAR_MS = 365 * 24 * HOUR_MS;

/** Slides of four seconds: a clock that is wrong by more than one shows another one. */
const loop = () => playlistOf(["Eins", "Zwei", "Drei", "Vier"].map((title) => slide({ title, dwellMs: 4000 })));

describe("a device whose clock is wrong", () => {
  it.each([
    { wrong: "five hours fast", byMs: 5 * HOUR_MS },
    { wrong: "five hours slow", byMs: -5 * HOUR_MS },
    { wrong: "three years slow", byMs: -3 * YEAR_MS },
  ])("shows what the server's time says, also after a restart without a server: $wrong", async ({ byMs }) => {
    await at.page.clock.setSystemTime(Date.now() + byMs);
    await at.pair();
    const playlist = loop();
    at.server.push(playlist);
    await at.server.hear("painted");
    const sampler = new GlassSampler(at.page, { playlist });
    await sampler.seen(5);
    await at.page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
    await at.server.down();
    await at.page.reload();
    await sampler.seen(6);
    expect(await sampler.stop()).toEqual([]);
  });
});

describe("a device that slept for eight hours", () => {
  it("shows what is on now as soon as it has its line back", async () => {
    const sleptMs = 8 * HOUR_MS;
    await at.page.addInitScript(() => {
      const awakeMs = Date.now;
      Date.now = () => awakeMs() + Number(Reflect.get(window, "sleptMs") ?? 0);
    });
    await at.pair();
    const [evening, morning] = [slide({ title: "Am Abend" }), slide({ title: "Am Morgen" })];
    const begun = playlistOf([evening, morning]);
    const morningMs = begun.fromMs + sleptMs / 2;
    const segments = [
      { fromMs: begun.fromMs, loop: 0 },
      { fromMs: morningMs, loop: 1 },
    ];
    const playlist = { ...begun, loops: [[0], [1]], segments };
    at.server.push(playlist);
    await at.server.hear("painted");
    const sampler = new GlassSampler(at.page, { playlist, trueMs: () => at.server.nowMs() });
    await sampler.seen(2);

    const before = at.server.heard.length;
    at.server.nowMs = () => Date.now() + sleptMs;
    // Its own clock has gone on as well; the one that never jumps has stood still.
    await at.page.evaluate((ms) => Reflect.set(window, "sleptMs", ms), sleptMs);
    at.server.disconnectAll();
    sampler.now({ substitutes: [evening.id] });
    await at.server.hear("painted", ({ slide: shown }) => shown === morning.id, before);
    sampler.now({ substitutes: [] });
    await sampler.seen(3);
    expect(await sampler.stop()).toEqual([]);
    expect(await nameOn(at.page)).toBe(morning.id);
  });
});
