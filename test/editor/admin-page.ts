import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect } from "vitest";
import { launchChromium } from "../browser/chromium.ts";
import { type City, startCity } from "./admin-city.ts";
import { type Look, openReader, signIn } from "./browser.ts";

/** Opens a page as the administrator, does something there, and expects no error and no breach of the policy on the way. */
export async function openAsAdmin(browser: Browser, origin: string, path: string, act: (page: Page) => Promise<void>, look: Look = {}) {
  const { context, faults } = await openReader(browser, origin, look);
  await signIn(context);
  const page = await context.newPage();
  await page.goto(path);
  await act(page);
  expect(faults).toEqual([]);
  await context.close();
}

/** A city for all tests of a file, and its pages as the administrator sees them. */
export class AdminPages {
  #city: City | undefined;
  #browser: Browser | undefined;

  /** Call it at the top of the file. @param screens how many there are @param live how many of them, the first ones, are connected */
  constructor(screens: number, live: number) {
    beforeAll(async () => {
      this.#browser = await launchChromium();
      this.#city = await startCity(screens, live);
    });
    afterAll(async () => {
      await this.#browser?.close();
      await this.#city?.stop();
    });
  }

  get city(): City {
    return this.#city ?? expect.fail("The city was not started");
  }

  get browser(): Browser {
    return this.#browser ?? expect.fail("The browser was not started");
  }

  screen(index: number): City["screens"][number] {
    return this.city.screens[index] ?? expect.fail(`There is no screen ${String(index)}`);
  }

  readonly open = (path: string, act: (page: Page) => Promise<void>, look?: Look): Promise<void> =>
    openAsAdmin(this.browser, this.city.server.origin, path, act, look);
}
