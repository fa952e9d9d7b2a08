import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Look, openReader, settle, signIn } from "../editor/browser.ts";
import { MONDAY, startTimelineCity, type TimelineCity } from "../editor/timeline/timeline-city.ts";
import { launchChromium } from "./chromium.ts";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

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

/** What axe finds wrong, and whether the page is wider than its window. Evaluated by the debugger, which the policy does not bind. */
async function findings(page: Page): Promise<readonly string[]> {
  await settle(page);
  await page.evaluate(AXE);
  return page.evaluate(async (rules) => {
    const axe: {
      run(
        context: Document,
        options: object,
      ): Promise<{ violations: { id: string; nodes: { target: unknown; failureSummary: string }[] }[] }>;
    } = Reflect.get(window, "axe");
    const found = await axe.run(document, { runOnly: rules });
    const wide = document.documentElement.scrollWidth > innerWidth ? ["wider than the window"] : [];
    return [
      ...wide,
      ...found.violations.flatMap(({ id, nodes }) =>
        nodes.map(({ target, failureSummary }) => `${id}: ${JSON.stringify(target)} ${failureSummary}`),
      ),
    ];
  }, RULES);
}

const LOOKS: readonly Look[] = [
  { language: "de" },
  { language: "en", dark: true },
  { language: "en", width: 390, height: 844 },
  { language: "de", dark: true, width: 390, height: 844 },
];

describe.each(LOOKS)("in $language, dark: $dark, width: $width, axe finds nothing wrong with the timeline", (look) => {
  it("in any view, with its panels", async () => {
    const { context, faults } = await openReader(browser, city.server.origin, look);
    await signIn(context);
    const page = await context.newPage();
    await page.goto(`/timeline?view=week&date=${MONDAY}`);
    await page.locator("timeline-grid, timeline-agenda").waitFor();
    expect(await findings(page)).toEqual([]);
    for (const view of ["day", "fortnight", "month"]) {
      await page.goto(`/timeline?view=${view}&date=2098-06-18`);
      await page.locator("timeline-grid, timeline-agenda").waitFor();
      expect(await findings(page)).toEqual([]);
    }
    const name = look.language === "en" ? /^(Change the times of “Grippe|Grippeschutz)/ : /^(Zeiten von „Grippe|Grippeschutz)/;
    await page.getByRole("button", { name }).first().focus();
    await page.keyboard.press("Enter");
    await page.getByRole("dialog").waitFor();
    expect(await findings(page)).toEqual([]);
    await page.keyboard.press("Escape");
    await page
      .getByRole("button", { name: look.language === "en" ? "What is on in Wache 1?" : "Was läuft in Wache 1?" })
      .or(page.locator("[data-spot]", { hasText: "Wache 1" }))
      .first()
      .click();
    await page.locator("screen-why").waitFor();
    expect(await findings(page)).toEqual([]);
    expect(faults).toEqual([]);
    await context.close();
  });
});
