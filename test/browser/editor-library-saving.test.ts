import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openReader, signIn } from "../editor/browser.ts";
import { type LibraryCity, startLibraryCity } from "../editor/library/library-city.ts";
import { launchChromium } from "./chromium.ts";

let city: LibraryCity;
let browser: Browser;

beforeAll(async () => {
  city = await startLibraryCity();
  browser = await launchChromium();
});
afterAll(async () => {
  await browser?.close();
  await city?.stop();
});

describe("one of the library that is saved on a slow line", () => {
  /** Holds the first save of the park until the test lets it go on. */
  async function holdFirstSave(page: Page) {
    const held = Promise.withResolvers<void>();
    const saves: string[] = [];
    await page.route(`**/api/v1/media/${city.park.id}`, async (route) => {
      if (route.request().method() !== "PUT") return route.continue();
      saves.push(route.request().postData() ?? "");
      if (saves.length === 1) await held.promise;
      return route.continue();
    });
    return { saves, goOn: () => held.resolve() };
  }

  async function typeTwice(page: Page, words: readonly [string, string]) {
    const { saves, goOn } = await holdFirstSave(page);
    const field = page.getByLabel("Beschreibung", { exact: true });
    await field.fill(words[0]);
    await page.clock.fastForward(1000);
    await expect.poll(() => saves.length).toBe(1);
    await field.fill(words[1]);
    await page.clock.fastForward(1000);
    return goOn;
  }

  const described = async () => (await city.server.client.media.read({ id: city.park.id })).description;

  async function openPark() {
    const reader = await openReader(browser, city.server.origin);
    await signIn(reader.context);
    const page = await reader.context.newPage();
    await page.clock.install();
    await page.goto(`/library/${city.park.id}`);
    await page.getByRole("heading", { name: "Westfalenpark" }).waitFor();
    return { ...reader, page };
  }

  it("saves what was typed meanwhile afterwards, and is not taken for somebody else", async () => {
    const { page, context, faults } = await openPark();
    const goOn = await typeTwice(page, ["Der Turm", "Der Turm im Winter"]);
    goOn();
    await expect.poll(described).toBe("Der Turm");
    await page.clock.fastForward(1000);
    await expect.poll(described).toBe("Der Turm im Winter");
    await page.getByText("Gespeichert").waitFor();
    expect(faults).toEqual([]);
    await context.close();
  });

  it("saves it, too, when another one is looked at before", async () => {
    const { page, context, faults } = await openPark();
    const goOn = await typeTwice(page, ["Der Park", "Der Park im Frühling"]);
    await page.getByRole("option", { name: /Räumfahrzeug/ }).click();
    await page.getByRole("heading", { name: "Räumfahrzeug" }).waitFor();
    goOn();
    await expect.poll(described).toBe("Der Park im Frühling");
    await page.getByRole("option", { name: /Westfalenpark/ }).click();
    await expect.poll(() => page.getByLabel("Beschreibung", { exact: true }).inputValue()).toBe("Der Park im Frühling");
    expect(faults).toEqual([]);
    await context.close();
  });
});
