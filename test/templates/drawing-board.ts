import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { build } from "vite";
import type { Theme } from "../../domain/model/screen.ts";
import type { Template } from "../../templates/registry.ts";
import { collectComplaints, launchChromium } from "../browser/chromium.ts";
import { type Content, type ContentName, contentOf } from "./contents.ts";
import type { Spot } from "./page/contrast-spots.ts";
import type { Drawn, Order } from "./page/page.ts";
import { HEADLESS, NOW_MS, playlistOf } from "./playlists.ts";
import { makeScenery, type Scenery } from "./scenery.ts";

/** Glasses, in CSS pixels. */
export const FORMATS = {
  landscape: { width: 1920, height: 1080 },
  portrait: { width: 1080, height: 1920 },
  narrow: { width: 1920, height: 540 },
  hd: { width: 1280, height: 720 },
  "4k": { width: 3840, height: 2160 },
} as const;
export type FormatName = keyof typeof FORMATS;

/** One drawing: what, on which glass, by day or night, with or without what stands around it. */
export interface Case {
  readonly template: Template;
  readonly content: ContentName;
  readonly format: FormatName;
  readonly theme: Theme;
  readonly header: boolean;
}

/** Where slides are drawn without any server: the built stage on a page of its own, and files of our own making. */
export class DrawingBoard {
  readonly scenery: Scenery;
  private readonly folder: string;
  private readonly server: Server;

  private constructor(scenery: Scenery, folder: string, server: Server) {
    this.scenery = scenery;
    this.folder = folder;
    this.server = server;
  }

  static async open(): Promise<DrawingBoard> {
    const folder = await mkdtemp(join(tmpdir(), "aushang-templates-"));
    const [scenery] = await Promise.all([makeScenery(), buildPage(folder)]);
    const server = serve(folder, scenery);
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    return new DrawingBoard(scenery, folder, server);
  }

  get address(): string {
    return `http://localhost:${String((this.server.address() as AddressInfo).port)}/`;
  }

  /** What the page is asked to draw. */
  orderOf({ template, content, format, theme, header }: Case, { withoutFiles, ...rest }: Content = contentOf(template, content)): Order {
    const playlist = playlistOf({ ...rest, withoutFiles }, this.scenery, header ? { theme } : { theme, look: HEADLESS });
    return { playlist, atMs: NOW_MS, ...FORMATS[format], withoutFiles };
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
    await rm(this.folder, { recursive: true, force: true });
  }
}

/** For Chromium 80, like the player itself. */
async function buildPage(outDir: string): Promise<void> {
  await build({
    configFile: false,
    root: join(import.meta.dirname, "page"),
    base: "/",
    logLevel: "error",
    // As it is shipped, whatever the tests' own NODE_ENV says.
    resolve: { conditions: ["module", "browser", "production"] },
    build: {
      target: "es2020",
      cssTarget: "chrome80",
      outDir,
      emptyOutDir: true,
      modulePreload: false,
      minify: false,
      assetsInlineLimit: 0,
    },
  });
}

const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".woff2": "font/woff2",
};

function serve(folder: string, { files }: Scenery): Server {
  return createServer((request, response) => {
    const path = (request.url ?? "/").split("?")[0] ?? "/";
    const file = files.get(path.replace("/media/", ""));
    if (file) response.writeHead(200, { "content-type": file.type, "content-length": file.bytes.length }).end(file.bytes);
    else
      readFile(join(folder, path === "/" ? "index.html" : path)).then(
        (bytes) => response.writeHead(200, { "content-type": TYPES[extname(path) || ".html"] ?? "application/octet-stream" }).end(bytes),
        () => response.writeHead(404).end(),
      );
  });
}

/** The page in the current Chromium. */
export class Easel {
  readonly complaints: readonly string[];
  private readonly board: DrawingBoard;
  private readonly browser: Browser;
  private readonly page: Page;

  private constructor(board: DrawingBoard, browser: Browser, page: Page, complaints: readonly string[]) {
    this.board = board;
    this.browser = browser;
    this.page = page;
    this.complaints = complaints;
  }

  static async open(board: DrawingBoard): Promise<Easel> {
    const browser = await launchChromium();
    const page = await browser.newPage({ locale: "de-DE", viewport: FORMATS.landscape, reducedMotion: "reduce" });
    const complaints = collectComplaints(page);
    await page.goto(board.address);
    return new Easel(board, browser, page, complaints);
  }

  /** Draws a slide and measures it. Drawn one after the other. */
  async draw(wanted: Case, content?: Content): Promise<Drawn> {
    const { width, height } = FORMATS[wanted.format];
    const viewport = this.page.viewportSize();
    if (viewport?.width !== width || viewport.height !== height) await this.page.setViewportSize({ width, height });
    return this.page.evaluate((order) => window.drawSlide(order), this.board.orderOf(wanted, content));
  }

  /** What was drawn last, as a PNG. */
  photograph(): Promise<Buffer> {
    return this.page.screenshot({ animations: "allow" });
  }

  /** The same without its words, and where those stand. */
  async withoutWords(): Promise<{ readonly picture: Buffer; readonly spots: readonly Spot[] }> {
    const spots = await this.page.evaluate(() => window.hideText(true));
    const picture = await this.photograph();
    await this.page.evaluate(() => window.hideText(false));
    return { picture, spots };
  }

  async close(): Promise<void> {
    await this.browser.close();
  }
}
