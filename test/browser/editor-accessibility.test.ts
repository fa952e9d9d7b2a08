import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { AnnouncementId } from "../../domain/model/id.ts";
import { violations } from "../editor/axe.ts";
import { type Look, openReader, signIn } from "../editor/browser.ts";
import { type EditorCity, startEditorCity } from "../editor/editor-city.ts";
import { launchChromium } from "./chromium.ts";

const LOOKS: readonly (Look & { readonly language: "de" | "en"; readonly dark: boolean })[] = [
  { language: "en", dark: true },
  // The longest words on the narrowest page.
  { language: "de", dark: false, width: 390, height: 844 },
];
const WORDS = {
  de: {
    group: "Gruppe",
    history: "Verlauf",
    publish: "Veröffentlichen",
    remove: "Entwurf löschen?",
    menu: "Menü von Ada Admin",
    language: "Sprache",
    title: "Überschrift",
    signIn: "Anmelden",
    slide: "Folie",
    phone: "Auf dem Handy",
    compare: /vergleichen$/,
    compared: "Zwei Fassungen im Vergleich",
  },
  en: {
    group: "Group",
    history: "History",
    publish: "Publish",
    remove: "Delete the draft?",
    menu: "Menu of Ada Admin",
    language: "Language",
    title: "Title",
    signIn: "Sign in",
    slide: "Slide",
    phone: "On the phone",
    compare: /^Compare/,
    compared: "Two versions compared",
  },
} as const;

let city: EditorCity;
let browser: Browser;

beforeAll(async () => {
  city = await startEditorCity();
  browser = await launchChromium();
});
afterAll(async () => {
  await browser.close();
  await city.stop();
});

/** Somebody else saves just before this page does. */
async function overtakeNextSave(page: Page): Promise<void> {
  const { client } = city.server;
  let overtaken = false;
  await page.route(`**/api/v1/announcements/${city.draftId}`, async (route) => {
    if (route.request().method() === "PUT" && !overtaken) {
      overtaken = true;
      const { id, version, content } = await client.announcements.read({ id: AnnouncementId.parse(city.draftId) });
      await client.announcements.save({ id, version, content: { ...content, weight: (content.weight % 10) + 1 } });
    }
    await route.continue();
  });
}

describe.each(LOOKS)("in $language, dark: $dark, axe finds nothing wrong with", (look) => {
  const words = WORDS[look.language];

  it("sign-in and set-up, with and without errors", async () => {
    const { context } = await openReader(browser, city.server.origin, look);
    const page = await context.newPage();
    await page.goto("/");
    expect(await violations(page)).toEqual([]);
    await page.getByRole("button", { name: words.signIn }).click();
    expect(await violations(page)).toEqual([]);
    await page.goto("/setup#unknown");
    expect(await violations(page)).toEqual([]);
    await page.getByRole("button").click();
    expect(await violations(page)).toEqual([]);
    await context.close();
  });

  it("the list, empty and full, and the menu", async () => {
    const { context } = await openReader(browser, city.server.origin, look);
    await signIn(context);
    const page = await context.newPage();
    await page.goto("/announcements");
    expect(await violations(page)).toEqual([]);
    await page.getByRole("button", { name: words.menu }).click();
    expect(await violations(page)).toEqual([]);
    await page.goto("/announcements?search=nichts+davon");
    expect(await violations(page)).toEqual([]);
    await context.close();
  });

  it("the gallery, a form of rows, several slides and two versions", async () => {
    const { context } = await openReader(browser, city.server.origin, look);
    await signIn(context);
    const page = await context.newPage();
    await page.goto("/announcements/new");
    await page.locator("template-gallery slide-thumbnail").first().waitFor();
    expect(await violations(page)).toEqual([]);
    for (const start of ["dates.1", "table.1", "person.1", "photo-story.1"]) {
      await page.goto(`/announcements/new?start=${start}`);
      await page.locator("slide-strip").waitFor();
      expect(await violations(page)).toEqual([]);
    }
    await page.getByRole("button", { name: words.phone }).click();
    expect(await violations(page)).toEqual([]);
    await page.getByRole("button", { name: words.slide, exact: true }).click();
    await page.getByRole("dialog").waitFor();
    expect(await violations(page)).toEqual([]);
    const { items } = await city.server.client.announcements.list({ state: "live" });
    await page.goto(`/announcements/${items[0]?.id ?? ""}`);
    await page.getByRole("textbox", { name: words.title, exact: true }).fill(`Neu ${look.language} ${String(look.dark)}`);
    await page.locator('[data-state="saved"]').waitFor();
    await page.getByRole("button", { name: words.history, exact: true }).click();
    await page.getByRole("button", { name: words.compare }).first().click();
    await page.getByRole("dialog", { name: words.compared }).waitFor();
    expect(await violations(page)).toEqual([]);
    await context.close();
  });

  it("the composer and its dialogs", async () => {
    const { context } = await openReader(browser, city.server.origin, look);
    await signIn(context);
    const page = await context.newPage();
    await page.goto(`/announcements/${city.draftId}`);
    await page.getByRole("button", { name: words.history, exact: true }).waitFor();
    expect(await violations(page)).toEqual([]);
    for (const name of [words.group, words.history, words.publish, words.remove]) {
      await page.getByRole("button", { name, exact: true }).first().click();
      await page.getByRole("dialog").waitFor();
      expect(await violations(page)).toEqual([]);
      await page.keyboard.press("Escape");
      await page.getByRole("dialog").waitFor({ state: "hidden" });
    }
    await page.getByRole("button", { name: words.language, exact: true }).click();
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press("Escape");
    await overtakeNextSave(page);
    await page.getByLabel(words.title, { exact: true }).fill(`${look.language} ${String(look.dark)}`);
    await page.getByRole("dialog").waitFor();
    expect(await violations(page)).toEqual([]);
    const { items } = await city.server.client.announcements.list({ state: "live" });
    await page.goto(`/announcements/${items[0]?.id ?? ""}`);
    await page.locator("publish-progress progress").waitFor();
    expect(await violations(page)).toEqual([]);
    await page.goto("/announcements/new?start=text");
    await page.getByRole("button", { name: words.publish }).click();
    expect(await violations(page)).toEqual([]);
    await context.close();
  });
});
