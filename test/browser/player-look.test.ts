import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { collectComplaints, launchChromium } from "./chromium.ts";
import { paragraph, playlistOf, slide } from "./player-playlists.ts";
import { PlayerServer } from "./player-server.ts";

const PICTURES = join(import.meta.dirname, "../../test-results/player");
const FORMATS = {
  landscape: { width: 1920, height: 1080 },
  portrait: { width: 1080, height: 1920 },
  small: { width: 1366, height: 768 },
  narrow: { width: 1920, height: 540 },
} as const;
const LONGEST_WORD = "Aufsichtsratsmitgliederversammlungsbeschlussfassungsvorlagen";
const SENTENCE = "Bitte beachten Sie die geänderten Öffnungszeiten der Kantine im Dezember. ";
const LIST = {
  type: "list",
  ordered: true,
  items: Array.from({ length: 12 }, (_, n) => [{ type: "text", text: `Punkt ${n + 1}: Jeder trägt seine Warnkleidung` }]),
};

/** From hardly anything to the most that an editor may write. */
const CONTENTS = {
  short: { title: "Wasser abgestellt", body: [] },
  typical: {
    title: "Grippeschutz: Impfteam kommt in die Wache",
    body: [paragraph("Mittwoch, 25. November, 7 bis 11 Uhr, Schulungsraum. Ohne Termin.")],
  },
  "title of 300 characters": { title: SENTENCE.repeat(5).slice(0, 300), body: [paragraph(SENTENCE)] },
  "word of 60 letters": { title: LONGEST_WORD, body: [paragraph(`Zur ${LONGEST_WORD} kommen alle.`)] },
  "long list": { title: "Was ab Montag gilt", body: [paragraph(SENTENCE), LIST] },
  "everything at its longest": { title: SENTENCE.repeat(5).slice(0, 300), body: [paragraph(SENTENCE.repeat(68).slice(0, 5000))] },
} as const;

/** A busy machine may take its time; only a broken player takes this long. */
const PATIENTLY = { timeout: 30_000 };

let browser: Browser;
let server: PlayerServer;
let photo: ReturnType<PlayerServer["addMedia"]>;

beforeAll(async () => {
  await mkdir(PICTURES, { recursive: true });
  browser = await launchChromium();
  server = new PlayerServer();
  await server.up();
  const bytes = await sharp({ create: { width: 960, height: 1200, channels: 3, background: "#c96f3f" } })
    .webp()
    .toBuffer();
  photo = server.addMedia(bytes, "image/webp", 960, 1200);
  server.claim();
});
afterAll(async () => {
  await browser.close();
  await server.down();
});

/** Pieces of text that stick out of the area of the slide, of the picture's frame, or out of one another's column. */
function cutText(): readonly string[] {
  const stage = document.querySelector("aushang-player")?.shadowRoot?.querySelector("aushang-stage")?.shadowRoot;
  const root = stage?.querySelector("aushang-slide.shown")?.shadowRoot;
  const article = root?.querySelector("article");
  const frame = root?.querySelector(".picture")?.getBoundingClientRect();
  if (!root || !article) return ["no slide is shown"];
  const { paddingTop, paddingRight, paddingBottom, paddingLeft } = getComputedStyle(article);
  const outer = article.getBoundingClientRect();
  const area = {
    top: outer.top + Number.parseFloat(paddingTop),
    right: outer.right - Number.parseFloat(paddingRight),
    bottom: outer.bottom - Number.parseFloat(paddingBottom),
    left: outer.left + Number.parseFloat(paddingLeft),
  };
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const cut: string[] = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (!node.textContent?.trim() || node.parentElement?.closest("style")) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const box of range.getClientRects()) {
      const out = box.left < area.left - 1 || box.right > area.right + 1 || box.top < area.top - 8 || box.bottom > area.bottom + 8;
      const onPicture =
        frame && box.right > frame.left + 1 && box.left < frame.right - 1 && box.bottom > frame.top + 1 && box.top < frame.bottom - 1;
      if (out || onPicture) cut.push(`${node.textContent.slice(0, 40)} [${[box.left, box.top, box.right, box.bottom].map(Math.round)}]`);
    }
  }
  return cut;
}

/** The words of this element that stand on its last line. */
function wordsOnLastLine(element: Element): number {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const bottoms: number[] = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    for (const { index, 0: word } of node.textContent?.matchAll(/\S+/g) ?? []) {
      const range = document.createRange();
      range.setStart(node, index);
      range.setEnd(node, index + word.length);
      bottoms.push(Math.round(range.getBoundingClientRect().bottom));
    }
  }
  return bottoms.filter((bottom) => bottom === bottoms.at(-1)).length;
}

async function show(page: Page, words: Parameters<typeof slide>[0], theme: "paper" | "night"): Promise<void> {
  const one = slide(words);
  server.push(playlistOf([one], { theme }));
  await server.hear("painted", (painted) => painted.slide === one.id);
  await expect
    .poll(() => page.locator("aushang-slide.shown").evaluate((element) => getComputedStyle(element).opacity), PATIENTLY)
    .toBe("1");
}

describe.each(Object.keys(FORMATS) as (keyof typeof FORMATS)[])("in %s format", (format) => {
  let page: Page;
  let complaints: string[];
  beforeAll(async () => {
    page = await browser.newPage({ viewport: FORMATS[format], locale: "de-DE" });
    complaints = collectComplaints(page);
    const heardBefore = server.heard.length;
    await page.goto(`${server.origin}/play`);
    await server.hear("heartbeat", () => true, heardBefore);
  });
  afterAll(async () => {
    await page.close();
    expect(complaints).toEqual([]);
  });

  describe.each(["text", "text-image"] as const)("template %s", (template) => {
    it.each(Object.keys(CONTENTS) as (keyof typeof CONTENTS)[])("cuts nothing: %s", async (name) => {
      const theme = template === "text" ? "night" : "paper";
      const picture = template === "text" ? null : { alt: "Bild", renditions: [photo] };
      await show(page, { ...CONTENTS[name], template, category: "health", picture }, theme);
      await page.screenshot({ path: join(PICTURES, `${format}-${template}-${name.replaceAll(" ", "-")}.png`) });
      expect(await page.evaluate(cutText)).toEqual([]);
    });
  });
});

it("sets Arabic from right to left, in its language", async () => {
  const page = await browser.newPage({ viewport: FORMATS.landscape, locale: "de-DE" });
  const heardBefore = server.heard.length;
  await page.goto(`${server.origin}/play`);
  await server.hear("heartbeat", () => true, heardBefore);
  await show(
    page,
    { title: "مرحبا بكم في المدينة", language: "ar", template: "text-image", picture: { alt: "صورة", renditions: [photo] } },
    "paper",
  );
  const article = page.locator("aushang-slide.shown article");
  expect([await article.getAttribute("lang"), await article.getAttribute("dir")]).toEqual(["ar", "rtl"]);
  expect(await page.locator("aushang-slide.shown img").getAttribute("alt")).toBe("صورة");
  const picture = await page.locator("aushang-slide.shown .picture").boundingBox();
  expect(Math.round(picture?.x ?? 0)).toBe(96);
  await page.close();
});

it("does not fade or move for people who asked for calm", async () => {
  const page = await browser.newPage({ viewport: FORMATS.landscape, locale: "de-DE", reducedMotion: "reduce" });
  const heardBefore = server.heard.length;
  await page.goto(`${server.origin}/play`);
  await server.hear("heartbeat", () => true, heardBefore);
  await show(page, { title: "Ganz ruhig" }, "paper");
  expect(await page.locator("aushang-slide.shown").evaluate((element) => getComputedStyle(element).transitionDuration)).toBe("0s, 0s");
  expect(await page.locator("aushang-stage .fill").evaluate((element) => element.getAnimations().length)).toBe(0);
  await page.close();
});

it("leaves no short word of a text alone on its last line", async () => {
  const page = await browser.newPage({ viewport: FORMATS.landscape, locale: "de-DE" });
  const heardBefore = server.heard.length;
  await page.goto(`${server.origin}/play`);
  await server.hear("heartbeat", () => true, heardBefore);
  const full = "Bitte beachten Sie die geänderten Öffnungszeiten der Kantine in diesem Dezember, Montag bis Freitag geht es los um 11 Uhr.";
  await show(page, { title: "Fahrplan", body: Array.from({ length: 6 }, () => paragraph(full)) }, "paper");
  for (const text of await page.locator("aushang-slide.shown .body p").all())
    expect(await text.evaluate(wordsOnLastLine)).toBeGreaterThan(1);
  await page.close();
});

it.each(["landscape", "portrait", "small"] as const)(
  "pairing in %s: heading on one line, no word alone on a last line, nothing touches",
  async (format) => {
    const unpaired = new PlayerServer();
    await unpaired.up();
    const page = await browser.newPage({ viewport: FORMATS[format], locale: "de-DE" });
    await page.goto(`${unpaired.origin}/play`);
    await page.locator("aushang-pairing .code span").first().waitFor();
    await page.evaluate(() => document.fonts.ready.then(() => undefined));
    await page.screenshot({ path: join(PICTURES, `${format}-pairing.png`) });
    for (const text of await page.locator("aushang-pairing .how p").all()) expect(await text.evaluate(wordsOnLastLine)).toBeGreaterThan(1);
    expect(await page.locator("aushang-pairing h1").evaluate(wordsOnLastLine)).toBe(3);
    const boxes = await page
      .locator(".brand, h1, .code, .how, .hint")
      .evaluateAll((all) => all.map((one) => one.getBoundingClientRect().toJSON()));
    for (const [index, box] of boxes.slice(1).entries()) expect(box.top).toBeGreaterThanOrEqual(boxes[index]?.bottom - 1);
    await page.close();
    await unpaired.down();
  },
);
