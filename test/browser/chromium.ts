import binary from "@sparticuz/chromium";
import { type Browser, chromium, type Page } from "playwright-core";

/**
 * The current Chromium, out of its npm package. The package's own list of arguments contains `--single-process`, which breaks second pages.
 * Pages need a locale (`de-DE`): without one an engine under LANG=C reports a locale that `Intl` refuses.
 */
export async function launchChromium(more: readonly string[] = []): Promise<Browser> {
  return chromium.launch({
    // The order of dates in the browser's own fields follows the machine, not the page.
    env: { ...process.env, LANG: "de_DE.UTF-8", LANGUAGE: "de" },
    executablePath: await binary.executablePath(),
    args: ["--no-sandbox", "--disable-gpu", "--headless=shell", ...more],
  });
}

/** Everything a page complains about: console errors, uncaught errors, and breaches of the content security policy among them. */
export function collectComplaints(page: Page): string[] {
  const complaints: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(String(error)));
  return complaints;
}
