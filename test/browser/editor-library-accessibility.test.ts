import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { violations } from "../editor/axe.ts";
import { type Look, openReader, signIn } from "../editor/browser.ts";
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

const LOOKS: readonly Look[] = [
  { language: "en", dark: true },
  // The longest words on the narrowest page.
  { language: "de", width: 390, height: 844 },
];
const WORDS = {
  de: { crop: "Zuschneiden", cropHeading: "Ausschnitt als neues Bild", replace: "Überall ersetzen" },
  en: { crop: "Crop", cropHeading: "Cut-out as a new picture", replace: "Replace everywhere" },
} as const;

describe.each(LOOKS)("in $language, dark: $dark, width: $width, axe finds nothing wrong with the library", (look) => {
  it("as a list, with an upload, with details, cropping and choosing", async () => {
    const words = WORDS[look.language ?? "de"];
    const { context, faults } = await openReader(browser, city.server.origin, look);
    await signIn(context);
    const page = await context.newPage();
    await page.goto("/library");
    await page.getByRole("option").first().waitFor();
    await page
      .locator("upload-button #files")
      .setInputFiles([{ name: "a.docx", mimeType: "application/msword", buffer: Buffer.from("x") }]);
    await page.locator("upload-row").waitFor();
    expect(await violations(page)).toEqual([]);
    await page.goto(`/library/${city.station.id}`);
    await page.getByRole("link", { name: "Tag der offenen Tür" }).waitFor();
    expect(await violations(page)).toEqual([]);
    await page.getByRole("button", { name: words.crop }).click();
    await page.getByRole("dialog", { name: words.cropHeading }).waitFor();
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: words.replace }).click();
    await page.locator("picker-body").getByRole("option").first().waitFor();
    expect(await violations(page)).toEqual([]);
    expect(faults).toEqual([]);
    await context.close();
  });
});
