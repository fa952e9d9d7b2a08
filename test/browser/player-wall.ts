import type { Browser, Page } from "playwright-core";
import sharp from "sharp";
import { afterAll, afterEach, beforeAll, beforeEach } from "vitest";
import { collectComplaints, launchChromium } from "./chromium.ts";
import { PlayerServer } from "./player-server.ts";

/** A browser with one page for each test, and a server of its own that says what it is told to. */
export interface Wall {
  readonly page: Page;
  readonly server: PlayerServer;
  readonly complaints: readonly string[];
  /** Makes the page a paired, connected player that plays nothing yet. */
  pair(): Promise<void>;
  /** A picture in one colour that the server has. */
  addPicture(red: number): ReturnType<typeof addPicture>;
}

/** Opens a wall before each test of the file and takes it down after it. `host`: the name by which the page knows its server. */
export function useWall({ host, args = [] }: { readonly host?: string; readonly args?: readonly string[] } = {}): Wall {
  let browser: Browser;
  let server: PlayerServer;
  let page: Page;
  let complaints: readonly string[];
  beforeAll(async () => {
    browser = await launchChromium(args);
  });
  afterAll(() => browser.close());
  beforeEach(async () => {
    server = new PlayerServer();
    if (host !== undefined) server.host = host;
    await server.up();
    const context = await browser.newContext({ viewport: { width: 1920, height: 1080 }, locale: "de-DE" });
    page = await context.newPage();
    complaints = collectComplaints(page);
  });
  afterEach(async () => {
    await page.context().close();
    await server.down();
  });
  return {
    get page() {
      return page;
    },
    get server() {
      return server;
    },
    get complaints() {
      return complaints;
    },
    async pair() {
      await page.goto(`${server.origin}/play`);
      await page.locator("aushang-pairing .code").waitFor();
      server.claim();
      await server.hear("heartbeat");
    },
    addPicture: (red) => addPicture(server, red),
  };
}

async function addPicture(server: PlayerServer, red: number) {
  const bytes = await sharp({ create: { width: 960, height: 1200, channels: 3, background: { r: red, g: 90, b: 60 } } })
    .webp()
    .toBuffer();
  return server.addMedia(bytes, "image/webp", 960, 1200);
}
