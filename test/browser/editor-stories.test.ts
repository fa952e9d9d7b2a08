import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type AnnouncementContent, titleIn } from "../../domain/model/announcement.ts";
import { AnnouncementId } from "../../domain/model/id.ts";
import { SlideContent } from "../../templates/registry.ts";
import { openReader, settle, signIn } from "../editor/browser.ts";
import { ADMIN, type EditorCity, pictureFile, startEditorCity } from "../editor/editor-city.ts";
import { tabTo } from "../editor/keyboard.ts";
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

async function titleOnServer(id: string): Promise<string> {
  return titleIn((await city.server.client.announcements.read({ id: AnnouncementId.parse(id) })).content);
}

/** The content with another title on its first slide. */
function retitled(content: AnnouncementContent, title: string): AnnouncementContent {
  const [first, ...others] = content.slides;
  if (!first) throw new Error("an announcement has a slide");
  const slide = SlideContent.parse({ ...first, fields: { ...first.fields, title: { de: title } } });
  return { ...content, slides: [slide, ...others] };
}

describe("the editor", () => {
  it("is used by keyboard alone: sign in, write, pick a group, publish, see it painted", async () => {
    const { context, faults } = await openReader(browser, city.server.origin);
    const page = await context.newPage();
    await page.goto("/");
    await page.getByLabel("E-Mail-Adresse").waitFor();
    await tabTo(page, "E-Mail-Adresse");
    await page.keyboard.type(ADMIN.email);
    await tabTo(page, "Passwort");
    await page.keyboard.type(ADMIN.password);
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "Mitteilungen" }).waitFor();
    await tabTo(page, "Neue Mitteilung");
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "Womit möchten Sie beginnen?" }).waitFor();
    await tabTo(page, "Leer beginnen");
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "Neue Mitteilung" }).waitFor();
    await tabTo(page, "Überschrift");
    await page.keyboard.type("Wasser ab Montag abgestellt");
    await tabTo(page, "Text");
    await page.keyboard.type("Von 8 bis 12 Uhr. ");
    await page.keyboard.press("Control+b");
    await page.keyboard.type("Bitte vorsorgen");
    await tabTo(page, "Gruppe");
    await page.keyboard.press("Enter");
    await page.locator("group-picker").getByText("Feuerwehr").waitFor();
    await tabTo(page, /^Feuerwehr/);
    await page.keyboard.press("Space");
    await tabTo(page, "Fertig: 2 Bildschirme");
    await page.keyboard.press("Enter");
    await page.getByText("Zusammen 2 Bildschirme").waitFor();
    await tabTo(page, "Veröffentlichen", "Shift+Tab");
    await page.keyboard.press("Enter");
    await page.getByText("„Wasser ab Montag abgestellt“ erscheint auf 2 Bildschirmen.").waitFor();
    await page.keyboard.press("Enter");
    await page.getByText(/^2 von 2 Bildschirme/).waitFor();
    const id = new URL(page.url()).pathname.split("/").at(-1) ?? "";
    const stored = await city.server.client.announcements.read({ id: AnnouncementId.parse(id) });
    expect(stored.content.slides[0]?.fields).toEqual({
      title: { de: "Wasser ab Montag abgestellt" },
      body: { de: "Von 8 bis 12 Uhr. **Bitte vorsorgen**" },
    });
    expect(stored.publishedVersion).toBe(stored.version);
    expect(faults).toEqual([]);
    await context.close();
  });

  it("keeps what was typed when the page's process dies before the server has it", async () => {
    const { context } = await openReader(browser, city.server.origin);
    await signIn(context);
    const page = await context.newPage();
    await page.goto("/announcements/new?start=text");
    await page.getByLabel("Überschrift").waitFor();
    await page.route("**/api/v1/announcements", (route) => route.abort());
    await page.getByLabel("Überschrift").fill("Nicht verloren");
    const crashed = page.waitForEvent("crash");
    const devtools = await context.newCDPSession(page);
    devtools.send("Page.crash").catch(() => undefined);
    await crashed;
    const again = await context.newPage();
    await again.goto("/announcements/new");
    await again.getByText("Wiederhergestellt: Das war noch nicht auf dem Server gespeichert.").waitFor();
    expect(await again.getByLabel("Überschrift").inputValue()).toBe("Nicht verloren");
    await again.waitForURL(/announcements\/[0-9a-f-]{36}$/);
    await again.locator('[data-state="saved"]').waitFor();
    expect(await titleOnServer(new URL(again.url()).pathname.split("/").at(-1) ?? "")).toBe("Nicht verloren");
    await context.close();
  });

  it("says that it could not save, keeps trying, and saves once the server is back", async () => {
    const { context } = await openReader(browser, city.server.origin);
    await signIn(context);
    const page = await context.newPage();
    await page.goto(`/announcements/${city.draftId}`);
    await page.getByLabel("Überschrift").waitFor();
    await context.route("**/api/v1/announcements/*", (route) => route.abort());
    await page.getByLabel("Überschrift").fill("Ohne Netz geschrieben");
    await page.getByText("nur auf diesem Gerät, wird nachgeholt").waitFor();
    await context.unroute("**/api/v1/announcements/*");
    await page.locator('[data-state="saved"]').waitFor();
    expect(await titleOnServer(city.draftId)).toBe("Ohne Netz geschrieben");
    await context.close();
  });

  it("loses nothing when two people write at once: either version can be kept, the other stays", async () => {
    const { client } = city.server;
    const { context } = await openReader(browser, city.server.origin);
    await signIn(context);
    const page = await context.newPage();
    await page.goto(`/announcements/${city.draftId}`);
    const title = page.getByLabel("Überschrift");
    await title.waitFor();
    const saveElsewhere = async (words: string) => {
      const { id, version, content } = await client.announcements.read({ id: AnnouncementId.parse(city.draftId) });
      await client.announcements.save({
        id,
        version,
        content: retitled(content, words),
      });
    };
    const overtaken: string[] = ["Von woanders"];
    await context.route("**/api/v1/announcements/*", async (route) => {
      const words = route.request().method() === "PUT" ? overtaken.pop() : undefined;
      if (words) await saveElsewhere(words);
      await route.continue();
    });
    await title.fill("Von hier");
    await page.getByRole("heading", { name: "Zwei haben gleichzeitig geschrieben" }).waitFor();
    await page.locator("conflict-dialog").getByText("Von woanders").waitFor();
    await page.getByRole("button", { name: "Meine Fassung behalten" }).click();
    await page.locator('[data-state="saved"]').waitFor();
    expect(await titleOnServer(city.draftId)).toBe("Von hier");
    overtaken.push("Noch einmal woanders");
    await title.fill("Noch einmal hier");
    await page.getByRole("button", { name: "Andere Fassung übernehmen" }).click();
    await page.locator('[data-state="saved"]').waitFor();
    expect(await title.inputValue()).toBe("Noch einmal woanders");
    await page.getByRole("button", { name: "Verlauf", exact: true }).click();
    // The newest comes first; below it is the other text of the first conflict.
    await page.getByRole("button", { name: "Ihre aufgehobene Fassung wiederherstellen" }).first().click();
    await page.locator('[data-state="saved"]').waitFor();
    expect(await titleOnServer(city.draftId)).toBe("Noch einmal hier");
    await context.close();
  });

  it("uploads a picture, asks for its description and says what is missing", async () => {
    const { context, faults } = await openReader(browser, city.server.origin);
    await signIn(context);
    const page = await context.newPage();
    await page.goto("/announcements/new?start=text");
    await page.getByLabel("Vorlage").selectOption("text-image");
    await page.locator("input[type=file]").setInputFiles({ name: "wache.png", mimeType: "image/png", buffer: await pictureFile() });
    await page.getByText("wache.png, 1200 × 1500").waitFor();
    await page.getByText("Bild ohne Beschreibung").waitFor();
    await page.getByRole("button", { name: "Veröffentlichen" }).click();
    await page.getByText(/^Zum Veröffentlichen fehlt noch etwas: Schreiben Sie eine Überschrift\. Beschreiben Sie das Bild/).waitFor();
    await page.getByLabel("Bildbeschreibung").fill("Feuerwache am Abend");
    await page.getByText("Bild ist beschrieben").waitFor();
    await page.locator('[data-state="saved"]').waitFor();
    expect(faults).toEqual([]);
    await context.close();
  });

  it("takes bold and lists from pasted text, and nothing that could run", async () => {
    const { context, faults } = await openReader(browser, city.server.origin);
    await signIn(context);
    const page = await context.newPage();
    await page.goto("/announcements/new?start=text");
    await page.getByRole("textbox", { name: "Text" }).focus();
    await page.getByRole("textbox", { name: "Text" }).evaluate((target) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData(
        "text/html",
        "<p onclick='x()'>Ab <b>Montag</b></p><script>x()</script><ul><li>eins<li>zwei</ul><img src=x onerror='x()'>",
      );
      clipboardData.setData("text/plain", "Ab Montag");
      target.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true, composed: true }));
    });
    await page.locator('[data-state="saved"]').waitFor();
    const id = new URL(page.url()).pathname.split("/").at(-1) ?? "";
    const { content } = await city.server.client.announcements.read({ id: AnnouncementId.parse(id) });
    expect(content.slides[0]?.fields).toEqual({ title: {}, body: { de: "Ab **Montag**\n\n- eins\n- zwei" } });
    expect(faults).toEqual([]);
    await context.close();
  });

  it("brings back an older version as a new one", async () => {
    const { context } = await openReader(browser, city.server.origin);
    await signIn(context);
    const { client } = city.server;
    const first = await client.announcements.create({
      ...(await client.announcements.read({ id: AnnouncementId.parse(city.draftId) })).content,
    });
    const published = await client.announcements.publish({ id: first.id, version: first.version });
    const content = retitled(published.content, "Neuer Stand");
    await client.announcements.save({ id: first.id, version: published.version, content });
    const page = await context.newPage();
    await page.goto(`/announcements/${first.id}`);
    await page.getByRole("button", { name: "Verlauf", exact: true }).click();
    await page.getByRole("button", { name: `Fassung ${String(published.version)} ansehen` }).click();
    await page.getByText(`Sie sehen: Fassung ${String(published.version)}`).waitFor();
    await page.getByRole("button", { name: "Verlauf", exact: true }).click();
    await page.getByRole("button", { name: `Fassung ${String(published.version)} wiederherstellen` }).click();
    await page.locator('[data-state="saved"]').waitFor();
    expect(await titleOnServer(first.id)).toBe(titleIn(first.content));
    await context.close();
  });

  it("goes where somebody wanted to last, though the page wanted before comes later", async () => {
    const { context, faults } = await openReader(browser, city.server.origin);
    await signIn(context);
    const page = await context.newPage();
    await page.goto("/announcements");
    const held = Promise.withResolvers<void>();
    const link = (name: string) => page.getByRole("navigation", { name: "Hauptnavigation" }).getByRole("link", { name, exact: true });
    await page.route(/\/screens-page-/, async (route) => {
      await held.promise;
      await route.continue();
    });
    const asked = page.waitForRequest(/\/screens-page-/);
    await link("Bildschirme").click();
    await asked;
    await link("Mitteilungen").click();
    await page.waitForURL(/\/announcements$/);
    held.resolve();
    await page.evaluate(async () => {
      await customElements.whenDefined("screens-page");
      await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    });
    expect(await page.locator("screens-page").count()).toBe(0);
    await page.getByRole("heading", { name: "Mitteilungen", level: 1 }).waitFor();
    expect(faults).toEqual([]);
    await context.close();
  });

  it("finds announcements by words and by state, in the address", async () => {
    const { context } = await openReader(browser, city.server.origin);
    await signIn(context);
    const page = await context.newPage();
    await page.goto("/announcements?state=scheduled");
    await page.getByRole("link", { name: "Betriebsfest im Westfalenpark" }).waitFor();
    expect(await page.getByRole("listitem").filter({ hasText: "Wintereinsatz" }).count()).toBe(0);
    await page.getByRole("link", { name: "Alle", exact: true }).click();
    await page.getByLabel("Überschrift oder Text suchen").fill("wintereinsatz");
    await page.waitForURL(/search=wintereinsatz/);
    await page.getByRole("link", { name: "Wintereinsatz: Fahrzeugübergabe" }).waitFor();
    await page.getByRole("link", { name: "Betriebsfest im Westfalenpark" }).waitFor({ state: "detached" });
    await context.close();
  });

  it.each(["/announcements", "/announcements/new", "/announcements/new?start=menu.1"])(
    "fits %s into 320 and 390 pixels without scrolling sideways",
    async (path) => {
      for (const width of [320, 390]) {
        const { context } = await openReader(browser, city.server.origin, { width, height: 844 });
        await signIn(context);
        const page = await context.newPage();
        await page.goto(path);
        await settle(page);
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
        await context.close();
      }
    },
  );
});
