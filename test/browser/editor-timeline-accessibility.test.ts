import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { violations } from "../editor/axe.ts";
import { type Look, openReader, signIn } from "../editor/browser.ts";
import { MONDAY, startTimelineCity, type TimelineCity } from "../editor/timeline/timeline-city.ts";
import { launchChromium } from "./chromium.ts";

let city: TimelineCity;
let browser: Browser;

beforeAll(async () => {
  city = await startTimelineCity();
  browser = await launchChromium();
});
afterAll(async () => {
  await browser.close();
  await city.stop();
});

const LOOKS: readonly Look[] = [
  { language: "en", dark: true },
  // The longest words on the narrowest page.
  { language: "de", width: 390, height: 844 },
];

describe.each(LOOKS)("in $language, dark: $dark, width: $width, axe finds nothing wrong with the timeline", (look) => {
  it("in any view, with its panels", async () => {
    const { context, faults } = await openReader(browser, city.server.origin, look);
    await signIn(context);
    const page = await context.newPage();
    await page.goto(`/timeline?view=week&date=${MONDAY}`);
    await page.locator("timeline-grid, timeline-agenda").waitFor();
    expect(await violations(page)).toEqual([]);
    for (const view of ["day", "fortnight", "month"]) {
      await page.goto(`/timeline?view=${view}&date=2098-06-18`);
      await page.locator("timeline-grid, timeline-agenda").waitFor();
      expect(await violations(page)).toEqual([]);
    }
    const name = look.language === "en" ? /^(Change the times of “Grippe|Grippeschutz)/ : /^(Zeiten von „Grippe|Grippeschutz)/;
    await page.getByRole("button", { name }).first().focus();
    await page.keyboard.press("Enter");
    await page.getByRole("dialog").waitFor();
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press("Escape");
    await page
      .getByRole("button", { name: look.language === "en" ? "What is on in Wache 1?" : "Was läuft in Wache 1?" })
      .or(page.locator("[data-spot]", { hasText: "Wache 1" }))
      .first()
      .click();
    await page.locator("screen-why").waitFor();
    expect(await violations(page)).toEqual([]);
    expect(faults).toEqual([]);
    await context.close();
  });
});
