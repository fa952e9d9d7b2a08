import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { AnnouncementId } from "../../domain/model/id.ts";
import { freshSlide } from "../../editor/composer/content.ts";
import { SlideContent, type Template } from "../../templates/registry.ts";
import { violations } from "../editor/axe.ts";
import { type Look, openReader, signIn } from "../editor/browser.ts";
import { tabTo } from "../editor/keyboard.ts";
import { addPicture, addPictureFile, type LibraryCity, startLibraryCity } from "../editor/library/library-city.ts";
import { announcementFor, pairScreen } from "../server/running-server.ts";
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

type Fields = Readonly<Record<string, unknown>>;

/** An announcement of one slide for the fire stations. */
async function slideOf(template: Template, fields: Fields): Promise<AnnouncementId> {
  const slides = [SlideContent.parse(freshSlide(template, fields))];
  return (await city.server.client.announcements.create({ ...announcementFor([city.fire]), slides })).id;
}

async function open(id: AnnouncementId, look: Look = {}) {
  const { context, faults } = await openReader(browser, city.server.origin, look);
  await signIn(context);
  const page = await context.newPage();
  await page.goto(`/announcements/${id}`);
  return { context, page, faults };
}

/** The line of the checks that says so. */
const saying = (page: Page, text: string | RegExp) => page.locator("writing-checks").getByRole("listitem").filter({ hasText: text });

const described = (mediaId: string) => ({ mediaId, decorative: false, alt: { de: "Ein heller Himmel" } });

/** A notice as people photograph them: lines of text, and nothing else. */
async function photographNotice(): Promise<Buffer> {
  const page = await browser.newPage({ viewport: { width: 1600, height: 900 } });
  const line = "<p>Der Parkplatz hinter der Wache ist am Montag gesperrt, bitte weichen Sie aus.</p>";
  await page.setContent(`<body style="margin:80px;font:36px sans-serif;line-height:2">${line.repeat(6)}`);
  const picture = await page.screenshot();
  await page.close();
  return picture;
}

describe("what is said while somebody writes", () => {
  it("counts how far the running text reaches on the screens it is meant for", async () => {
    // 58 units of type in capitals of 0.668, 0.634 mm each on 55 inches, times 155.
    const siteId = (await city.server.client.sites.list({})).items[0]?.id;
    if (!siteId) throw new Error("a site was made");
    await pairScreen(city.server, { siteId, groupIds: [city.fire], name: "Wache", viewing: { diagonalInches: 55, farthestM: 3 } });
    const id = await slideOf("text", { title: { de: "Tor offen" }, body: { de: "Bitte schließen." } });
    const { context, page, faults } = await open(id);
    await expect.poll(() => saying(page, /^Lesbar/).innerText()).toBe("Lesbar bis 3,8 m (Raum: 3 m)");
    await saying(page, /^Kontrast \d+(?:,\d)? : 1$/).waitFor();
    expect(faults).toEqual([]);
    await context.close();
  });

  it("measures words over the picture that lies behind them, however bright", async () => {
    const sky = await addPicture(city.server, "Himmel", "#ffffff");
    const id = await slideOf("full-image", { title: { de: "Heller Himmel" }, caption: { de: "Am Morgen" }, picture: described(sky.id) });
    const { context, page, faults } = await open(id);
    const words = await saying(page, /^Kontrast \d+(?:,\d)? : 1$/).innerText();
    const ratio = Number(/[\d,]+/.exec(words)?.[0].replace(",", "."));
    // White words on a dark scrim: above what is needed, and well below that of plain paper.
    expect(ratio).toBeGreaterThanOrEqual(4.5);
    expect(ratio).toBeLessThan(15);
    expect(faults).toEqual([]);
    await context.close();
  });

  it("suspects text in a picture, and none in one without", async () => {
    const notice = await addPictureFile(city.server, "Zettel", await photographNotice());
    const fields = { title: { de: "Parkplatz" }, body: {}, crop: "upright" };
    const { context, page } = await open(await slideOf("text-image", { ...fields, picture: described(notice.id) }));
    await saying(page, /^Im Bild scheint Text zu stehen/).waitFor();
    await context.close();
    const other = await open(await slideOf("text-image", { ...fields, picture: described(city.park.id) }));
    await saying(other.page, "Bild ist beschrieben").waitFor();
    await other.page.waitForLoadState("networkidle");
    expect(await saying(other.page, /scheint Text/).count()).toBe(0);
    await other.context.close();
  });
});

describe("a remedy", () => {
  it("divides what is too long over two slides, by keyboard", async () => {
    const steps = Array.from({ length: 12 }, (_, n) => ({
      step: { de: `Schritt ${String(n + 1)}: den Motor prüfen und alles genau eintragen` },
    }));
    const { context, page, faults } = await open(await slideOf("steps", { title: { de: "Fahrzeug prüfen" }, steps }));
    await saying(page, "Auf zwei Folien teilen").first().waitFor();
    await page.getByRole("textbox", { name: "Überschrift" }).focus();
    await tabTo(page, "Auf zwei Folien teilen");
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name: "Folie 2 von 2: Fahrzeug prüfen" }).waitFor();
    await expect.poll(() => page.getByRole("textbox", { name: "Schritt" }).count()).toBe(6);
    expect(faults).toEqual([]);
    await context.close();
  });

  it("writes what is shouted normally, and can be undone", async () => {
    const { context, page } = await open(await slideOf("text", { title: { de: "ACHTUNG: DRK KOMMT AM DIENSTAG" }, body: {} }));
    await saying(page, /^Großbuchstaben/)
      .getByRole("button", { name: "Normal schreiben" })
      .click();
    const title = page.getByRole("textbox", { name: "Überschrift" });
    await expect.poll(() => title.inputValue()).toBe("Achtung: DRK kommt am Dienstag");
    expect(await saying(page, /^Großbuchstaben/).count()).toBe(0);
    await page.getByRole("button", { name: "Rückgängig" }).first().click();
    await expect.poll(() => title.inputValue()).toBe("ACHTUNG: DRK KOMMT AM DIENSTAG");
    await context.close();
  });

  it("leads to the description of a picture, or calls it decorative", async () => {
    const picture = { mediaId: city.plough.id, decorative: false, alt: {} };
    const fields = { title: { de: "Winterdienst" }, body: {}, picture, crop: "upright" };
    const { context, page } = await open(await slideOf("text-image", fields));
    const missing = saying(page, /^Bild ohne Beschreibung/);
    await missing.getByRole("button", { name: "Beschreiben" }).click();
    await page.getByRole("textbox", { name: "Bildbeschreibung" }).and(page.locator(":focus")).waitFor();
    await missing.getByRole("button", { name: "Als dekorativ kennzeichnen" }).click();
    await saying(page, "Bild ist rein dekorativ").waitFor();
    await context.close();
  });

  it("leads to the consent that a person has not given yet", async () => {
    const picture = described(city.station.id);
    const { context, page } = await open(await slideOf("person", { name: "Ayşe Yılmaz", picture, consent: false, consentUntil: null }));
    await saying(page, /^Die Einwilligung der Person fehlt/)
      .getByRole("button", { name: "Zur Einwilligung" })
      .click();
    await page
      .getByRole("checkbox", { name: /Einwilligung|einverstanden/ })
      .and(page.locator(":focus"))
      .waitFor();
    await context.close();
  });
});

describe.each([
  { language: "de", dark: false, width: 1440 },
  { language: "en", dark: true, width: 390, height: 844 },
] as const)("in $language, $width px", (look) => {
  it("axe finds nothing wrong with warnings and their remedies", async () => {
    const body = { de: `${"Alle Kolleginnen und Kollegen aus allen Wachen kommen am Dienstag um neun Uhr zusammen. ".repeat(8)}` };
    const picture = { mediaId: city.plough.id, decorative: false, alt: {} };
    const id = await slideOf("text-image", { title: { de: "ACHTUNG WINTERDIENST" }, body, picture, crop: "upright" });
    const { context, page } = await open(id, look);
    await page.locator("writing-checks .warn").nth(2).waitFor({ state: "attached" });
    expect(await violations(page)).toEqual([]);
    await context.close();
  });
});
