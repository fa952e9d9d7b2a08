import type { Browser, BrowserContext, Page } from "playwright-core";
import type { ScreenId } from "../../../domain/model/id.ts";
import { USUAL_PROGRAMME } from "../../../domain/model/screen.ts";
import type { Client, PairedDraft } from "../../server/running-server.ts";
import { collectComplaints } from "../chromium.ts";

const LANDSCAPE = { width: 1280, height: 720 };
const PORTRAIT = { width: 720, height: 1280 };

const ANY_SLIDE = "";

/** A browser on a wall with the real player on it. */
export interface WallBrowser {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Errors on the page, breaches of the content security policy among them; a server that is away is none. */
  readonly complaints: () => string[];
}

/** One that has become a screen. */
export interface WallScreen extends WallBrowser {
  readonly id: ScreenId;
}

export interface WallLook {
  readonly portrait?: boolean;
  /** What stands behind the address, such as `#helper`. */
  readonly mark?: string;
  /** What another browser remembered, as if its disk had been copied. */
  readonly copyOf?: WallBrowser;
}

/** Opens the player in a browser of its own. It notes every slide that was on its glass. */
export async function openPlayer(browser: Browser, origin: string, look: WallLook = {}): Promise<WallBrowser> {
  const viewport = look.portrait ? PORTRAIT : LANDSCAPE;
  const storageState = await look.copyOf?.context.storageState();
  const context = await browser.newContext({
    viewport,
    locale: "de-DE",
    timezoneId: "Europe/Berlin",
    ...(storageState && { storageState }),
  });
  await context.addInitScript(() => {
    addEventListener("slide-painted", (event) => {
      if (event instanceof CustomEvent) performance.mark(`painted ${String(event.detail)}`);
    });
  });
  const page = await context.newPage();
  const complaints = collectComplaints(page);
  await page.goto(`${origin}/play${look.mark ?? ""}`);
  return {
    page,
    context,
    complaints: () => complaints.filter((text) => !/ERR_CONNECTION_REFUSED|WebSocket connection|Unrecognized feature/.test(text)),
  };
}

/** The code that the player shows, as it is typed. */
export async function codeOn({ page }: WallBrowser): Promise<string> {
  return page.locator("aushang-pairing .code:not(.wait)").innerText();
}

/** Opens a player and makes it a screen. Resolves when its first slide is on the glass: its playlist may come before the house slide does. */
export async function hangUp(
  browser: Browser,
  { origin, client }: { readonly origin: string; readonly client: Client },
  { portrait = false, ...screen }: PairedDraft & WallLook,
): Promise<WallScreen> {
  const wall = await openPlayer(browser, origin, { portrait });
  const code = (await codeOn(wall)).replace("-", "");
  const { id } = await client.pairings.claim({ code, screen: { theme: "paper", programme: USUAL_PROGRAMME, ...screen } });
  await painted(wall, ANY_SLIDE);
  return { ...wall, id };
}

/** Names of all slides that have been on the glass since the page was loaded, in their order. */
export function everPainted({ page }: WallBrowser): Promise<string[]> {
  return page.evaluate(() =>
    performance
      .getEntriesByType("mark")
      .filter(({ name }) => name.startsWith("painted "))
      .map(({ name }) => name.slice("painted ".length)),
  );
}

/** Resolves when a slide whose name begins like this is painted, again if it was before. */
export async function paintedAgain({ page }: WallBrowser, slide: string): Promise<void> {
  await page.evaluate(
    (wanted) =>
      new Promise<void>((resolve) => {
        addEventListener("slide-painted", (event) => {
          if (event instanceof CustomEvent && String(event.detail).startsWith(wanted)) resolve();
        });
      }),
    slide,
  );
}

/** Resolves when a slide whose name begins like this has been painted since the page was loaded. */
export async function painted({ page }: WallBrowser, slide: string): Promise<void> {
  await page.waitForFunction(
    (wanted) => performance.getEntriesByType("mark").some(({ name }) => name.startsWith(`painted ${wanted}`)),
    slide,
  );
}

/** The title on the glass; empty for the house slide. */
export async function titleOn({ page }: WallBrowser): Promise<string> {
  const titles = await page.locator("aushang-slide.shown h1").allInnerTexts();
  return titles.join(" ");
}
