import type { Browser, Page } from "playwright-core";
import { openAsAdmin } from "./admin-page.ts";
import { type AlertCity, EDITOR } from "./alert-city.ts";
import { type Look, openReader } from "./browser.ts";

/** Opens a page as the administrator: see `openAsAdmin`. */
export function openAlerts(
  browser: Browser,
  city: AlertCity,
  path: string,
  act: (page: Page) => Promise<void>,
  look?: Look,
): Promise<void> {
  return openAsAdmin(browser, city.server.origin, path, act, look);
}

/** The same as an editor. */
export async function openAsEditor(browser: Browser, city: AlertCity, path: string, act: (page: Page) => Promise<void>): Promise<void> {
  const { context } = await openReader(browser, city.server.origin);
  await context.request.post("/api/v1/session", { data: EDITOR });
  const page = await context.newPage();
  await page.goto(path);
  await act(page);
  await context.close();
}
