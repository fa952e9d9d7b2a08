import { readFile } from "node:fs/promises";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { violations } from "../editor/axe.ts";
import { type Look, openReader, signIn } from "../editor/browser.ts";
import { tabTo } from "../editor/keyboard.ts";
import { type PlaysCity, startPlaysCity } from "../editor/plays/plays-city.ts";
import { announcementFor } from "../server/running-server.ts";
import { launchChromium } from "./chromium.ts";

let city: PlaysCity;
let browser: Browser;

beforeAll(async () => {
  city = await startPlaysCity();
  browser = await launchChromium();
});
afterAll(async () => {
  await browser.close();
  await city.stop();
});

async function open(path: string, look: Look = {}) {
  const { context, faults } = await openReader(browser, city.server.origin, look);
  await signIn(context);
  const page = await context.newPage();
  await page.clock.setFixedTime(city.nowMs);
  await page.goto(path);
  return { page, faults, close: () => context.close() };
}

const proof = () => `/announcements/${city.announcementId}/plays`;

describe("proof of play", () => {
  it("is told beside the announcement, and leads to all of it, day by day and place by place, by keyboard alone", async () => {
    const { page, faults, close } = await open(`/announcements/${city.announcementId}`);
    await page.locator("play-summary").getByText("Anzeigenachweis").waitFor();
    await page.locator("play-summary").getByRole("link", { name: "Tag für Tag ansehen" }).click();
    await page.getByRole("heading", { name: "Anzeigenachweis", level: 1 }).waitFor();
    const days = page.locator("play-day");
    await days.first().waitFor();
    expect(await days.count()).toBe(7);
    await days.first().getByText("bisher").waitFor();
    const broken = days.filter({ hasText: city.brokenDay });
    await broken.locator("summary").focus();
    await page.keyboard.press("Enter");
    const places = broken.locator(".places li");
    await places.first().waitFor();
    expect(await places.locator("strong").allInnerTexts()).toEqual(["Betriebshof Werkstättenstraße", "Feuerwache 1", "Kita Kurler Straße"]);
    expect(await places.nth(2).innerText()).toMatch(
      /^Kita Kurler Straße\s+Geplant 13\sStd\. \d+\sMin\., [\d.]+-mal\s+Gezeigt 0\sMin\., gar nicht\s+0\s%/,
    );
    expect(await places.nth(1).innerText()).toContain("unbekannt: ");
    await tabTo(page, "nach Gruppe");
    await page.keyboard.press("Enter");
    await broken.locator(".places strong", { hasText: "Fabido Kitas" }).waitFor();
    expect(await places.locator("strong").allInnerTexts()).toEqual(["Fabido Kitas", "Feuerwehr"]);
    await page.getByText("Ein Bildschirm in mehreren Gruppen zählt in jeder von ihnen.").waitFor();
    expect(faults).toEqual([]);
    await close();
  });

  it("says what is not known of the panels, and never more than that", async () => {
    const { page, close } = await open(proof());
    const total = page.getByRole("region", { name: "Anzeigenachweis" });
    await total
      .getByText(
        /^Für \d+\sStd\. .* ist bekannt, dass der Bildschirm an war\. Für .* war er nachweislich aus\. Für .* ist es nicht bekannt\.$/,
      )
      .waitFor();
    await close();
  });

  it("can be taken along as a table", async () => {
    const { page, close } = await open(`${proof()}?days=30&by=group`);
    await page.locator("play-day").first().waitFor();
    const download = page.waitForEvent("download");
    await page.getByRole("link", { name: "Als Tabelle (CSV)" }).click();
    const file = await download;
    expect(file.suggestedFilename()).toMatch(/^plays-\d{4}-\d\d-\d\d-\d{4}-\d\d-\d\d\.csv$/);
    const text = await readFile(await file.path(), "utf8");
    expect(text.split("\r\n")[0]).toContain('"Tag";"Gruppe";"Mitteilung"');
    expect(text).toContain("Fabido Kitas");
    await close();
  });

  it("explains itself where there is none yet", async () => {
    const draft = await city.server.client.announcements.create(announcementFor([], "Noch nicht"));
    const { page, close } = await open(`/announcements/${draft.id}/plays`);
    await page.getByRole("heading", { name: "Noch kein Nachweis" }).waitFor();
    expect(await violations(page)).toEqual([]);
    await close();
  });
});

const LOOKS: readonly Look[] = [
  { language: "de" },
  { language: "en", dark: true },
  { language: "de", width: 390, height: 844, dark: true },
  { language: "en", width: 390, height: 844 },
];

describe.each(LOOKS)("in $language, dark: $dark, width: $width", (look) => {
  it("axe finds nothing wrong with it, opened or closed, and nothing is cut off", async () => {
    const { page, faults, close } = await open(proof(), look);
    await page.locator("play-day").first().waitFor();
    expect(await violations(page)).toEqual([]);
    await page.locator("play-day summary").nth(2).click();
    await page.locator("play-day .places li").first().waitFor();
    expect(await violations(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    await page.goto(`/announcements/${city.announcementId}`);
    await page.locator("play-summary section").waitFor({ state: "attached" });
    expect(await violations(page)).toEqual([]);
    expect(faults).toEqual([]);
    await close();
  });
});
