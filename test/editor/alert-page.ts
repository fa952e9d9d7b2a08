import type { Browser, Page } from "playwright-core";
import { expect } from "vitest";
import { type AlertCity, EDITOR } from "./alert-city.ts";
import { type Look, openReader, signIn } from "./browser.ts";

/** Opens a page as the administrator, does something there, and expects no error and no breach of the policy on the way. */
export async function openAlerts(browser: Browser, city: AlertCity, path: string, act: (page: Page) => Promise<void>, look: Look = {}) {
  const { context, faults } = await openReader(browser, city.server.origin, look);
  await signIn(context);
  const page = await context.newPage();
  await page.goto(path);
  await act(page);
  expect(faults).toEqual([]);
  await context.close();
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
