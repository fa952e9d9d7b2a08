import { randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { AdminPages } from "../editor/admin-page.ts";
import { chooseTable, choosing, tokenOf } from "../editor/joining-page.ts";
import { tabTo } from "../editor/keyboard.ts";

const at = new AdminPages(16, 2);

const { open } = at;
const anyone = () => at.city.server.clientWith({});
const button = (page: Page, name: string | RegExp) => page.getByRole("button", { name, exact: true });

describe("a table of screens", () => {
  it("says line by line what it would do, adds the sites it names, and is imported only when all of it is right", async () => {
    await open("/screens", async (page) => {
      await page.getByRole("link", { name: "Mehrere aufnehmen" }).click();
      await chooseTable(
        page,
        "Name;Standort;Farben;Bemerkung",
        "Halle;Betriebshof Süd;Hell;",
        "Büro;Betriebshof Süd;Lila;",
        "Kantine;Feuerwache 5;;",
      );
      await page.getByText("2 Zeilen sind so nicht möglich.", { exact: false }).waitFor();
      await page.getByText("Zeile 3, Farben: „Lila“ ist nicht möglich, nur Hell oder Dunkel.").waitFor();
      await page.getByText("Diese Spalte wird nicht gelesen: Bemerkung").waitFor();
      expect(await button(page, "Übernehmen").count()).toBe(0);
      await button(page, "Standort anlegen").click();
      await page.getByText("Eine Zeile ist so nicht möglich.", { exact: false }).waitFor();
      expect((await at.city.server.client.sites.list({ search: "Betriebshof Süd" })).items.map(({ zone }) => zone)).toEqual([
        "Europe/Berlin",
      ]);
      await chooseTable(page, "Name;Standort;Farben", "Halle;Betriebshof Süd;Hell", "Büro;Betriebshof Süd;Dunkel");
      await page.getByText("2 Bildschirme werden angelegt.").waitFor();
      await button(page, "Übernehmen").click();
      await page.getByRole("heading", { name: "Übernommen" }).waitFor();
      await page.getByText("2 Bildschirme sind angelegt.").waitFor();
      await page.getByRole("link", { name: "Zu den Bildschirmen" }).click();
      await page.getByRole("link", { name: "Betriebshof Süd Halle" }).waitFor();
      await page
        .locator("li.row", { hasText: "Halle" })
        .filter({ hasText: "Betriebshof Süd" })
        .getByText("wartet auf sein Gerät")
        .waitFor();
      await page.goto("/screens/import");
      await chooseTable(page, "Name;Standort;Farben", "Halle;Betriebshof Süd;Dunkel", "Büro;Betriebshof Süd;Dunkel");
      await page.getByText("1 bekannter wird geändert.").waitFor();
      await page.getByText("Farben: Hell → Dunkel").waitFor();
      await button(page, "1 wie bisher").click();
      await expect.poll(() => page.getByRole("list", { name: "Zeilen der Tabelle" }).getByRole("listitem").allInnerTexts()).toHaveLength(1);
    });
  });

  it("is looked at again if something has changed between the preview and the agreement", async () => {
    await open("/screens/import", async (page) => {
      const table = ["Name;Standort", "Leitstand;Rathaus", "Pforte;Rathaus"];
      await chooseTable(page, ...table);
      await page.getByText("2 Bildschirme werden angelegt.").waitFor();
      await at.city.server.client.screens.expect({
        name: "Pforte",
        siteId: at.city.sites["Rathaus"] ?? ("" as never),
        groupIds: [],
        theme: "paper",
      });
      await button(page, "Übernehmen").click();
      await page.getByText("In der Zwischenzeit hat sich etwas geändert.", { exact: false }).waitFor();
      await page.getByText("1 Bildschirm wird angelegt.").waitFor();
      await button(page, "Übernehmen").click();
      await page.getByText("1 Bildschirm ist angelegt.").waitFor();
    });
  });

  it("may be the wrong file: it says what to do, and the next one is read", async () => {
    await open("/screens/import", async (page) => {
      const archive = { name: "bildschirme.xlsx", mimeType: "application/zip", buffer: Buffer.from("PK\u0003\u0004 und so weiter") };
      await page.setInputFiles("#table", archive);
      await page.getByText("„bildschirme.xlsx“ ist keine CSV-Datei.", { exact: false }).waitFor();
      await chooseTable(page, "Raum;Haus", "a;b");
      await page.getByText("Diese Datei ist keine Tabelle mit Bildschirmen.").waitFor();
      await page.getByText("Zeile 1, Name: Diese Spalte fehlt. Die erste Zeile muss die Überschriften enthalten.").waitFor();
      await page.setInputFiles("#table", { name: "groß.csv", mimeType: "text/csv", buffer: Buffer.alloc(4_000_001, "x") });
      await page.getByText("Die Datei ist zu groß.").waitFor();
      await chooseTable(page, "Name;Standort", "Wachzimmer;Rathaus");
      await page.getByText("1 Bildschirm wird angelegt.").waitFor();
    });
  });

  it("of ten thousand lines is shown by and by, those that are wrong first", async () => {
    await open("/screens/import", async (page) => {
      const lines = Array.from({ length: 9_999 }, (_, index) => `Raum ${String(index)};Rathaus`);
      await chooseTable(page, "Name;Standort", ...lines, "Zu viel;Nirgendwo");
      await page.getByText("Zeile 10001, Standort:", { exact: false }).waitFor();
      await button(page, "alle 10000").click();
      await button(page, "200 weitere Zeilen zeigen").click();
      await expect.poll(() => page.getByRole("list", { name: "Zeilen der Tabelle" }).locator("li").count()).toBe(400);
    });
  });

  it("that somebody gets by the link can be read again and changes nothing", async () => {
    await open("/screens/import", async (page) => {
      const download = page.waitForEvent("download");
      await page.getByRole("link", { name: "Bestehende Bildschirme als Tabelle" }).click();
      const saved = await (await download).path();
      await page.setInputFiles("#table", { name: "bildschirme.csv", mimeType: "text/csv", buffer: await readFile(saved) });
      await page.getByText("Alles ist schon so, wie es in der Tabelle steht.").waitFor();
      await page.goto("/screens?search=Kantine&state=new");
      await page.getByRole("listitem").first().waitFor();
      const narrowed = page.waitForEvent("download");
      await page.getByRole("link", { name: "Als Tabelle speichern" }).click();
      const lines = (await readFile(await (await narrowed).path(), "utf8")).trimEnd().split("\r\n").slice(1);
      expect(lines.length).toBeGreaterThan(0);
      for (const line of lines) expect(line).toContain("Kantine");
    });
  });
});

describe("a secret for devices", () => {
  it("is made for new screens, shown once, kept on a card, used, and withdrawn", async () => {
    await open("/screens/enrolments", async (page) => {
      await page.getByRole("heading", { name: "Noch kein Zugang" }).waitFor();
      await button(page, "Neuer Zugang").click();
      await button(page, "Zugang anlegen").click();
      await page.getByText("Schreiben Sie einen Namen, in dem {n} genau einmal vorkommt.").waitFor();
      await page.getByText("Wählen Sie einen Standort.").waitFor();
      await page.getByLabel("Namen").fill("Flur {nn}");
      await page.getByLabel("Wie viele Geräte").fill("1001");
      await button(page, "Zugang anlegen").click();
      await page.getByText("Möglich sind 1 bis 1.000.").waitFor();
      await page.getByLabel("Wie viele Geräte").fill("2");
      await choosing(page, "Standort", "Rathaus");
      await button(page, "Zugang anlegen").click();
      const secret = await page.getByRole("textbox", { name: "Geheimnis" }).inputValue();
      expect(secret).toMatch(/^[\w-]{43}$/);
      await page.getByText(`${at.city.server.origin}/play#enrol=${secret}`).waitFor();
      const download = page.waitForEvent("download");
      await button(page, "Datei für die Speicherkarte").click();
      const file = await download;
      expect(file.suggestedFilename()).toBe("aushang-enrol.txt");
      expect(await readFile(await file.path(), "utf8")).toBe(`${secret}\n`);
      await page.getByRole("button", { name: "Schließen" }).last().click();
      await page.getByText("0 von 2 Geräten").waitFor();
      expect(await everything(page)).not.toContain(secret);
      const device = await anyone().pairings.start({ enrolment: secret, instance: randomUUID() });
      await page.getByText("1 von 2 Geräten").waitFor();
      await tokenOf(at.city, device);
      await button(page, "Bildschirm ansehen: Flur {nn}, Rathaus").click();
      await page.getByRole("link", { name: "Flur 01, Rathaus" }).waitFor();
      await button(page, "Zurückziehen: Flur {nn}, Rathaus").click();
      await button(page, "Zurückziehen").last().click();
      await page.getByText("zurückgezogen", { exact: true }).waitFor();
      const late = await anyone().pairings.start({ enrolment: secret, instance: randomUUID() });
      expect(late.code).not.toBe("");
      expect((await at.city.server.client.screens.list({ search: "Flur 0" })).items.map(({ name }) => name)).toEqual(["Flur 01"]);
    });
  });

  it("is made by keyboard alone, for a screen that is waiting", async () => {
    const { id } = await at.city.server.client.screens.expect({
      name: "Teeküche",
      siteId: at.city.sites["Rathaus"] ?? ("" as never),
      groupIds: [],
      theme: "paper",
    });
    await open(`/screens/${id}`, async (page) => {
      await page.getByText("Er wartet auf sein Gerät.", { exact: true }).waitFor();
      await tabTo(page, "Gerät koppeln");
      await page.keyboard.press("Enter");
      await tabTo(page, "Ohne Code: Zugang vorbereiten");
      await page.keyboard.press("Enter");
      await page.getByRole("dialog", { name: "Neuer Zugang" }).waitFor();
      await expect.poll(() => page.getByRole("combobox", { name: "Bildschirm" }).inputValue()).toBe("Teeküche");
      await page.locator("known-screen [role=status] p").first().waitFor();
      await tabTo(page, "Zugang anlegen");
      await page.keyboard.press("Enter");
      await page.getByRole("dialog", { name: "Zugang: Teeküche, Rathaus" }).waitFor();
      await page.keyboard.press("Escape");
      await page.getByText("0 von 1 Gerät").waitFor();
      expect(page.url()).toMatch(/\/screens\/enrolments$/);
    });
  });
});

/** All that stands in the page, in its fields and behind its elements. */
function everything(page: Page): Promise<string> {
  return page.evaluate(() => {
    const texts: string[] = [];
    const walk = (root: ParentNode) => {
      for (const element of root.querySelectorAll("*")) {
        texts.push(...[...element.attributes].map(({ value }) => value));
        if (element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement) texts.push(element.value);
        if (element.shadowRoot) walk(element.shadowRoot);
        texts.push(...[...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE).map((node) => node.textContent ?? ""));
      }
    };
    walk(document);
    return texts.join("\n");
  });
}
