import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect } from "vitest";
import { type ScreenDisplay, USUAL_DISPLAY } from "../../domain/model/screen.ts";
import { collectComplaints, launchChromium } from "./chromium.ts";
import { type Pixels, pixelsOf } from "./pixels.ts";
import { paragraph } from "./player-playlists.ts";
import { PlayerServer } from "./player-server.ts";

export interface Size {
  readonly width: number;
  readonly height: number;
}

export const LANDSCAPE: Size = { width: 1920, height: 1080 };
export const PORTRAIT: Size = { width: 1080, height: 1920 };
/** A busy machine may take its time; only a broken player takes this long. */
export const PATIENTLY = { timeout: 60_000, interval: 200 };

const LIST = {
  type: "list",
  ordered: true,
  items: ["Gebäude verlassen", "Aufzüge nicht benutzen", "Zum Sammelplatz"].map((text) => [{ type: "text", text }]),
};
export const WORDS = {
  title: "Grippeschutz: Impfteam kommt in die Wache",
  body: [paragraph("Mittwoch, 25. November, 7 bis 11 Uhr, Schulungsraum. Ohne Termin.")],
  category: "health",
};
export const ALARM = {
  kind: "fire",
  severity: "extreme",
  variants: ["de", "en", "uk"].map((language) => ({ language, title: "Feuer: Gebäude verlassen", body: [LIST] })),
};

export interface Panels {
  readonly server: PlayerServer;
  /** A paired screen of that size whose glass is like that. */
  hang(size: Size, display?: Partial<ScreenDisplay>): Promise<Page>;
}

/** Several screens at one server, each with a glass of its own. Afterwards none of them has complained, and none has reported a fault. */
export function usePanels(): Panels {
  let browser: Browser;
  let server: PlayerServer;
  let complaints: (readonly string[])[];
  beforeAll(async () => {
    browser = await launchChromium();
  });
  afterAll(() => browser.close());
  beforeEach(async () => {
    server = new PlayerServer();
    complaints = [];
    await server.up();
    server.claim();
  });
  afterEach(async () => {
    await Promise.all(browser.contexts().map((context) => context.close()));
    await server.down();
    // Some stories take the server down.
    expect(complaints.flat().filter((complaint) => !complaint.includes("net::ERR_"))).toEqual([]);
    expect(server.heard.filter(({ type }) => type === "fault")).toEqual([]);
  });
  return {
    get server() {
      return server;
    },
    async hang(size, display = {}) {
      server.card = { ...server.card, display: { ...USUAL_DISPLAY, ...display } };
      const card = JSON.stringify(server.card);
      const page = await browser.newPage({ viewport: size, locale: "de-DE" });
      complaints.push(collectComplaints(page));
      await page.goto(`${server.origin}/play`);
      await page.waitForFunction((given) => localStorage.getItem("aushang.card") === given, card);
      return page;
    },
  };
}

/** Waits until what is on has a heading that begins with that word. */
export async function shows(page: Page, word: string): Promise<void> {
  await page.locator("aushang-stage .layer.shown h1", { hasText: word.split(" ")[0] ?? word }).waitFor();
}

/** The glass once it stands still. */
export async function photograph(page: Page): Promise<Pixels> {
  const layer = page.locator("aushang-stage .layer.shown").last();
  await expect.poll(() => layer.evaluate((one) => getComputedStyle(one).opacity), PATIENTLY).toBe("1");
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  await expect.poll(() => page.locator("aushang-stage .leaving").count(), PATIENTLY).toBe(0);
  return pixelsOf(await page.screenshot());
}
