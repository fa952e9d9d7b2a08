import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type City, startCity } from "../editor/admin-city.ts";
import { violations } from "../editor/axe.ts";
import { type Look, openReader, signIn } from "../editor/browser.ts";
import { launchChromium } from "./chromium.ts";

const LOOKS: readonly Look[] = [
  { language: "en", dark: true },
  // The longest words on the narrowest page.
  { language: "de", width: 390, height: 844 },
];
const WORDS = {
  de: {
    pair: /^(Bildschirm k|K)oppeln$/,
    submit: "Koppeln",
    edit: "Bearbeiten",
    unpair: "Entkoppeln",
    why: "Warum?",
    runs: /läuft|laufen/,
    newGroup: "Neue Gruppe",
    add: "Anlegen",
    newPerson: "Neue Person",
  },
  en: {
    pair: /^Pair( a screen)?$/,
    submit: "Pair",
    edit: "Edit",
    unpair: "Unpair",
    why: "Why?",
    runs: /runs|run$/,
    newGroup: "New group",
    add: "Add",
    newPerson: "New person",
  },
} as const;

let city: City;
let browser: Browser;

beforeAll(async () => {
  city = await startCity(9, 6);
  browser = await launchChromium();
});
afterAll(async () => {
  await browser.close();
  await city.stop();
});

describe.each(LOOKS)("in $language, dark: $dark, width: $width, nothing is wrong with", (look) => {
  const words = WORDS[look.language ?? "de"];

  async function open(path: string, act: (page: Page) => Promise<void>): Promise<void> {
    const { context, faults } = await openReader(browser, city.server.origin, look);
    await signIn(context);
    const page = await context.newPage();
    await page.goto(path);
    expect(await violations(page)).toEqual([]);
    await act(page);
    expect(faults).toEqual([]);
    await context.close();
  }

  it("the screens, one of them, its dialogs, and nothing found", async () => {
    await open("/screens", async (page) => {
      await page.getByRole("button", { name: words.pair }).click();
      await page.getByRole("button", { name: words.submit, exact: true }).last().click();
      expect(await violations(page)).toEqual([]);
      await page.goto(`/screens/${city.screens[0]?.id ?? ""}`);
      await page.getByRole("button", { name: words.why }).click();
      await page.getByRole("heading", { name: words.runs }).last().waitFor();
      expect(await violations(page)).toEqual([]);
      for (const name of [words.edit, words.unpair]) {
        await page.getByRole("button", { name }).click();
        expect(await violations(page)).toEqual([]);
        await page.keyboard.press("Escape");
      }
      await page.goto("/screens?search=nichts+davon");
      expect(await violations(page)).toEqual([]);
      await page.goto("/pair#7K3MWXQ9");
      expect(await violations(page)).toEqual([]);
    });
  });

  it("groups, with one chosen and a new one", async () => {
    await open("/groups", async (page) => {
      await page.getByText("Feuerwehr", { exact: true }).click();
      expect(await violations(page)).toEqual([]);
      await page.getByRole("button", { name: words.newGroup }).click();
      await page.getByRole("button", { name: words.add, exact: true }).click();
      expect(await violations(page)).toEqual([]);
    });
  });

  it("sites, one of them, and the choice of a zone", async () => {
    await open("/sites", async (page) => {
      await page.getByRole("button", { name: "Rathaus" }).click();
      expect(await violations(page)).toEqual([]);
      await page.getByRole("combobox").first().fill("europe");
      await page.getByRole("option", { name: "Europe/Vienna" }).waitFor();
      expect(await violations(page)).toEqual([]);
    });
  });

  it("the administration and a new person with nothing filled in", async () => {
    await open("/admin", async (page) => {
      await page.getByRole("button", { name: words.newPerson }).click();
      await page.getByRole("button", { name: words.add, exact: true }).click();
      expect(await violations(page)).toEqual([]);
    });
  });
});
