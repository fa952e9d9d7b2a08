import sparticuz from "@sparticuz/chromium";
import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core";
import { PASSWORD, user } from "./fake-city.ts";

/** Starts the Chromium inside the npm package. */
export async function launchBrowser(): Promise<Browser> {
  const executablePath = await sparticuz.executablePath();
  return chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu", "--headless=shell"], headless: true });
}

export interface Look {
  readonly language?: "de" | "en";
  readonly dark?: boolean;
  readonly width?: number;
  readonly height?: number;
}

/** A context of a reader: language, colours, size. Any breach of the policy or error on a page is kept in `faults`. */
export async function openContext(browser: Browser, origin: string, look: Look = {}): Promise<{ readonly context: BrowserContext; readonly faults: string[] }> {
  const context = await browser.newContext({
    baseURL: origin,
    locale: look.language === "en" ? "en-GB" : "de-DE",
    timezoneId: "Europe/Berlin",
    colorScheme: look.dark ? "dark" : "light",
    viewport: { width: look.width ?? 1440, height: look.height ?? 900 },
  });
  const faults: string[] = [];
  context.on("weberror", (error) => faults.push(String(error.error().stack ?? error.error())));
  context.on("console", (message) => {
    if (/Content Security Policy|Trusted|TypeError|is not allowed here/.test(message.text())) faults.push(message.text());
  });
  return { context, faults };
}

/** Signs in through the API, for stories that are about something else. */
export async function signIn(context: BrowserContext): Promise<void> {
  const reply = await context.request.post("/api/v1/session", { data: { email: user.email, password: PASSWORD } });
  if (!reply.ok()) throw new Error(`sign-in failed: ${String(reply.status())}`);
}

/** Waits until texts and typeface are there and nothing is being loaded. */
export async function settle(page: Page): Promise<void> {
  await page.waitForLoadState("networkidle");
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
}
