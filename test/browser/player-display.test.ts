import { execFile } from "node:child_process";
import { mkdtemp, readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { path as ffmpeg } from "@ffmpeg-installer/ffmpeg";
import type { Page } from "playwright-core";
import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { colourAt, keep } from "./pixels.ts";
import { ALARM, LANDSCAPE, PATIENTLY, photograph, shows, usePanels, WORDS } from "./player-panels.ts";
import { paragraph, playlistOf, slide, takeover } from "./player-playlists.ts";

const at = usePanels();

/** What is moved by animations and transitions anywhere on the page. A document's own list leaves out what is inside its elements. */
function movingNow(): readonly string[] {
  const roots: (Document | ShadowRoot)[] = [document];
  for (const root of roots) for (const { shadowRoot } of root.querySelectorAll("*")) if (shadowRoot) roots.push(shadowRoot);
  const animations = roots.flatMap((root) => root.getAnimations());
  return animations.map(({ effect }) => String((effect as KeyframeEffect).target?.className));
}
const moving = (page: Page) => page.evaluate(movingNow);

/** Looks in each frame from now on. @returns asks for what has moved by then */
async function watchMotion(page: Page): Promise<() => Promise<readonly string[]>> {
  await page.evaluate(`{
    const movingNow = ${String(movingNow)};
    window.seen = new Set();
    const look = () => {
      for (const one of movingNow()) window.seen.add(one);
      requestAnimationFrame(look);
    };
    look();
  }`);
  return () => page.evaluate("[...window.seen]");
}

const transitions = (page: Page) =>
  page
    .locator("aushang-stage .layer, aushang-stage .ticker span, aushang-stage .text")
    .evaluateAll((all) => all.flatMap((one) => [getComputedStyle(one).transitionDuration, getComputedStyle(one).animationDuration]));

describe("brightness", () => {
  const EVENING = { startMinute: 22 * 60, endMinute: 5 * 60, percent: 40 };
  const PAPER = "#f6f4ee";
  /** Two fifths of the light of paper. */
  const DIMMED = "#62625f";
  const corner = async (page: Page) => colourAt(await photograph(page), 4, 4);

  /** The server's clock reads that on a wall in Berlin in winter; the screens go by it. */
  function setClock(time: string): number {
    const wantedMs = Date.parse(`2027-01-15T${time}+01:00`);
    const skewMs = wantedMs - Date.now();
    at.server.nowMs = () => Date.now() + skewMs;
    return wantedMs - 1000;
  }

  it("is full until the minute at which it is dimmed, and then is dimmed by itself; a takeover has all the light", async () => {
    const fromMs = setClock("21:59:48");
    const one = slide(WORDS);
    const playlist = playlistOf([one], { fromMs });
    at.server.push(playlist);
    const page = await at.hang(LANDSCAPE, { brightness: [EVENING] });
    await shows(page, WORDS.title);
    const time = () => page.locator("aushang-stage header time").innerText();
    expect([await time(), await corner(page)]).toEqual(["21:59", PAPER]);
    await expect.poll(() => corner(page), PATIENTLY).toBe(DIMMED);
    expect(await time()).toBe("22:00");
    await keep(await photograph(page), "dimmed");
    at.server.push({ ...playlist, takeovers: [takeover({ ...ALARM, fromMs: at.server.nowMs() - 1000 })] });
    await shows(page, "Feuer");
    expect(await corner(page)).toBe("#7d0a24");
    at.server.push(playlist);
    await shows(page, WORDS.title);
    await expect.poll(() => corner(page), PATIENTLY).toBe(DIMMED);
  });

  it("is full again at the minute at which the hours end, and is dimmed at once when somebody says so", async () => {
    const fromMs = setClock("04:59:50");
    at.server.push(playlistOf([slide(WORDS)], { fromMs }));
    const page = await at.hang(LANDSCAPE);
    await shows(page, WORDS.title);
    expect(await corner(page)).toBe(PAPER);
    at.server.setDisplay({ brightness: [EVENING] });
    await expect.poll(() => page.locator("aushang-stage .dim").evaluate((dim) => getComputedStyle(dim).opacity), PATIENTLY).toBe("0.6");
    await expect.poll(() => corner(page), PATIENTLY).toBe(PAPER);
    expect(await page.locator("aushang-stage header time").innerText()).toBe("05:00");
  });
});

describe("a calm screen", () => {
  const LINES = ["Erstens", "Zweitens", "Drittens"];
  const turning = () => [slide({ ...WORDS, dwellMs: 3000 }), slide({ ...WORDS, title: "Winterdienst", dwellMs: 3000 })];

  it("moves nothing: no fade, no bar, no ticker, while slides and lines change", async () => {
    at.server.push(playlistOf(turning(), { look: { ticker: LINES } }));
    const page = await at.hang(LANDSCAPE, { calm: true });
    await shows(page, "Grippeschutz");
    const seen = await watchMotion(page);
    const ticker = page.locator("aushang-stage .ticker");
    const before = await ticker.innerText();
    await shows(page, "Winterdienst");
    await shows(page, "Grippeschutz");
    await expect.poll(() => ticker.innerText(), PATIENTLY).not.toBe(before);
    at.server.push({ ...playlistOf(turning(), { look: { ticker: LINES } }), takeovers: [takeover(ALARM)] });
    await shows(page, "Feuer");
    expect(await seen()).toEqual([]);
    expect(new Set(await transitions(page))).toEqual(new Set(["0s", "0s, 0s"]));
  });

  it("is the only one on which nothing moves", async () => {
    at.server.push(playlistOf(turning(), { look: { ticker: LINES } }));
    const page = await at.hang(LANDSCAPE);
    await shows(page, "Grippeschutz");
    const seen = await watchMotion(page);
    await shows(page, "Winterdienst");
    await expect.poll(seen, PATIENTLY).toEqual(expect.arrayContaining(["fill", "layer shown", "flip0", "flip1"]));
  });

  it("becomes calm and lively again while it runs", async () => {
    at.server.push(playlistOf([slide(WORDS)], { look: { ticker: LINES } }));
    const page = await at.hang(LANDSCAPE);
    await shows(page, WORDS.title);
    await expect.poll(() => moving(page), PATIENTLY).toContain("fill");
    at.server.setDisplay({ calm: true });
    await expect.poll(() => moving(page), PATIENTLY).toEqual([]);
    const fill = () => page.locator("aushang-stage .fill").evaluate((bar) => getComputedStyle(bar).transform);
    expect(await fill()).toBe("matrix(1, 0, 0, 1, 0, 0)");
    at.server.setDisplay({ calm: false });
    await expect.poll(() => moving(page), PATIENTLY).toContain("fill");
  });

  it("shows the still picture of a film with its title, in its turn and for its time, and stills one that plays", async () => {
    const target = join(await mkdtemp(join(tmpdir(), "aushang-film-")), "film.webm");
    const source = ["-f", "lavfi", "-i", "testsrc=size=640x360:rate=15:duration=6"];
    await promisify(execFile)(ffmpeg, [...source, "-c:v", "libvpx", "-b:v", "200k", target]);
    const file = at.server.addMedia(await readFile(target), "video/webm" as never, 640, 360);
    const film = { durationMs: 6000, hasSound: false, files: [{ ...file, codecs: "vp8" }], captions: [] };
    const fields = { sound: false };
    const first = slide({ title: "Ein Film", template: "video", film, fields, dwellMs: 6000 });
    at.server.push(playlistOf([first, slide({ ...WORDS, title: "Danach", dwellMs: 3000 })]));
    const page = await at.hang(LANDSCAPE, { calm: true });
    const video = page.locator("aushang-slide.shown video");
    const state = () => video.evaluate((one: HTMLVideoElement) => [one.paused, one.currentTime, one.videoWidth]);
    await shows(page, "Danach");
    await video.waitFor();
    expect(await state()).toEqual([true, 0, 640]);
    expect(await page.locator("aushang-slide.shown .text").evaluate((text) => getComputedStyle(text).opacity)).toBe("1");
    await keep(await photograph(page), "calm-film");
    expect(await moving(page)).toEqual([]);
    await shows(page, "Danach");
    at.server.setDisplay({ calm: false });
    await video.waitFor();
    await expect.poll(() => video.evaluate((one: HTMLVideoElement) => one.currentTime), PATIENTLY).toBeGreaterThan(0);
    at.server.setDisplay({ calm: true });
    // By itself it would not end before six seconds.
    await expect.poll(() => video.evaluate((one: HTMLVideoElement) => one.paused), { timeout: 2000 }).toBe(true);
    await shows(page, "Danach");
  });
});

async function photo(width: number) {
  const height = (width * 9) / 16;
  const bytes = await sharp({ create: { width, height, channels: 3, background: "#c96f3f" } })
    .webp()
    .toBuffer();
  return at.server.addMedia(bytes, "image/webp", width, height);
}

describe("a glass that is changed while it runs", () => {
  const WITHIN_A_SECOND = { timeout: 1000, interval: 20 };
  const stage = (page: Page) => page.locator("aushang-stage");
  const bodySize = (page: Page) =>
    page.locator("aushang-slide.shown .body").evaluate((body) => Math.round(Number.parseFloat(getComputedStyle(body).fontSize)));

  it("turns, tiles, moves in and grows within a second and without a reload, and knows it after a restart without a server", async () => {
    const one = slide({ title: "Kantine zu", body: [paragraph("Heute ab 14 Uhr.")] });
    at.server.push(playlistOf([one]));
    const page = await at.hang(LANDSCAPE);
    await shows(page, "Kantine");
    await page.evaluate(() => Reflect.set(window, "same", true));
    const usual = await bodySize(page);
    at.server.setDisplay({ largeType: true });
    await expect.poll(() => bodySize(page), WITHIN_A_SECOND).toBeGreaterThan(usual * 1.25);
    await keep(await photograph(page), "large-type");
    at.server.setDisplay({ rotation: 270 });
    await expect.poll(() => stage(page).getAttribute("data-format"), WITHIN_A_SECOND).toBe("portrait");
    const wall = { columns: 2, rows: 2, column: 1, row: 1, bezelAcrossPercent: 0, bezelDownPercent: 0 };
    at.server.setDisplay({ wall });
    const box = () => page.locator("aushang-slide.shown").boundingBox();
    await expect.poll(box, WITHIN_A_SECOND).toEqual({ x: -1920, y: -1080, width: 3840, height: 2160 });
    at.server.setDisplay({ overscanPercent: 10 });
    await expect.poll(box, WITHIN_A_SECOND).toEqual({ x: 192, y: 108, width: 1536, height: 864 });
    at.server.setDisplay({ rotation: 90 });
    await expect.poll(() => stage(page).getAttribute("data-format"), WITHIN_A_SECOND).toBe("portrait");
    expect(await page.evaluate(() => Reflect.get(window, "same"))).toBe(true);
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
    await at.server.down();
    await page.reload();
    await shows(page, "Kantine");
    expect(await stage(page).getAttribute("data-format")).toBe("portrait");
  });

  it("fetches a picture in the size that it now has", async () => {
    const sizes = [960, 1920, 3840];
    const renditions = await Promise.all(sizes.map(photo));
    const one = slide({ ...WORDS, template: "full-image", fields: { caption: "" }, picture: { alt: "Bild", renditions } });
    at.server.push(playlistOf([one]));
    const page = await at.hang(LANDSCAPE);
    await page.locator("aushang-slide.shown img").waitFor();
    expect(at.server.mediaRequests).toContain(renditions[1]?.hash);
    const wall = { columns: 2, rows: 2, column: 1, row: 1, bezelAcrossPercent: 0, bezelDownPercent: 0 };
    at.server.setDisplay({ wall });
    // Each minute it looks by itself; that would be late.
    await expect.poll(() => at.server.mediaRequests, { timeout: 20_000 }).toContain(renditions[2]?.hash);
    const isLarge = () => page.locator("aushang-slide.shown img").evaluate((img: HTMLImageElement) => img.naturalWidth);
    await expect.poll(isLarge, PATIENTLY).toBe(3840);
  });
});
