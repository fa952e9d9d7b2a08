import { describe, expect, it } from "vitest";
import { playlistOf, slide, takeover } from "../player-playlists.ts";
import { useWall } from "../player-wall.ts";
import { nameOn } from "./glass.ts";
import { GlassSampler } from "./glass-sampler.ts";
import { leap } from "./leap.ts";

const at = useWall();
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

async function playing() {
  await at.pair();
  await at.page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  const only = slide({ title: "Hängt da", dwellMs: 20_000 });
  const playlist = playlistOf([only]);
  at.server.push(playlist);
  await at.server.hear("painted", ({ slide: shown }) => shown === only.id);
  return { only, playlist };
}

describe("a screen that had to begin anew three times in ten minutes", () => {
  it("shows only place and time for half an hour, takeovers all the same, and then its programme again", async () => {
    await at.page.clock.install();
    const { only, playlist } = await playing();
    await at.page.evaluate(() => {
      const nowMs = Date.now();
      localStorage.setItem("aushang.reloads", [nowMs - 180_000, nowMs - 120_000, nowMs - 1000].join());
    });
    await at.page.reload();
    await expect.poll(() => nameOn(at.page)).toBe("house");
    expect(await at.server.hear("fault", ({ message }) => message.startsWith("safe mode"))).toMatchObject({ kind: "internal" });
    const alarm = takeover({ variants: [{ language: "de", title: "Rauch", body: [] }], untilMs: Date.now() + 5 * MINUTE_MS });
    at.server.push({ ...playlist, takeovers: [alarm] });
    await expect.poll(() => nameOn(at.page)).toBe(alarm.id);
    await at.page.clock.fastForward(6 * MINUTE_MS);
    await expect.poll(() => nameOn(at.page)).toBe("house");
    await at.page.clock.fastForward(25 * MINUTE_MS);
    await expect.poll(() => nameOn(at.page)).toBe(only.id);
  });
});

describe("the fresh start at night", () => {
  it("comes once between two and four, without a server too, and the same hangs there again", async () => {
    await at.page.clock.install({ time: Date.UTC(2027, 0, 12, 18) });
    await at.page.addInitScript(startCountingAnew);
    const begunMs = Date.now();
    at.server.nowMs = () => Date.UTC(2027, 0, 12, 18) + Date.now() - begunMs;
    await at.pair();
    await at.page.waitForFunction(() => navigator.serviceWorker.controller !== null);
    const only = slide({ title: "Auch nachts" });
    const playlist = playlistOf([only], { fromMs: Date.UTC(2027, 0, 12, 17) });
    at.server.push(playlist);
    await at.server.hear("painted", ({ slide: shown }) => shown === only.id);
    await at.server.down();
    const opened: string[] = [];
    at.page.on("framenavigated", (frame) => opened.push(frame.url()));
    const sampler = new GlassSampler(at.page, { playlist, trueMs: (deviceMs) => deviceMs });
    // It is 19:00 at the site.
    for (let quarter = 0; quarter < 7 * 4; quarter++) await leap(at.page, HOUR_MS / 4);
    expect(opened).toEqual([]);
    for (let minute = 0; minute < 3 * 60 && opened.length === 0; minute++) {
      await leap(at.page, MINUTE_MS);
      await nameOn(at.page).catch(() => null);
    }
    expect(opened).toEqual([`${at.server.origin}/play`]);
    await expect.poll(() => nameOn(at.page).catch(() => null)).toBe(only.id);
    for (let quarter = 0; quarter < 3 * 4; quarter++) await leap(at.page, HOUR_MS / 4);
    expect(opened).toHaveLength(1);
    expect(await sampler.stop()).toEqual([]);
  });
});

/** Each page counts from its own beginning. A clock that was installed goes on over a reload, and the new page would seem to have run all day. */
function startCountingAnew(): void {
  const count = performance.now.bind(performance);
  let begunMs: number | undefined;
  performance.now = () => {
    begunMs ??= count();
    return count() - begunMs;
  };
}

describe("a stage that cannot be drawn", () => {
  it("keeps what hangs there, is reported, and tries again until it can", async () => {
    const { only, playlist } = await playing();
    const sampler = new GlassSampler(at.page, { playlist });
    await at.page.evaluate(() => {
      const stage = document.querySelector("aushang-player")?.shadowRoot?.querySelector("aushang-stage");
      const fail = () => {
        throw new Error("no stage");
      };
      if (stage) Reflect.set(stage, "render", fail);
    });
    await expect
      .poll(() => at.server.heard.some((heard) => heard.type === "fault" && heard.message.includes("no stage")), { timeout: 90_000 })
      .toBe(true);
    await sampler.seen(2);
    const next = slide({ title: "Danach" });
    await at.page.evaluate(() => {
      const stage = document.querySelector("aushang-player")?.shadowRoot?.querySelector("aushang-stage");
      if (stage) Reflect.deleteProperty(stage, "render");
    });
    const later = playlistOf([next]);
    sampler.now({ playlist: later, substitutes: [only.id] });
    at.server.push(later);
    await at.server.hear("painted", ({ slide: shown }) => shown === next.id);
    expect(await sampler.stop()).toEqual([]);
  });
});
