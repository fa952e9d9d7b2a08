import type { Browser, BrowserContext, Page } from "playwright-core";
import { ADMIN } from "../server/running-server.ts";

export interface Look {
  readonly language?: "de" | "en";
  readonly dark?: boolean;
  readonly width?: number;
  readonly height?: number;
}

export interface Reader {
  readonly context: BrowserContext;
  /** Errors on any page, breaches of the content security policy among them. Refusals of the server are not errors. */
  readonly faults: string[];
}

/** A browser of one person: language, colours, size. */
export async function openReader(browser: Browser, origin: string, look: Look = {}): Promise<Reader> {
  const context = await browser.newContext({
    baseURL: origin,
    locale: look.language === "en" ? "en-GB" : "de-DE",
    timezoneId: "Europe/Berlin",
    // What fades in has no contrast yet: axe would see a moment that people do not.
    reducedMotion: "reduce",
    colorScheme: look.dark ? "dark" : "light",
    viewport: { width: look.width ?? 1440, height: look.height ?? 900 },
  });
  const faults: string[] = [];
  context.on("weberror", (error) => faults.push(String(error.error().stack ?? error.error())));
  context.on("console", (message) => {
    const expected = /status of \d+|WebSocket connection|ERR_|Unrecognized feature/.test(message.text());
    if ((message.type() === "error" || message.type() === "warning") && !expected) faults.push(message.text());
  });
  return { context, faults };
}

/** Signs in through the API, for stories that are about something else. */
export async function signIn(context: BrowserContext): Promise<void> {
  const reply = await context.request.post("/api/v1/session", { data: { email: ADMIN.email, password: ADMIN.password } });
  if (!reply.ok()) throw new Error(`sign-in failed: ${String(reply.status())}`);
}

/** Waits until nothing is being loaded and the typeface is there. */
export async function settle(page: Page): Promise<void> {
  await page.waitForLoadState("networkidle");
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
}
