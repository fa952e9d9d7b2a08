import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { titleIn } from "../../domain/model/announcement.ts";
import { AnnouncementId } from "../../domain/model/id.ts";
import { SlideContent } from "../../templates/registry.ts";
import { openReader, signIn } from "../editor/browser.ts";
import { type EditorCity, startEditorCity } from "../editor/editor-city.ts";
import { tabTo } from "../editor/keyboard.ts";
import { announcementFor, textSlide } from "../server/running-server.ts";
import { launchChromium } from "./chromium.ts";

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

async function open(path: string) {
  const { context, faults } = await openReader(browser, city.server.origin);
  await signIn(context);
  const page = await context.newPage();
  await page.goto(path);
  return { context, page, faults };
}

/** An announcement of three slides: eins, zwei, drei. */
async function threeSlides() {
  const slides = ["eins", "zwei", "drei"].map((title, index) => ({ ...textSlide(title), key: `slide${String(index)}` }));
  return city.server.client.announcements.create({ ...announcementFor([city.groups.fire]), slides });
}

async function titlesOf(id: AnnouncementId): Promise<readonly (string | undefined)[]> {
  const { content } = await city.server.client.announcements.read({ id });
  return content.slides.map((_, index) => titleIn({ ...content, slides: content.slides.slice(index) }));
}

describe("a new announcement", () => {
  it("begins with a finished example, found by words, in one click; the way back leads to the gallery", async () => {
    const { context, page, faults } = await open("/announcements/new");
    await page.getByRole("searchbox", { name: "Beispiel suchen" }).fill("kantine linsen");
    await page
      .getByRole("button", { name: /Speiseplan$/ })
      .first()
      .click();
    await page.locator("composer-page .page-header").getByRole("heading", { name: "Kantine: diese Woche" }).waitFor();
    expect(await page.getByRole("textbox", { name: "Gericht" }).first().inputValue()).toBe("Linseneintopf mit Räuchertofu");
    await page.goBack();
    await page.getByRole("heading", { name: "Womit möchten Sie beginnen?" }).waitFor();
    expect((await city.server.client.announcements.list({ search: "Kantine" })).items).toEqual([]);
    expect(faults).toEqual([]);
    await context.close();
  });

  it("fills several rows from several pasted lines, and moves and removes rows by keyboard", async () => {
    const { context, page, faults } = await open("/announcements/new?start=steps");
    await page.getByRole("textbox", { name: "Überschrift" }).fill("Kaffeemaschine");
    await page.getByRole("textbox", { name: "Schritt" }).first().focus();
    await page
      .getByRole("textbox", { name: "Schritt" })
      .first()
      .evaluate((target) => {
        const clipboardData = new DataTransfer();
        clipboardData.setData("text/plain", "1. Wasser\n2. Bohnen\n3. Taste\n4. Warten");
        target.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true, composed: true }));
      });
    const steps = page.getByRole("textbox", { name: "Schritt" });
    await expect.poll(() => steps.count()).toBe(4);
    await steps.nth(3).focus();
    await page.keyboard.press("Alt+ArrowUp");
    await steps.nth(2).and(page.locator(":focus")).waitFor();
    await tabTo(page, "Zeile 1 entfernen", "Shift+Tab");
    await page.keyboard.press("Enter");
    await expect
      .poll(() => steps.evaluateAll((inputs) => inputs.map((input) => (input instanceof HTMLInputElement ? input.value : ""))))
      .toEqual(["Bohnen", "Warten", "Taste"]);
    expect(faults).toEqual([]);
    await context.close();
  });

  it("says at the field that an address is none, and does not save it", async () => {
    const { context, page } = await open("/announcements/new?start=web-page");
    await page.getByRole("textbox", { name: "Internetadresse" }).fill("dortmund");
    await page.getByText("Eine Internetadresse beginnt mit https:// und enthält keine Leerzeichen.").waitFor();
    await page.locator('[data-state="invalid"]').waitFor();
    await page.getByRole("textbox", { name: "Internetadresse" }).fill("https://www.dortmund.de");
    await page.locator('[data-state="saved"]').waitFor();
    await context.close();
  });

  it("keeps what was written when the template is changed and changed back", async () => {
    const { context, page } = await open("/announcements/new?start=menu.1");
    const template = page.getByLabel("Vorlage");
    await template.selectOption("text");
    await page.getByRole("textbox", { name: "Text" }).waitFor();
    expect(await page.getByRole("textbox", { name: "Überschrift" }).inputValue()).toBe("Kantine: diese Woche");
    await template.selectOption("menu");
    expect(await page.getByRole("textbox", { name: "Gericht" }).first().inputValue()).toBe("Linseneintopf mit Räuchertofu");
    await context.close();
  });
});

describe("several slides", () => {
  it("are put in another order with Alt and the arrow keys, doubled, and taken out with a way back", async () => {
    const { id } = await threeSlides();
    const { context, page, faults } = await open(`/announcements/${id}`);
    await page.getByRole("button", { name: "Folie 1 von 3: eins" }).focus();
    await page.keyboard.press("Alt+ArrowRight");
    await page.getByRole("button", { name: "Folie 2 von 3: eins" }).and(page.locator(":focus")).waitFor();
    await page.keyboard.press("ArrowRight");
    await page
      .locator("slide-strip [aria-current=true]")
      .and(page.getByRole("button", { name: "Folie 3 von 3: drei" }))
      .waitFor();
    expect(await page.getByRole("textbox", { name: "Überschrift" }).inputValue()).toBe("drei");
    await page.getByRole("button", { name: "Folie verdoppeln" }).click();
    await page.getByRole("button", { name: "Folie 1 von 4: zwei" }).click();
    await page.getByRole("button", { name: "Folie entfernen" }).click();
    await page.locator('[data-state="saved"]').waitFor();
    await expect.poll(() => titlesOf(id)).toEqual(["eins", "drei", "drei"]);
    await page.locator("ui-toasts").getByRole("button", { name: "Rückgängig" }).click();
    await expect.poll(() => titlesOf(id)).toEqual(["zwei", "eins", "drei", "drei"]);
    expect(faults).toEqual([]);
    await context.close();
  });

  it("are dragged to another place", async () => {
    const { id } = await threeSlides();
    const { context, page } = await open(`/announcements/${id}`);
    const last = page.getByRole("button", { name: "Folie 3 von 3: drei" });
    await last.dragTo(page.getByRole("button", { name: "Folie 1 von 3: eins" }), { targetPosition: { x: 4, y: 20 } });
    await expect.poll(() => titlesOf(id)).toEqual(["drei", "eins", "zwei"]);
    await context.close();
  });

  it("grow by one from the gallery", async () => {
    const { id } = await threeSlides();
    const { context, page } = await open(`/announcements/${id}`);
    await page.getByRole("button", { name: "Folie", exact: true }).click();
    await page.getByRole("button", { name: "Leere Folie „Zahlen“" }).click();
    await page.getByRole("button", { name: "Folie 2 von 4: Zahlen, noch leer" }).waitFor();
    await page.getByRole("textbox", { name: "Überschrift" }).fill("Bilanz");
    await expect.poll(() => titlesOf(id)).toEqual(["eins", "Bilanz", "zwei", "drei"]);
    await context.close();
  });

  it("lead to what is missing on another slide, in another language", async () => {
    const { content, ...draft } = await threeSlides();
    const [first, second, third] = content.slides;
    if (!first || !second || !third) throw new Error("three slides were made");
    const both = ({ key }: { readonly key: string }, en: string) =>
      SlideContent.parse({ key, template: "text", dwellMs: null, fields: { title: { de: "da", en }, body: {} } });
    const slides = [both(first, "there"), both(second, ""), both(third, "there")];
    await city.server.client.announcements.save({
      id: draft.id,
      version: draft.version,
      content: { ...content, languages: ["de", "en"], slides },
    });
    const { context, page } = await open(`/announcements/${draft.id}`);
    await page.locator("composer-page .page-header").getByRole("button", { name: "Veröffentlichen" }).click();
    await page.getByRole("group", { name: "Englisch" }).locator("#f-title:focus").waitFor();
    await page.getByRole("button", { name: "Folie 2 von 3: da (unvollständig)" }).waitFor();
    await context.close();
  });
});

describe("undo", () => {
  it("takes back typing, slides and choices one after another and brings them again, saved each time", async () => {
    const { id } = await threeSlides();
    const { context, page, faults } = await open(`/announcements/${id}`);
    const title = page.getByRole("textbox", { name: "Überschrift" });
    await title.click();
    await page.keyboard.press("End");
    // At once: after a pause a new step would begin.
    await page.keyboard.insertText(" und noch etwas");
    await page.getByLabel("Rubrik").selectOption("safety");
    await page.getByRole("button", { name: "Folie entfernen" }).click();
    await expect.poll(() => titlesOf(id)).toEqual(["zwei", "drei"]);
    await page.keyboard.press("Control+z");
    await page.keyboard.press("Control+z");
    await page.keyboard.press("Control+z");
    await expect.poll(() => titlesOf(id)).toEqual(["eins", "zwei", "drei"]);
    expect(await page.getByLabel("Rubrik").inputValue()).toBe("health");
    await page.keyboard.press("Control+Shift+z");
    await page.keyboard.press("Control+y");
    await expect.poll(() => titlesOf(id)).toEqual(["eins und noch etwas", "zwei", "drei"]);
    await page.getByRole("button", { name: "Wiederholen" }).click();
    await expect.poll(() => titlesOf(id)).toEqual(["zwei", "drei"]);
    expect(faults).toEqual([]);
    await context.close();
  });

  it("is not forgotten when the line was down and nobody else has changed anything", async () => {
    const { id } = await threeSlides();
    const { context, page } = await open(`/announcements/${id}`);
    await page.getByRole("button", { name: "Folie entfernen" }).click();
    await expect.poll(() => titlesOf(id)).toEqual(["zwei", "drei"]);
    await page.locator('[data-state="saved"]').waitFor();
    const caughtUp = page.waitForResponse(
      (answer) => answer.url().endsWith(`/announcements/${id}`) && answer.request().method() === "GET" && answer.ok(),
    );
    await city.server.restart();
    await caughtUp;
    await page.keyboard.press("Control+z");
    await expect.poll(() => titlesOf(id)).toEqual(["eins", "zwei", "drei"]);
    await context.close();
  });
});

describe("versions and copies", () => {
  it("are compared side by side, with the words that differ", async () => {
    const { id, version, content } = await threeSlides();
    await city.server.client.announcements.publish({ id, version });
    const { context, page, faults } = await open(`/announcements/${id}`);
    await page.getByRole("textbox", { name: "Überschrift" }).fill("eins ist anders");
    await page.locator('[data-state="saved"]').waitFor();
    await page.getByRole("button", { name: "Verlauf", exact: true }).click();
    await page.getByRole("button", { name: `Fassung ${String(version)} mit der aktuellen vergleichen` }).click();
    const dialog = page.locator("version-compare");
    await dialog.getByRole("img", { name: `Fassung ${String(version)}: ${titleIn(content)}` }).waitFor();
    await dialog.getByRole("img", { name: "Aktuelle Fassung: eins ist anders" }).waitFor();
    expect(await dialog.locator("ins").allInnerTexts()).toEqual(["ist anders"]);
    expect(faults).toEqual([]);
    await context.close();
  });

  it("make a draft of their own from the list", async () => {
    const { id } = await threeSlides();
    const { context, page } = await open("/announcements");
    await page.getByRole("button", { name: "„eins“ duplizieren" }).first().click();
    await page.getByText("Kopie angelegt, als Entwurf.").waitFor();
    const copy = AnnouncementId.parse(new URL(page.url()).pathname.split("/").at(-1));
    expect(copy).not.toBe(id);
    expect(await titlesOf(copy)).toEqual(["eins", "zwei", "drei"]);
    await context.close();
  });
});
