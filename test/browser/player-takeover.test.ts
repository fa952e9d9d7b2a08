import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { collectComplaints, launchChromium } from "./chromium.ts";
import { SOONER_THAN_ASKED_MS } from "./patience.ts";
import { playlistOf, slide, takeover } from "./player-playlists.ts";
import { PlayerServer } from "./player-server.ts";
import { AR, DE, EN, PL, TR, UK } from "./player-takeover-words.ts";

const PICTURES = join(import.meta.dirname, "../../test-results/player");
/** A busy machine may take its time; only a broken player takes this long. */
const PATIENTLY = { timeout: 30_000 };
const HOUR_MS = 3_600_000;

let browser: Browser;
let server: PlayerServer;
let page: Page;
let complaints: string[];

beforeAll(async () => {
  await mkdir(PICTURES, { recursive: true });
  browser = await launchChromium();
});
afterAll(() => browser.close());

beforeEach(async () => {
  server = new PlayerServer();
  await server.up();
  server.claim();
});
afterEach(async () => {
  await page.context().close();
  await server.down();
});

/** A paired, connected player that plays nothing yet. */
async function pairedPlayer(viewport = { width: 1920, height: 1080 }, options: { readonly reducedMotion?: "reduce" } = {}): Promise<void> {
  page = await browser.newPage({ viewport, locale: "de-DE", ...options });
  complaints = collectComplaints(page);
  await page.goto(`${server.origin}/play`);
  await server.hear("heartbeat");
}

const urgent = () => page.locator("aushang-takeover.shown");
const shownTitle = () => page.locator("aushang-slide.shown h1");
const onGlass = () => page.locator("aushang-takeover.shown .languages > div:not(.turned) .own").allInnerTexts();

async function show(one: ReturnType<typeof takeover>, ...others: readonly ReturnType<typeof takeover>[]): Promise<void> {
  server.push({ ...playlistOf([slide({ title: "Darunter" })]), takeovers: [one, ...others] });
  await server.hear("painted", (painted) => painted.slide === one.id);
  await expect.poll(() => urgent().evaluate((element) => getComputedStyle(element).opacity), PATIENTLY).toBe("1");
}

describe("a takeover", () => {
  it("is on the glass when it is pushed, over everything, and is confirmed once by itself", async () => {
    await pairedPlayer();
    server.push(playlistOf([slide({ title: "Kantine" })]));
    await server.hear("painted");
    const alarm = takeover({ variants: [DE] });
    const pushedMs = Date.now();
    const hash = server.push({ ...playlistOf([slide({ title: "Kantine" })]), takeovers: [alarm] });
    const painted = await server.hear("painted", (heard) => heard.slide === alarm.id);
    expect(painted.heardMs - pushedMs).toBeLessThan(SOONER_THAN_ASKED_MS);
    expect(painted.playlist).toBe(hash);
    expect(await server.hear("heartbeat", ({ state }) => state === "takeover")).toMatchObject({ slide: alarm.id, playlist: hash });
    expect(await urgent().locator("h1").innerText()).toBe(DE.title);
    expect(await page.locator("aushang-stage header").isVisible()).toBe(false);
    expect(server.heard.filter((heard) => heard.type === "painted" && heard.slide === alarm.id)).toHaveLength(1);
    expect(complaints).toEqual([]);
  });

  it("does not wait for the pictures of the programme, and neither does its end", async () => {
    await pairedPlayer();
    server.givesMedia = false;
    const missing = { hash: "0".repeat(64), type: "image/webp", width: 960, height: 1200, bytes: 5 } as const;
    const pictured = slide({ title: "Mit Bild", template: "text-image", picture: { alt: "", renditions: [missing] } });
    const alarm = takeover({ variants: [DE] });
    const pushedMs = Date.now();
    server.push({ ...playlistOf([pictured]), takeovers: [alarm] });
    expect((await server.hear("painted", (heard) => heard.slide === alarm.id)).heardMs - pushedMs).toBeLessThan(SOONER_THAN_ASKED_MS);
    const clearedMs = Date.now();
    server.push(playlistOf([pictured]));
    expect((await server.hear("painted", (heard) => heard.slide === pictured.id)).heardMs - clearedMs).toBeLessThan(SOONER_THAN_ASKED_MS);
  });

  it("says icon and word, since when on the wall of the site, what happens and what to do, as an alert", async () => {
    await pairedPlayer();
    const fromMs = Date.UTC(2026, 10, 21, 9, 38);
    await show(takeover({ kind: "fire", severity: "extreme", variants: [DE], fromMs, untilMs: Date.now() + HOUR_MS }));
    expect(await urgent().locator(".badge").innerText()).toBe("Gefahr");
    expect(await urgent().locator(".badge svg path").count()).toBe(1);
    expect(await urgent().locator(".since").innerText()).toBe("seit 10:38");
    expect(await urgent().getByRole("alert").innerText()).toContain("Auf Durchsagen achten.");
  });

  it("ends by itself at its end, without any message, at the slide that would have been; its end is reported", async () => {
    page = await browser.newPage({ viewport: { width: 1920, height: 1080 }, locale: "de-DE" });
    await page.clock.install();
    await page.goto(`${server.origin}/play`);
    await server.hear("heartbeat");
    const first = slide({ title: "Erste", dwellMs: 60_000 });
    const second = slide({ title: "Zweite", dwellMs: 60_000 });
    server.push(playlistOf([first, second]));
    await server.hear("painted", (heard) => heard.slide === first.id);
    const alarm = takeover({ variants: [DE], untilMs: Date.now() + 90_000 });
    const hash = server.push({ ...playlistOf([first, second]), takeovers: [alarm] });
    await server.hear("painted", (heard) => heard.slide === alarm.id);
    await server.down();
    await page.clock.runFor(70_000);
    expect(await urgent().locator("h1").innerText()).toBe(DE.title);
    await page.clock.runFor(25_000);
    await expect.poll(() => shownTitle().innerText(), PATIENTLY).toBe("Zweite");
    await page.clock.runFor(30_000);
    await expect.poll(() => shownTitle().innerText(), PATIENTLY).toBe("Erste");
    const heardBefore = server.heard.length;
    await server.up();
    // Its patience runs by the moved clock, the line by the real one: a second at a time, or it gives up before anybody can answer.
    const told = () => server.heard.slice(heardBefore).find(({ type }) => type === "painted");
    await expect
      .poll(async () => {
        await page.clock.runFor(1000);
        return told();
      }, PATIENTLY)
      .toMatchObject({ playlist: hash, slide: second.id });
  });

  it("gives way to the all-clear at once, and the slide that follows is reported although it was before", async () => {
    await pairedPlayer();
    const only = slide({ title: "Kantine" });
    const programme = playlistOf([only]);
    server.push(programme);
    await server.hear("painted", (heard) => heard.slide === only.id);
    const alarm = takeover({ variants: [DE] });
    server.push({ ...programme, takeovers: [alarm] });
    await server.hear("painted", (heard) => heard.slide === alarm.id);
    const heardBefore = server.heard.length;
    const hash = server.push(programme);
    expect(await server.hear("painted", () => true, heardBefore)).toMatchObject({ playlist: hash, slide: only.id });
    expect(await server.hear("heartbeat", ({ state }) => state === "live", heardBefore)).toMatchObject({ slide: only.id });
  });

  it("kept from before is shown after power-on without a server if it is still on, and not if it is over", async () => {
    await pairedPlayer();
    const alarm = takeover({ variants: [DE] });
    await show(alarm);
    await page.evaluate(() => navigator.serviceWorker.ready);
    await server.down();
    await page.reload();
    await expect.poll(() => urgent().locator("h1").innerText(), PATIENTLY).toBe(DE.title);
    await page.clock.install({ time: alarm.untilMs + 1000 });
    await page.reload();
    await expect.poll(() => shownTitle().innerText(), PATIENTLY).toBe("Darunter");
    expect(await urgent().count()).toBe(0);
  });

  it("that this player does not understand costs only itself and is reported", async () => {
    await pairedPlayer();
    const newer = takeover({ kind: "meteorite", variants: [DE] });
    const only = slide({ title: "Kantine" });
    server.push({ ...playlistOf([only]), takeovers: [newer] });
    expect(await server.hear("painted")).toMatchObject({ slide: only.id });
    expect(await server.hear("fault")).toMatchObject({ kind: "slide", slide: newer.id });
  });

  it("does not fade for people who asked for calm", async () => {
    await pairedPlayer(undefined, { reducedMotion: "reduce" });
    await show(takeover({ variants: [DE] }));
    expect(await urgent().evaluate((element) => getComputedStyle(element).transitionDuration)).toMatch(/^0s(?:, 0s)*$/);
  });
});

describe("languages", () => {
  it("stand below the original, each under its own name, in its language and direction", async () => {
    await pairedPlayer();
    await show(takeover({ variants: [DE, EN, AR] }));
    expect(await onGlass()).toEqual(["English", "العربية"]);
    const below = await urgent()
      .locator(".languages > div")
      .evaluateAll((all) => all.map((one) => [one.getAttribute("lang"), one.getAttribute("dir")]));
    expect(below).toEqual([
      ["en", "ltr"],
      ["ar", "rtl"],
    ]);
    expect(await urgent().locator("article").getAttribute("lang")).toBe("de");
    expect(await urgent().locator(".index").isVisible()).toBe(false);
  });

  it("turn every eight seconds if they do not fit, while the original stands where it is", async () => {
    page = await browser.newPage({ viewport: { width: 1920, height: 1080 }, locale: "de-DE" });
    await page.clock.install();
    await page.goto(`${server.origin}/play`);
    await server.hear("heartbeat");
    const alarm = takeover({ variants: [DE, EN, TR, AR, UK, PL] });
    server.push({ ...playlistOf([slide({ title: "Darunter" })]), takeovers: [alarm] });
    await server.hear("painted", (heard) => heard.slide === alarm.id);
    // Letters that come late are fitted once more.
    await page.evaluate(() => document.fonts.ready.then(() => undefined));
    const before = await urgent().locator("h1").boundingBox();
    // The page's clock goes on between the looks: they are close enough to miss no turn.
    const seen: string[] = [];
    for (let look = 0; look < 20; look++) {
      const now = (await onGlass()).join();
      if (now !== seen.at(-1)) seen.push(now);
      await page.clock.runFor(2000);
    }
    const turns = ["English,Türkçe", "العربية,Українська", "Polski"];
    const first = turns.indexOf(seen[0] ?? "");
    expect(seen.slice(0, 4)).toEqual([0, 1, 2, 3].map((turn) => turns[(first + turn) % 3]));
    expect(await urgent().locator("h1").boundingBox()).toEqual(before);
  });
});

describe("a drill", () => {
  it("says so at top and bottom and on its badge, on a ground that no alarm has", async () => {
    await pairedPlayer();
    await show(takeover({ drill: true, severity: "extreme", variants: [DE, EN] }));
    const ground = () =>
      urgent()
        .locator("article")
        .evaluate((element) => getComputedStyle(element).backgroundColor);
    const drill = await ground();
    expect(await urgent().locator(".band").count()).toBe(2);
    expect(
      await urgent()
        .locator(".band b")
        .first()
        .evaluate((element) => (element as HTMLElement).innerText),
    ).toBe("ÜBUNG");
    expect(await urgent().locator(".badge").innerText()).toBe("Übung: Gefahr");
    await page.screenshot({ path: join(PICTURES, "takeover-drill.png") });
    await show(takeover({ severity: "extreme", variants: [DE, EN] }));
    expect(await urgent().locator(".band").count()).toBe(0);
    expect(await ground()).not.toBe(drill);
  });
});

describe("several takeovers at once", () => {
  it("the worst is on the glass, the others are named in one line, and the next follows when it ends", async () => {
    await pairedPlayer();
    const worst = takeover({ kind: "fire", severity: "extreme", variants: [DE] });
    const storm = takeover({ kind: "storm", severity: "moderate", variants: [EN] });
    const power = takeover({ kind: "power", severity: "severe", drill: true, variants: [EN] });
    await show(worst, storm, power);
    expect(await urgent().locator(".also").innerText()).toBe("Außerdem: Stromausfall (Übung), Unwetter");
    server.push({ ...playlistOf([slide({ title: "Darunter" })]), takeovers: [storm, power] });
    await server.hear("painted", (heard) => heard.slide === power.id);
    expect(await urgent().locator(".also").innerText()).toBe("Also: Severe weather");
  });
});

describe("quiet hours", () => {
  it("are black, nothing is drawn, and the heartbeat says off; a takeover lights the screen up", async () => {
    await pairedPlayer();
    const programme = playlistOf([slide({ title: "Niemand da" })]);
    const silent = { ...programme, segments: [{ fromMs: programme.fromMs, loop: 0, quiet: true }] };
    server.push(silent);
    expect(await server.hear("heartbeat", ({ state }) => state === "off")).toMatchObject({ slide: "off" });
    const dark = page.locator("aushang-stage .off.shown");
    await expect.poll(() => dark.evaluate((element) => getComputedStyle(element).opacity), PATIENTLY).toBe("1");
    expect(await dark.evaluate((element) => getComputedStyle(element).backgroundColor)).toBe("rgb(0, 0, 0)");
    expect(await dark.boundingBox()).toEqual({ x: 0, y: 0, width: 1920, height: 1080 });
    expect(await page.locator("aushang-stage header").isVisible()).toBe(false);
    const alarm = takeover({ variants: [DE] });
    server.push({ ...silent, takeovers: [alarm] });
    await server.hear("painted", (heard) => heard.slide === alarm.id);
    await server.hear("heartbeat", ({ state }) => state === "takeover");
  });
});
