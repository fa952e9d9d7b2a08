import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { contrast } from "../../domain/reading/contrast.ts";
import { violations } from "../editor/axe.ts";
import { launchChromium } from "./chromium.ts";
import { paragraph, playlistOf, slide, takeover } from "./player-playlists.ts";
import { PlayerServer } from "./player-server.ts";
import { AR, DE, EN, PL, TR, UK } from "./player-takeover-words.ts";

const PICTURES = join(import.meta.dirname, "../../test-results/player");
const LONGEST = {
  language: "de",
  title: "Rauchgas aus dem Lagerhausbrand zieht über Hafen und Nordstadt: Fenster und Türen schließen, Lüftung sofort abschalten.",
  body: [paragraph("Arbeit sofort beenden. Über das Treppenhaus ins Freie, Aufzug nicht benutzen. ".repeat(8).slice(0, 600))],
};

let browser: Browser;
let server: PlayerServer;
let page: Page;

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

/** Ink and ground of every visible text, and pieces that stick out of the sheet. */
function texts() {
  const root = document.querySelector("aushang-player")?.shadowRoot?.querySelector("aushang-stage")?.shadowRoot;
  const article = root?.querySelector("aushang-takeover.shown")?.shadowRoot?.querySelector("article");
  if (!article) throw new Error("no takeover is shown");
  const hex = (colour: string) =>
    `#${(colour.match(/\d+/g) ?? [])
      .slice(0, 3)
      .map((part) => Number(part).toString(16).padStart(2, "0"))
      .join("")}`;
  const found: { text: string; ink: string; ground: string; size: number; isCut: boolean }[] = [];
  const walker = document.createTreeWalker(article, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const parent = node.parentElement;
    if (!parent || !node.textContent?.trim() || getComputedStyle(parent).visibility === "hidden") continue;
    let under: Element | null = parent;
    while (under && getComputedStyle(under).backgroundColor === "rgba(0, 0, 0, 0)") under = under.parentElement;
    const range = document.createRange();
    range.selectNodeContents(node);
    const boxes = [...range.getClientRects()];
    if (boxes.length === 0) continue;
    found.push({
      text: node.textContent.trim().slice(0, 40),
      ink: hex(getComputedStyle(parent).color),
      ground: hex(getComputedStyle(under ?? article).backgroundColor),
      size: Number.parseFloat(getComputedStyle(parent).fontSize),
      isCut: boxes.some(({ left, right, top, bottom }) => left < 0 || top < 0 || right > innerWidth || bottom > innerHeight),
    });
  }
  return found;
}

const SIZES = { landscape: { width: 1920, height: 1080 }, portrait: { width: 1080, height: 1920 }, small: { width: 1280, height: 720 } };
const MESSAGES = {
  severe: { variants: [DE] },
  "extreme-2": { kind: "evacuation", severity: "extreme", variants: [DE, EN] },
  "moderate-6": { kind: "power", severity: "moderate", variants: [DE, EN, TR, AR, UK, PL] },
  "drill-6": { drill: true, variants: [DE, EN, TR, AR, UK, PL] },
  "longest-2": { variants: [LONGEST, EN] },
};

describe.each(Object.keys(SIZES) as (keyof typeof SIZES)[])("in %s", (format) => {
  it("every takeover is whole, legible, in contrast of 7 to 1, and clean for axe", async () => {
    page = await browser.newPage({ viewport: SIZES[format], locale: "de-DE" });
    await page.goto(`${server.origin}/play`);
    await server.hear("heartbeat");
    const unitPx = Math.min(Math.max(SIZES[format].width, SIZES[format].height) / 1920, 1);
    for (const [name, message] of Object.entries(MESSAGES)) {
      const alarm = takeover(message);
      server.push({ ...playlistOf([slide({ title: "Darunter" })]), takeovers: [alarm] });
      await server.hear("painted", (painted) => painted.slide === alarm.id);
      await page.locator("aushang-stage .leaving").waitFor({ state: "detached" });
      await page.screenshot({ path: join(PICTURES, `takeover-${format}-${name}.png`) });
      expect.soft(await violations(page), name).toEqual([]);
      for (const { text, ink, ground, size, isCut } of await page.evaluate(texts)) {
        expect.soft(contrast(ink, ground), `${name}: ${text}`).toBeGreaterThanOrEqual(7);
        expect.soft(isCut, `${name}: ${text}`).toBe(false);
        expect.soft(size / unitPx, `${name}: ${text}`).toBeGreaterThan(33.9);
      }
    }
  });
});
