import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { GlassSampler } from "./faults/glass-sampler.ts";
import { playlistOf, slide } from "./player-playlists.ts";
import { useWall } from "./player-wall.ts";

const PATIENTLY = { timeout: 60_000 };
const OWN = /data-version="(\w+)"/.exec(readFileSync(join(import.meta.dirname, "../../dist/player/index.html"), "utf8"))?.[1] ?? "";
const NEXT = "0123456789ab";

const at = useWall();
const version = () => at.page.evaluate(() => document.documentElement.dataset["version"]);
const shownTitle = () => at.page.locator("aushang-slide.shown h1");
const reign = () => at.page.evaluate(async () => (await (await caches.open("aushang-reign")).match("/play"))?.json());

/** From now on the server has another version, some scripts of which may be broken. */
function release(broken: RegExp | null = null, code = 'throw new Error("broken")'): void {
  at.server.shell = (path, file) => {
    if (path === "sw.js" || path === "index.html") return String(file).replaceAll(OWN, NEXT);
    return broken?.test(path) ? code : file;
  };
}

/** A player of the first version, in charge of itself. */
async function playing(...dwellsMs: readonly number[]): Promise<object> {
  await at.pair();
  await at.page.evaluate(() => navigator.serviceWorker.ready);
  const playlist = playlistOf(dwellsMs.map((dwellMs, index) => slide({ title: `Folie ${String(index + 1)}`, dwellMs })));
  at.server.push(playlist);
  await at.server.hear("painted");
  await expect.poll(reign, PATIENTLY).toEqual({ good: OWN, trial: null, bad: null });
  return playlist;
}

/** The player looks for a new version whenever its line is back. */
const look = () => at.server.disconnectAll();

/** A sound version takes over, but it never has its line. */
async function onTrialWithout(cutOff: () => unknown): Promise<void> {
  await at.page.clock.install();
  await playing(3000, 3000);
  release();
  const before = at.server.heard.length;
  look();
  await at.page.clock.runFor(3000);
  await at.server.hear("connected", () => true, before);
  await expect.poll(isNewVersionReady).toBe(true);
  await cutOff();
  await newVersionHangsThere();
  await shownTitle().waitFor();
}

/** Time goes on, little by little, until it does: a change of the picture has parts that wait for no clock. */
async function newVersionHangsThere(): Promise<void> {
  const soon = async () => {
    await at.page.clock.runFor(500);
    return version();
  };
  await expect.poll(soon, PATIENTLY).toBe(NEXT);
}

const isNewVersionReady = () => at.page.evaluate(async () => Boolean((await navigator.serviceWorker.getRegistration("/play"))?.waiting));

describe("a new version of the player", () => {
  it("waits until the slide changes, takes over, and is in charge once it hangs there and has its line", async () => {
    const playlist = await playing(8000, 8000);
    const sampler = new GlassSampler(at.page, { playlist });
    release();
    const changed = at.page.waitForEvent("framenavigated");
    look();
    await changed;
    await expect.poll(version, PATIENTLY).toBe(NEXT);
    await shownTitle().waitFor();
    await expect.poll(reign, PATIENTLY).toEqual({ good: NEXT, trial: null, bad: null });
    expect(at.complaints).toEqual([]);
    expect(await sampler.stop()).toEqual([]);
  });

  it.each([
    { what: "between two slides", dwellsMs: [3000, 3000] },
    { what: "although nothing changes on the glass", dwellsMs: [600_000] },
  ])(
    "is found and takes over $what, also if the server does not let the player in any more, as after a roll-back",
    async ({ dwellsMs }) => {
      await playing(...dwellsMs);
      release();
      at.server.refusal = "unsupported-protocol";
      look();
      await expect.poll(version, PATIENTLY).toBe(NEXT);
      await shownTitle().waitFor();
      at.server.refusal = null;
      await expect.poll(reign, PATIENTLY).toEqual({ good: NEXT, trial: null, bad: null });
    },
  );

  it("that fails at its start gives way to the one before at once", async () => {
    await playing(3000, 3000);
    release(/^assets\/.*\.js$/);
    look();
    await expect.poll(reign, PATIENTLY).toEqual({ good: OWN, trial: null, bad: NEXT });
    await expect.poll(version, PATIENTLY).toBe(OWN);
    await shownTitle().waitFor();
  });

  it("that never shows anything gives way after five minutes", async () => {
    await at.page.clock.install();
    await playing(3000, 3000);
    release(/^assets\/.*\.js$/, 'customElements.define("aushang-player", class extends HTMLElement {})');
    look();
    await newVersionHangsThere();
    await at.page.clock.runFor(290_000);
    expect(await version()).toBe(NEXT);
    await at.page.clock.runFor(11_000);
    await expect.poll(version, PATIENTLY).toBe(OWN);
    expect(await reign()).toEqual({ good: OWN, trial: null, bad: NEXT });
  });

  it("that does not get its line although the server answers gives way after five minutes", async () => {
    await onTrialWithout(() => {
      at.server.refusal = "unsupported-protocol";
    });
    await at.page.clock.runFor(290_000);
    expect(await version()).toBe(NEXT);
    await at.page.clock.runFor(11_000);
    await expect.poll(version, PATIENTLY).toBe(OWN);
    expect(await reign()).toEqual({ good: OWN, trial: null, bad: NEXT });
  });

  it("that does not get its line because there is no server stays, and is in charge once there is one", async () => {
    await onTrialWithout(() => at.server.down());
    await at.page.clock.runFor(301_000);
    expect(await version()).toBe(NEXT);
    expect(await reign()).toMatchObject({ good: OWN, bad: null });
    await at.server.up();
    const reignSoon = async () => {
      await at.page.clock.runFor(5000);
      return reign();
    };
    await expect.poll(reignSoon, PATIENTLY).toEqual({ good: NEXT, trial: null, bad: null });
  });

  it("that was opened again and again and never worked gives way to the one before, and is not tried again", async () => {
    await playing(3000, 3000);
    release(/\.js$/);
    const changed = at.page.waitForEvent("framenavigated");
    look();
    await changed;
    await expect.poll(version, PATIENTLY).toBe(NEXT);
    for (let opened = 1; opened < 4; opened++) {
      await at.page.reload();
      expect(await version()).toBe(NEXT);
    }
    await at.page.reload();
    expect(await version()).toBe(OWN);
    await shownTitle().waitFor();
    expect(await reign()).toEqual({ good: OWN, trial: null, bad: NEXT });
    const painted = at.server.heard.length;
    look();
    await at.server.hear("connected", () => true, painted);
    await at.server.hear("heartbeat", () => true, painted);
    await at.page.reload();
    expect(await version()).toBe(OWN);
  });
});
