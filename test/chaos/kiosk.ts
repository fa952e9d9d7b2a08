import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import binary from "@sparticuz/chromium";
import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core";

const GLASS = { width: 640, height: 360 };
/** As the tests' own driver starts it: a page that nobody clicks on is no less awake. */
const AWAKE = ["--disable-background-timer-throttling", "--disable-backgrounding-occluded-windows", "--disable-renderer-backgrounding"];
const ALONE = ["--no-first-run", "--disable-sync", "--disable-background-networking", "--disable-component-update", "--lang=de-DE"];

/** A device on a wall: one browser with a profile of its own that outlives it, so that it can be killed like a device whose plug is pulled. */
export class Kiosk {
  private readonly profile: string;
  private process: ChildProcess | null = null;
  private browser: Browser | null = null;
  private ownPage: Page | null = null;

  private constructor(profile: string) {
    this.profile = profile;
  }

  static async make(): Promise<Kiosk> {
    return new Kiosk(await mkdtemp(join(tmpdir(), "aushang-kiosk-")));
  }

  get page(): Page {
    if (!this.ownPage) throw new Error("the device is off");
    return this.ownPage;
  }

  /** Switches it on; nothing is opened yet. @param prepare what is done before any page is opened */
  async on(prepare: (context: BrowserContext, page: Page) => Promise<void>): Promise<void> {
    const args = ["--no-sandbox", "--disable-gpu", "--headless=shell", "--remote-debugging-port=0", `--user-data-dir=${this.profile}`];
    this.process = spawn(await binary.executablePath(), [...args, ...AWAKE, ...ALONE, "about:blank"], {
      detached: true,
      env: { ...process.env, LANG: "de_DE.UTF-8", LANGUAGE: "de" },
      stdio: ["ignore", "ignore", "pipe"],
    });
    this.browser = await chromium.connectOverCDP(await addressOf(this.process));
    const [context] = this.browser.contexts();
    if (!context) throw new Error("a browser without a window");
    this.ownPage = context.pages()[0] ?? (await context.newPage());
    await this.ownPage.setViewportSize(GLASS);
    await prepare(context, this.ownPage);
  }

  /** Pulls the plug: nothing is told to anybody, nothing is written. */
  async off(): Promise<void> {
    const { process: running, browser } = this;
    [this.process, this.browser, this.ownPage] = [null, null, null];
    if (running?.pid === undefined) return;
    const ended = once(running, "exit");
    // The whole group, as the browser is several processes.
    process.kill(-running.pid, "SIGKILL");
    await ended;
    await browser?.close();
  }

  async throwAway(): Promise<void> {
    await this.off();
    await rm(this.profile, { recursive: true, force: true, maxRetries: 5 });
  }
}

async function addressOf({ stderr }: ChildProcess): Promise<string> {
  if (!stderr) throw new Error("a browser that says nothing");
  for await (const line of createInterface({ input: stderr })) {
    const address = /DevTools listening on (ws:\S+)/.exec(line)?.[1];
    if (address === undefined) continue;
    stderr.resume();
    return address;
  }
  throw new Error("the browser did not start");
}
