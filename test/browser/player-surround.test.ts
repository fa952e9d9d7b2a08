import { execFile } from "node:child_process";
import { mkdtemp, readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { path as ffmpeg } from "@ffmpeg-installer/ffmpeg";
import type { Browser, Page } from "playwright-core";
import sharp from "sharp";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { PlayedLook } from "../../domain/model/look.ts";
import type { Instant } from "../../domain/model/time.ts";
import { launchChromium } from "./chromium.ts";
import { LOOK, paragraph, playlistOf, slide } from "./player-playlists.ts";
import { PlayerServer } from "./player-server.ts";

const STAGE = "aushang-player >> aushang-stage";
let browser: Browser;
let server: PlayerServer;

beforeEach(async () => {
  browser = await launchChromium();
  server = new PlayerServer();
  await server.up();
  server.claim();
});
afterEach(async () => {
  await browser.close();
  await server.down();
});

async function screen(
  size: { readonly width: number; readonly height: number } = { width: 1920, height: 1080 },
  prepare: (page: Page) => Promise<unknown> = async () => undefined,
): Promise<Page> {
  const from = server.heard.length;
  const page = await browser.newPage({ viewport: size, locale: "de-DE" });
  await prepare(page);
  await page.goto(`${server.origin}/play`);
  await server.hear("heartbeat", () => true, from);
  return page;
}

async function show(slides: readonly ReturnType<typeof slide>[], look: Partial<PlayedLook> = {}): Promise<void> {
  const from = server.heard.length;
  server.push(playlistOf(slides, { look }));
  await server.hear("painted", (painted) => painted.slide === slides[0]?.id, from);
}

/** Of the line at the bottom: whoever does not turn with the others is a whole turn late. */
const HALF_A_TURN_MS = 4000;
const HELLO = slide({ title: "Guten Morgen", body: [paragraph("Ein Text.")] });

describe("the look of a playlist", () => {
  it("has what was set up: logo, note, line at the bottom, accent, typeface; and leaves out what was not wanted", async () => {
    const page = await screen();
    const logo = server.addMedia(
      await sharp({ create: { width: 300, height: 100, channels: 3, background: "#0a5" } })
        .webp()
        .toBuffer(),
      "image/webp",
      300,
      100,
    );
    const header = { ...LOOK.header, date: false, note: "3 °C, Regen" };
    await show([HELLO], {
      logo: [logo as never],
      header,
      footer: { progress: false, text: "dortmund.de" },
      accents: { paper: "#8a1c5a", night: "#8a1c5a" },
      typeface: "noto-serif",
    });
    expect(await page.locator(`${STAGE} >> header`).innerText()).toMatch(/^Feuerwache 1\s+3 °C, Regen\s*\d\d:\d\d$/);
    const logoWidth = () => page.locator(`${STAGE} >> header img`).evaluate((image: HTMLImageElement) => image.naturalWidth);
    await expect.poll(logoWidth).toBe(300);
    expect(await page.locator(`${STAGE} >> .imprint`).innerText()).toBe("dortmund.de");
    expect(await page.locator(`${STAGE} >> footer`).count()).toBe(0);
    expect(await page.locator(".category").evaluate((row) => getComputedStyle(row).color)).toBe("rgb(138, 28, 90)");
    expect(await page.locator("aushang-slide h1").evaluate((title) => getComputedStyle(title).fontFamily)).toContain("Noto Serif Variable");
  });

  it("gives the slide the room of a header that is not shown, and keeps away from the edges of the panel", async () => {
    const page = await screen();
    const room = () =>
      page
        .locator("aushang-slide article")
        .last()
        .evaluate((article) => getComputedStyle(article).paddingTop);
    await show([HELLO]);
    expect(await room()).toBe("184px");
    await show([slide({ title: "Ohne Kopf" })], { header: { ...LOOK.header, shown: false } });
    expect(await room()).toBe("72px");
    await show([slide({ title: "Mit Rand" })], { safeAreaPercent: 5 });
    const place = await page.locator(`${STAGE} >> .place`).boundingBox();
    expect(place?.x).toBeCloseTo(96 + 96 * 0.9, 0);
  });

  it("flips its ticker at the same moment on two screens, and never moves it", async () => {
    const [one, other] = [await screen(), await screen()];
    await show([HELLO], { ticker: ["Erstens", "Zweitens", "Drittens"] });
    const line = (page: Page) => page.locator(`${STAGE} >> .ticker`).innerText();
    const before = await line(one);
    await expect.poll(() => line(one), { timeout: 12_000, interval: 20 }).not.toBe(before);
    const after = await line(one);
    await expect.poll(() => line(other), { timeout: HALF_A_TURN_MS, interval: 20 }).toBe(after);
    const moves = await one.locator(`${STAGE} >> .ticker span`).evaluate((span) => {
      const frames = span.getAnimations().map(({ effect }) => (effect as KeyframeEffect).getKeyframes());
      return frames.flat().some((frame) => "transform" in frame || "left" in frame);
    });
    expect(moves).toBe(false);
  });

  it("turns to night and back at its instants", async () => {
    const page = await screen();
    const tone = () => page.locator(STAGE).getAttribute("data-theme");
    const nowMs = Date.now();
    await show([HELLO], { nights: [{ fromMs: (nowMs + 10_000) as Instant, untilMs: (nowMs + 13_000) as Instant }] });
    expect(await tone()).toBe("paper");
    await expect.poll(tone, { interval: 50 }).toBe("night");
    expect(Date.now()).toBeGreaterThanOrEqual(nowMs + 9900);
    await expect.poll(tone, { interval: 50 }).toBe("paper");
    expect(Date.now()).toBeGreaterThanOrEqual(nowMs + 12_900);
  });

  it("has a slim header on a strip, and no smaller type than elsewhere", async () => {
    const page = await screen({ width: 1920, height: 540 });
    await show([HELLO]);
    expect(await page.locator(STAGE).getAttribute("data-format")).toBe("narrow");
    expect((await page.locator(`${STAGE} >> header`).boundingBox())?.y).toBe(20);
    const size = await page.locator("aushang-slide.shown .category").evaluate((row) => getComputedStyle(row).fontSize);
    expect(Number.parseFloat(size)).toBeGreaterThanOrEqual(34);
  });
});

describe("letters of other languages", () => {
  const greeting = slide({ title: "Привіт 🎉 Γεια σας", body: [paragraph("مرحبا بكم")], language: "uk" });
  const isLoaded = (page: Page, text: string) => page.evaluate((letters) => document.fonts.check('16px "Aushang Others"', letters), text);

  const kept = (page: Page) =>
    page.evaluate(async () => {
      const names = (await caches.keys()).filter((name) => name.startsWith("aushang-typefaces"));
      const files = await Promise.all(names.map(async (name) => (await (await caches.open(name)).keys()).map(({ url }) => url)));
      return ["cyrillic", "greek", "arabic", "emoji"].filter((letters) => files.flat().some((url) => url.includes(letters)));
    });

  it("are kept too when they were on their way as the service worker took over", async () => {
    const page = await screen(undefined, async (opening) => {
      await opening.addInitScript(() => {
        const { register } = ServiceWorkerContainer.prototype;
        ServiceWorkerContainer.prototype.register = async function (...words) {
          await new Promise((resolve) => addEventListener("typeface-asked-for", resolve));
          return register.apply(this, words);
        };
      });
      await opening.route("**/noto-*.woff2", async (route) => {
        await opening.evaluate(() => dispatchEvent(new Event("typeface-asked-for")));
        await opening.waitForFunction(() => navigator.serviceWorker.controller !== null);
        await route.continue();
      });
    });
    await show([greeting]);
    await expect.poll(() => kept(page)).toEqual(["cyrillic", "greek", "arabic", "emoji"]);
  });

  it("come with the first slide that has them, even one that is not on yet, and stay without a server", async () => {
    const page = await screen();
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
    await show([HELLO, greeting]);
    await expect.poll(() => isLoaded(page, "Привіт Γεια مرحبا")).toBe(true);
    await expect.poll(() => kept(page)).toEqual(["cyrillic", "greek", "arabic", "emoji"]);
    await server.down();
    await page.reload();
    await page.locator("aushang-slide.shown").waitFor();
    await expect.poll(() => isLoaded(page, "Привіт Γεια مرحبا")).toBe(true);
  });

  it("are not loaded by a screen that has nothing to say in them", async () => {
    const page = await screen();
    await show([HELLO]);
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => document.fonts.ready.then(() => undefined)));
    const fonts = await page.evaluate(() =>
      performance
        .getEntriesByType("resource")
        .filter(({ name }) => /noto/.test(name) && name.endsWith(".woff2"))
        .map(({ name }) => name),
    );
    expect(fonts).toEqual([]);
  });
});

describe("a film", () => {
  const files = (hash: object) => ({
    durationMs: 2000,
    hasSound: false,
    files: [{ ...hash, codecs: "vp8" }],
    captions: [],
  });
  const filmSlide = (hash: object) =>
    slide({ title: "Ein Film", template: "video", film: files(hash), fields: { sound: false }, dwellMs: 3000 });

  it("plays muted from its beginning when its slide is on, and leaves nothing behind", async () => {
    const target = join(await mkdtemp(join(tmpdir(), "aushang-film-")), "film.webm");
    const source = ["-f", "lavfi", "-i", "testsrc=size=320x180:rate=15:duration=2"];
    await promisify(execFile)(ffmpeg, [...source, "-c:v", "libvpx", "-b:v", "200k", target]);
    const page = await screen();
    const film = filmSlide(server.addMedia(await readFile(target), "video/webm" as never, 320, 180));
    await show([film, slide({ title: "Danach", dwellMs: 4000 })]);
    const video = page.locator("aushang-slide.shown video");
    await expect.poll(() => video.evaluate((one: HTMLVideoElement) => one.currentTime)).toBeGreaterThan(0);
    expect(await video.evaluate((one: HTMLVideoElement) => one.muted)).toBe(true);
    const held = await video.elementHandle();
    await page.locator("aushang-slide.shown h1", { hasText: "Danach" }).waitFor();
    await expect.poll(() => held?.evaluate((one) => [(one as HTMLVideoElement).paused, one.hasAttribute("src")])).toEqual([true, false]);
    expect(server.heard.filter(({ type }) => type === "fault")).toEqual([]);
  });

  it("that cannot be played is reported, and the next slide is shown", async () => {
    await screen();
    const broken = filmSlide(server.addMedia(Buffer.from("certainly no film"), "video/webm" as never, 320, 180));
    const next = slide({ title: "Danach" });
    server.push(playlistOf([broken, next]));
    expect(await server.hear("fault")).toMatchObject({ kind: "slide", slide: broken.id });
    await server.hear("painted", (painted) => painted.slide === next.id);
    expect(server.heard.some((heard) => heard.type === "painted" && heard.slide === broken.id)).toBe(false);
  });
});
