import type { Browser, Page } from "playwright-core";
import { expect } from "vitest";
import type { City } from "./admin-city.ts";
import { openReader, signIn } from "./browser.ts";

/** Opens a page as the administrator, does something there, and expects no error and no breach of the policy on the way. */
export async function openAsAdmin(browser: Browser, city: City, path: string, act: (page: Page) => Promise<void>): Promise<void> {
  const { context, faults } = await openReader(browser, city.server.origin);
  await signIn(context);
  const page = await context.newPage();
  await page.goto(path);
  await act(page);
  expect(faults).toEqual([]);
  await context.close();
}
