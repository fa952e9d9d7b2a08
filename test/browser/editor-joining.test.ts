import { randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { PairingStart } from "../../domain/api/pairing-messages.ts";
import { type City, report, startCity } from "../editor/admin-city.ts";
import { openAsAdmin } from "../editor/admin-page.ts";
import { violations } from "../editor/axe.ts";
import { type Look, openReader, signIn } from "../editor/browser.ts";
import { tabTo } from "../editor/keyboard.ts";
import { playerSocket } from "../server/running-server.ts";
import { launchChromium } from "./chromium.ts";

let city: City;
let browser: Browser;

beforeAll(async () => {
  browser = await launchChromium();
  city = await startCity(16, 2);
});
afterAll(async () => {
  await browser.close();
  await city.stop();
});

const open = (path: string, act: (page: Page) => Promise<void>) => openAsAdmin(browser, city, path, act);
const anyone = () => city.server.clientWith({});
const button = (page: Page, name: string | RegExp) => page.getByRole("button", { name, exact: true });

/** Chooses a table as a file. */
function choose(page: Page, ...lines: readonly string[]): Promise<void> {
  return page.setInputFiles("#table", {
    name: "bildschirme.csv",
    mimeType: "application/vnd.ms-excel",
    buffer: Buffer.from(lines.join("\r\n")),
  });
}

async function choosing(page: Page, label: string, text: string): Promise<void> {
  await page.getByRole("combobox", { name: label, exact: true }).last().fill(text);
  await page.getByRole("option", { name: text }).last().click();
}

/** What a device that was paired by its code is told: its token. */
async function token({ id, secret }: PairingStart): Promise<string> {
  const result = await anyone().pairings.collect({ id, secret });
  if (result.state !== "paired") throw new Error("The device was not paired");
  return result.token;
}

describe("a table of screens", () => {
  it("says line by line what it would do, adds the sites it names, and is imported only when all of it is right", async () => {
    await open("/screens", async (page) => {
      await page.getByRole("link", { name: "Mehrere aufnehmen" }).click();
      await choose(
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
      expect((await city.server.client.sites.list({ search: "Betriebshof Süd" })).items.map(({ zone }) => zone)).toEqual(["Europe/Berlin"]);
      await choose(page, "Name;Standort;Farben", "Halle;Betriebshof Süd;Hell", "Büro;Betriebshof Süd;Dunkel");
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
      await choose(page, "Name;Standort;Farben", "Halle;Betriebshof Süd;Dunkel", "Büro;Betriebshof Süd;Dunkel");
      await page.getByText("1 wird geändert.").waitFor();
      await page.getByText("Farben: Hell → Dunkel").waitFor();
      await button(page, "1 wie bisher").click();
      await expect.poll(() => page.getByRole("list", { name: "Zeilen der Tabelle" }).getByRole("listitem").allInnerTexts()).toHaveLength(1);
    });
  });

  it("is looked at again if something has changed between the preview and the agreement", async () => {
    await open("/screens/import", async (page) => {
      const table = ["Name;Standort", "Leitstand;Rathaus", "Pforte;Rathaus"];
      await choose(page, ...table);
      await page.getByText("2 Bildschirme werden angelegt.").waitFor();
      await city.server.client.screens.expect({
        name: "Pforte",
        siteId: city.sites["Rathaus"] ?? ("" as never),
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
      await choose(page, "Raum;Haus", "a;b");
      await page.getByText("Diese Datei ist keine Tabelle mit Bildschirmen.").waitFor();
      await page.getByText("Zeile 1, Name: Diese Spalte fehlt. Die erste Zeile muss die Überschriften enthalten.").waitFor();
      await page.setInputFiles("#table", { name: "groß.csv", mimeType: "text/csv", buffer: Buffer.alloc(4_000_001, "x") });
      await page.getByText("Die Datei ist zu groß.").waitFor();
      await choose(page, "Name;Standort", "Wachzimmer;Rathaus");
      await page.getByText("1 Bildschirm wird angelegt.").waitFor();
    });
  });

  it("of ten thousand lines is shown by and by, those that are wrong first", async () => {
    await open("/screens/import", async (page) => {
      const lines = Array.from({ length: 9_999 }, (_, index) => `Raum ${String(index)};Rathaus`);
      await choose(page, "Name;Standort", ...lines, "Zu viel;Nirgendwo");
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
      await page.getByText(`${city.server.origin}/play#enrol=${secret}`).waitFor();
      const download = page.waitForEvent("download");
      await page.getByRole("link", { name: "Datei für die Speicherkarte" }).click();
      const file = await download;
      expect(file.suggestedFilename()).toBe("aushang-enrol.txt");
      expect(await readFile(await file.path(), "utf8")).toBe(`${secret}\n`);
      await page.getByRole("button", { name: "Schließen" }).last().click();
      await page.getByText("0 von 2 Geräten").waitFor();
      expect(await everything(page)).not.toContain(secret);
      const device = await anyone().pairings.start({ enrolment: secret, instance: randomUUID() });
      await page.getByText("1 von 2 Geräten").waitFor();
      await token(device);
      await button(page, "Bildschirm ansehen: Flur {nn}, Rathaus").click();
      await page.getByRole("link", { name: "Flur 01, Rathaus" }).waitFor();
      await button(page, "Zurückziehen: Flur {nn}, Rathaus").click();
      await button(page, "Zurückziehen").last().click();
      await page.getByText("zurückgezogen", { exact: true }).waitFor();
      const late = await anyone().pairings.start({ enrolment: secret, instance: randomUUID() });
      expect(late.code).not.toBe("");
      expect((await city.server.client.screens.list({ search: "Flur 0" })).items.map(({ name }) => name)).toEqual(["Flur 01"]);
    });
  });

  it("is made by keyboard alone, for a screen that is waiting", async () => {
    const { id } = await city.server.client.screens.expect({
      name: "Teeküche",
      siteId: city.sites["Rathaus"] ?? ("" as never),
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
      await tabTo(page, "Zugang anlegen");
      await page.keyboard.press("Enter");
      await page.getByRole("dialog", { name: "Zugang für Teeküche, Rathaus" }).waitFor();
      await page.keyboard.press("Escape");
      await page.getByText("0 von 1 Gerät").waitFor();
      expect(page.url()).toMatch(/\/screens\/enrolments$/);
    });
  });
});

describe("a device", () => {
  it("takes the place of a broken one: the old one is out at once, and nobody says that it runs before the new one has reported", async () => {
    const [screen] = city.screens;
    if (!screen) throw new Error("no screen");
    const device = await anyone().pairings.start();
    await open(`/screens/${screen.id}`, async (page) => {
      await button(page, "Gerät tauschen").click();
      await page.getByText(/^Er hat ein Gerät, das sich zuletzt/).waitFor();
      await button(page, "Koppeln").click();
      await page.getByText("Der Code hat acht Buchstaben und Ziffern.", { exact: false }).first().waitFor();
      await page.getByLabel("Code vom Bildschirm").fill("00000000");
      await button(page, "Koppeln").click();
      await page.getByText("Diesen Code zeigt gerade kein Bildschirm.", { exact: false }).first().waitFor();
      await page.getByLabel("Code vom Bildschirm").fill(device.code);
      await button(page, "Koppeln").click();
      await page.getByText("Gekoppelt. Warten auf das erste Lebenszeichen …").waitFor();
      const refused = new Promise<string>((resolve) => {
        const old = playerSocket(city.server.origin, screen.token);
        old.once("connect_error", ({ message }) => resolve(message));
        old.connect();
      });
      expect(await refused).toBe("unknown-token");
      const player = await report(city.server.origin, await token(device));
      await page.getByRole("heading", { name: "Der Bildschirm läuft." }).waitFor();
      await page.getByRole("link", { name: "Zum Bildschirm" }).click();
      await page.getByText("läuft", { exact: true }).first().waitFor();
      player.disconnect();
    });
    const log = await city.server.client.audit.list({ subjectId: screen.id });
    expect(log.items.map(({ action }) => action)).toContain("screen-replaced");
  });

  it("may come later: the screen is there already and waits, is found by its name, and then paired from a phone at the wall", async () => {
    await open("/screens", async (page) => {
      await button(page, "Bildschirm koppeln").click();
      await page.getByRole("radio", { name: /Noch kein Gerät da/ }).check();
      await button(page, "Anlegen").click();
      await page
        .getByText("Geben Sie dem Bildschirm einen Namen", { exact: false })
        .or(page.getByText("Wählen Sie einen Standort."))
        .first()
        .waitFor();
      await page.getByLabel("Name", { exact: true }).fill("Wartezone");
      await choosing(page, "Standort", "Kita Hörde");
      await button(page, "Anlegen").click();
      await page.getByText("„Wartezone“ ist angelegt und wartet auf sein Gerät.").waitFor();
      await page.waitForURL(/\/screens\/[0-9a-f-]{36}$/);
      await page.getByText("Er wartet auf sein Gerät.", { exact: true }).waitFor();
      const device = await anyone().pairings.start();
      await page.setViewportSize({ width: 390, height: 844 });
      await page.goto(`/pair#${device.code.replace("-", "")}`);
      await page.getByRole("radio", { name: /Ein bekannter Bildschirm/ }).check();
      expect(await page.getByRole("radio", { name: /Noch kein Gerät da/ }).count()).toBe(0);
      await button(page, "Koppeln").click();
      await page.getByText("Bitte wählen Sie einen Bildschirm aus der Liste.").first().waitFor();
      await choosing(page, "Bildschirm", "Wartezone");
      await page.getByText("Er wartet auf sein Gerät.", { exact: true }).waitFor();
      await button(page, "Koppeln").click();
      await page.getByText("Gekoppelt. Warten auf das erste Lebenszeichen …").waitFor();
      (await report(city.server.origin, await token(device))).disconnect();
    });
  });

  it("that got the screen in the meantime is not thrown out by somebody who was told that there is none", async () => {
    const { id } = await city.server.client.screens.expect({
      name: "Keller",
      siteId: city.sites["Rathaus"] ?? ("" as never),
      groupIds: [],
      theme: "paper",
    });
    const [first, second] = [await anyone().pairings.start(), await anyone().pairings.start()];
    await open(`/screens/${id}`, async (page) => {
      await button(page, "Gerät koppeln").click();
      await city.server.client.pairings.assign({ id, code: first.code });
      await page.getByLabel("Code vom Bildschirm").fill(second.code);
      await button(page, "Koppeln").click();
      await page.getByText("Dieser Bildschirm hat inzwischen ein Gerät. Bitte sehen Sie noch einmal nach.").waitFor();
    });
  });

  it("is taken out of service with a reason, which stands in the log", async () => {
    const { id } = city.screens[15] ?? {};
    await open(`/screens/${id ?? ""}`, async (page) => {
      await button(page, "Entkoppeln").click();
      await page.getByLabel("Warum?").selectOption("lost");
      await button(page, "Entkoppeln").last().click();
      await page.getByText(/ist entkoppelt\.$/).waitFor();
    });
    const { items } = await city.server.client.audit.list({ subjectId: id ?? "" });
    expect(items[0]).toMatchObject({ action: "screen-unpaired", details: { reason: "lost" } });
  });
});

const LOOKS: readonly Look[] = [
  {},
  { dark: true, width: 390, height: 844 },
  { language: "en", dark: true },
  { language: "en", width: 390, height: 844 },
];
const WORDS = {
  de: { fresh: "Neuer Zugang", make: "Zugang anlegen", known: /Ein bekannter/, pair: /koppeln$/i, wrong: "nicht möglich" },
  en: { fresh: "New secret", make: "Make the secret", known: /A known/, pair: /^Pair/, wrong: "not possible" },
} as const;

describe.each(LOOKS)("in $language, dark: $dark, width: $width, nothing is wrong with", (look) => {
  const words = WORDS[look.language ?? "de"];
  const visit = async (path: string, act: (page: Page) => Promise<void>) => {
    const { context, faults } = await openReader(browser, city.server.origin, look);
    await signIn(context);
    const page = await context.newPage();
    await page.goto(path);
    await act(page);
    expect(faults).toEqual([]);
    await context.close();
  };

  it("the table, empty and with faults", async () => {
    await visit("/screens/import", async (page) => {
      await page.locator("dl").waitFor();
      expect(await violations(page)).toEqual([]);
      await choose(page, "Name;Standort;Farben;x", "Halle;Nirgendwo;Lila;", "Saal;Rathaus;;", "Saal;Rathaus;;", ";;;");
      await page.getByText(words.wrong, { exact: true }).first().waitFor();
      expect(await violations(page)).toEqual([]);
    });
  });

  it("secrets: the list, a new one and what is wrong with it, and the one time it is shown", async () => {
    await visit("/screens/enrolments", async (page) => {
      await button(page, words.fresh).click();
      await button(page, words.make).click();
      await page.locator('[aria-invalid="true"]').first().waitFor();
      expect(await violations(page)).toEqual([]);
      await page.getByRole("radio", { name: words.known }).check();
      await page.getByRole("combobox", { name: look.language === "en" ? "Screen" : "Bildschirm", exact: true }).fill("Kantine");
      await page.keyboard.press("ArrowDown");
      await page.keyboard.press("Enter");
      await page.locator("known-screen [role=status] p").first().waitFor();
      await button(page, words.make).click();
      await page.locator("#secret").waitFor();
      expect(await violations(page)).toEqual([]);
      await page.keyboard.press("Escape");
      await page.locator("enrolment-row").first().waitFor();
      expect(await violations(page)).toEqual([]);
    });
  });

  it("pairing", async () => {
    await visit("/pair", async (page) => {
      await page.getByRole("radio", { name: words.known }).check();
      await page.getByRole("button", { name: words.pair }).click();
      await page.locator(".problem-summary").waitFor();
      expect(await violations(page)).toEqual([]);
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
