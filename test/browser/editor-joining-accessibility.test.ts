import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type City, startCity } from "../editor/admin-city.ts";
import { violations } from "../editor/axe.ts";
import { type Look, openReader, signIn } from "../editor/browser.ts";
import { chooseTable } from "../editor/joining-page.ts";
import { launchChromium } from "./chromium.ts";

let city: City;
let browser: Browser;

beforeAll(async () => {
  browser = await launchChromium();
  city = await startCity(8, 1);
});
afterAll(async () => {
  await browser.close();
  await city.stop();
});

const LOOKS: readonly Look[] = [
  {},
  { dark: true, width: 390, height: 844 },
  { language: "en", dark: true },
  { language: "en", width: 390, height: 844 },
];
const WORDS = {
  de: { fresh: "Neuer Zugang", make: "Zugang anlegen", known: /Ein bekannter/, pair: /koppeln$/i, wrong: "nicht möglich" },
  en: { fresh: "New secret", make: "Make the secret", known: /A known/, pair: /^Pair/, wrong: "not possible" },
} as const;

const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true });

describe.each(LOOKS)("in $language, dark: $dark, width: $width, nothing is wrong with", (look) => {
  const words = WORDS[look.language ?? "de"];
  const visit = async (path: string, act: (page: Page) => Promise<void>) => {
    const { context, faults } = await openReader(browser, city.server.origin, look);
    await signIn(context);
    const page = await context.newPage();
    await page.goto(path);
    await act(page);
    expect(faults).toEqual([]);
    await context.close();
  };

  it("the table, empty and with faults", async () => {
    await visit("/screens/import", async (page) => {
      await page.locator("dl").waitFor();
      expect(await violations(page)).toEqual([]);
      await chooseTable(page, "Name;Standort;Farben;x", "Halle;Nirgendwo;Lila;", "Saal;Rathaus;;", "Saal;Rathaus;;", ";;;");
      await page.getByText(words.wrong, { exact: true }).first().waitFor();
      expect(await violations(page)).toEqual([]);
    });
  });

  it("secrets: the list, a new one and what is wrong with it, and the one time it is shown", async () => {
    await visit("/screens/enrolments", async (page) => {
      await button(page, words.fresh).click();
      await button(page, words.make).click();
      await page.locator('[aria-invalid="true"]').first().waitFor();
      expect(await violations(page)).toEqual([]);
      await page.getByRole("radio", { name: words.known }).check();
      await page.getByRole("combobox", { name: look.language === "en" ? "Screen" : "Bildschirm", exact: true }).fill("Kantine");
      await page.getByRole("option", { name: "Kantine" }).first().waitFor();
      await page.keyboard.press("ArrowDown");
      await page.keyboard.press("Enter");
      await page.locator("known-screen [role=status] p").first().waitFor();
      await button(page, words.make).click();
      await page.locator("#secret").waitFor();
      expect(await violations(page)).toEqual([]);
      await page.keyboard.press("Escape");
      await page.locator("enrolment-row").first().waitFor();
      expect(await violations(page)).toEqual([]);
    });
  });

  it("pairing", async () => {
    await visit("/pair", async (page) => {
      await page.getByRole("radio", { name: words.known }).check();
      await page.getByRole("button", { name: words.pair }).click();
      await page.locator(".problem-summary").waitFor();
      expect(await violations(page)).toEqual([]);
    });
  });
});
