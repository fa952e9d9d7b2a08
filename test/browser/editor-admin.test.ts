import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { EDITOR } from "../editor/admin-city.ts";
import { AdminPages } from "../editor/admin-page.ts";
import { openReader, settle } from "../editor/browser.ts";

const at = new AdminPages(9, 4);

const { open } = at;

describe("the groups page", () => {
  const item = (page: Page, name: string) => page.getByRole("treeitem", { name: new RegExp(`^${name} \\d`) });
  const path = async (name: string) => {
    const groups = (await at.city.server.client.groups.list({})).items;
    const found = groups.find((group) => group.name === name);
    const parent = groups.find(({ id }) => id === found?.parentId);
    return `${parent?.name ?? "oben"} ${String(found?.position)}`;
  };

  it("is used by keyboard alone: choose, move in every direction, rename", async () => {
    await open("/groups", async (page) => {
      await item(page, "Alle Beschäftigten").focus();
      await page.keyboard.press("End");
      await page.keyboard.press("Alt+ArrowUp");
      await expect.poll(() => path("Betriebshöfe")).toBe("Alle Beschäftigten 2");
      await page.getByText("Betriebshöfe steht jetzt unter Alle Beschäftigten, Platz 3").waitFor({ state: "attached" });
      await page.keyboard.press("Alt+ArrowRight");
      await expect.poll(() => path("Betriebshöfe")).toBe("Fabido Kitas 0");
      await page.getByText("Betriebshöfe steht jetzt unter Fabido Kitas").waitFor({ state: "attached" });
      await page.keyboard.press("Alt+ArrowLeft");
      await expect.poll(() => path("Betriebshöfe")).toBe("Alle Beschäftigten 2");
      // The page has taken over the move when it has said so; only then does renaming build on it.
      await page.getByText("Betriebshöfe steht jetzt unter Alle Beschäftigten, Platz 3").waitFor({ state: "attached" });
      await page.keyboard.press("F2");
      await page.locator("input:focus").waitFor();
      await page.keyboard.type("Werkhöfe");
      await page.keyboard.press("Enter");
      await item(page, "Werkhöfe").waitFor();
      await expect.poll(() => path("Werkhöfe")).toBe("Alle Beschäftigten 2");
    });
  });

  it("moves by buttons and by dragging", async () => {
    await open("/groups", async (page) => {
      await page.getByText("Wache 5", { exact: true }).click();
      await page.getByRole("button", { name: "Nach oben" }).click();
      await expect.poll(() => path("Wache 5")).toBe("Feuerwehr 1");
      await page.getByText("Wache 5 steht jetzt unter Feuerwehr, Platz 2").waitFor({ state: "attached" });
      await item(page, "Wache 5").dragTo(item(page, "Schulhausmeister"));
      await expect.poll(() => path("Wache 5")).toBe("Schulhausmeister 0");
    });
  });

  it("adds below, refuses in plain words to delete what is used, and deletes what is not", async () => {
    await open("/groups", async (page) => {
      await page.getByText("Feuerwehr", { exact: true }).click();
      await page.getByRole("button", { name: "Gruppe darunter" }).click();
      await page.getByRole("textbox", { name: "Name" }).fill("Jugendfeuerwehr");
      await page.keyboard.press("Enter");
      await expect.poll(() => path("Jugendfeuerwehr")).toMatch(/^Feuerwehr/);
      await page.getByText("Feuerwehr", { exact: true }).first().click();
      await page.getByRole("button", { name: "Löschen" }).click();
      await page.getByRole("button", { name: "Gruppe löschen" }).click();
      await page.getByText("Diese Gruppe wird noch gebraucht").waitFor();
      await page.keyboard.press("Escape");
      await item(page, "Jugendfeuerwehr").click();
      await page.keyboard.press("Delete");
      await page.getByRole("button", { name: "Gruppe löschen" }).click();
      await item(page, "Jugendfeuerwehr").waitFor({ state: "detached" });
    });
  });
});

describe("the sites page", () => {
  it("adds, changes and deletes, and says why not", async () => {
    await open("/sites", async (page) => {
      await page.getByRole("button", { name: "Neuer Standort" }).click();
      await page.getByRole("button", { name: "Anlegen", exact: true }).click();
      await page.getByText("Geben Sie dem Standort einen Namen.").waitFor();
      await page.getByRole("textbox", { name: "Name" }).fill("Bauhof Süd");
      expect(await page.getByRole("combobox", { name: "Zeitzone" }).inputValue()).toBe("Europe/Berlin");
      await page.getByRole("combobox", { name: "Zeitzone" }).fill("lissab lisbon");
      await page.getByText("Nichts gefunden").waitFor();
      await page.getByRole("combobox", { name: "Zeitzone" }).fill("lisbon");
      await page.keyboard.press("Enter");
      await page.getByRole("spinbutton", { name: "Beschäftigte ohne Schreibtisch" }).fill("12");
      await page.keyboard.press("Enter");
      await page.getByRole("button", { name: "Bauhof Süd" }).click();
      await expect.poll(() => page.getByRole("combobox", { name: "Zeitzone" }).inputValue()).toBe("Europe/Lisbon");
      await page.getByRole("button", { name: "Löschen" }).click();
      await page.getByRole("button", { name: "Standort löschen" }).click();
      await page.getByRole("button", { name: "Bauhof Süd" }).waitFor({ state: "detached" });
      await page.getByRole("button", { name: "Kita Scharnhorst" }).click();
      await page.getByRole("button", { name: "Löschen" }).click();
      await page.getByRole("button", { name: "Standort löschen" }).click();
      await page.getByText("Hier stehen noch Bildschirme.").waitFor();
    });
  });
});

describe("the administration", () => {
  it("adds people, names what is wrong by field, and keeps the last administrator", async () => {
    await open("/admin", async (page) => {
      await page.getByRole("button", { name: "Neue Person" }).click();
      await page.getByLabel("Name", { exact: true }).last().fill("Paula Plakat");
      await page.getByLabel("E-Mail-Adresse").fill(EDITOR.email);
      await page.getByLabel("Erstes Passwort").fill("kurz");
      await page.getByRole("button", { name: "Anlegen", exact: true }).click();
      await page.getByText("Das Passwort braucht mindestens 12 Zeichen.").waitFor();
      await page.getByLabel("Erstes Passwort").fill("wohl bedachtes Wort");
      await page.getByRole("button", { name: "Anlegen", exact: true }).click();
      await page.getByText("Mit dieser E-Mail-Adresse gibt es schon ein Konto.").waitFor();
      await page.getByLabel("E-Mail-Adresse").fill("paula@stadt.example");
      await page.getByRole("button", { name: "Anlegen", exact: true }).click();
      await page.getByRole("button", { name: "Paula Plakat" }).waitFor();
      await page.getByRole("button", { name: "Ada Admin", exact: true }).click();
      await page.getByRole("radio", { name: /^Redaktion/ }).check();
      await page.getByRole("button", { name: "Speichern", exact: true }).last().click();
      await page.getByText("Das ist das letzte Konto mit Verwaltungsrechten.").waitFor();
    });
  });

  it("saves what the organisation shares", async () => {
    await open("/admin", async (page) => {
      await page.getByLabel("Name").fill("Stadt Hagen");
      await page.getByRole("button", { name: "Speichern" }).click();
      await page.getByText("Die Einstellungen sind gespeichert.").waitFor();
      expect((await at.city.server.client.settings.read()).name).toBe("Stadt Hagen");
    });
  });
});

describe("an editor who is no administrator", () => {
  it("sees screens, groups and sites without a single button that would be refused", async () => {
    const { context, faults } = await openReader(at.browser, at.city.server.origin);
    await context.request.post("/api/v1/session", { data: EDITOR });
    const page = await context.newPage();
    await page.goto(`/screens/${at.city.screens[2]?.id ?? ""}`);
    await page.getByRole("button", { name: "Warum?" }).waitFor();
    await page.goto("/groups");
    await page.getByText("Feuerwehr", { exact: true }).click();
    await page
      .getByRole("link", { name: /Bildschirm/ })
      .last()
      .waitFor();
    await page.goto("/sites");
    await page.getByText("Kita Hörde").waitFor();
    for (const path of [`/screens/${at.city.screens[2]?.id ?? ""}`, "/groups", "/sites"]) {
      await page.goto(path);
      await settle(page);
      expect(await page.getByRole("button", { name: /koppeln|Bearbeiten|Neu|Löschen|Umbenennen|oben/i }).count()).toBe(0);
    }
    await page.goto("/pair#ABCD2345");
    await page.getByText("Koppeln darf nur die Verwaltung").waitFor();
    await page.goto("/admin");
    await page.getByText("Diese Seite gibt es nicht").waitFor();
    expect(await page.getByRole("link", { name: "Verwaltung" }).count()).toBe(0);
    expect(faults).toEqual([]);
    await context.close();
  });
});
