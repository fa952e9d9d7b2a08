import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { report } from "../editor/admin-city.ts";
import { AdminPages } from "../editor/admin-page.ts";

const at = new AdminPages(64, 12);

const { open } = at;

const row = (page: Page, id: string) => page.locator("li.row", { has: page.locator(`a[href^="/screens/${id}"]`) });
const chip = (page: Page, text: string) => page.getByRole("navigation", { name: "Nach Zustand filtern" }).getByText(text, { exact: true });

describe("the screens page", () => {
  it("shows a screen that reports as running without being asked again, with what it shows", async () => {
    await open("/screens?search=Feuerwache+5", async (page) => {
      const { id, token } = at.screen(19);
      await row(page, id).getByText("hat sich noch nicht gemeldet").waitFor();
      await chip(page, "12 laufen").waitFor();
      const player = await report(at.city.server.origin, token);
      await row(page, id).getByText("läuft", { exact: true }).waitFor();
      await row(page, id)
        .getByText(/Betriebsfest|Grippeschutz|Fortbildungstag/)
        .waitFor();
      await chip(page, "13 laufen").waitFor();
      player.disconnect();
    });
  });

  it("keeps search, state, site and group in the address", async () => {
    await open("/screens", async (page) => {
      await page.getByPlaceholder("Name oder Standort suchen").fill("Kita Hörde");
      await page.waitForURL(/search=Kita/);
      await page.getByRole("link", { name: /\d+ neu/ }).click();
      await page.waitForURL(/search=Kita.*state=new/);
      await page.getByRole("combobox", { name: "Gruppe" }).fill("wache 1");
      await page.getByRole("option", { name: /^Wache 1/ }).waitFor();
      await page.keyboard.press("Enter");
      await page.waitForURL(new RegExp(`group=${at.city.groups["Wache 1"] ?? ""}`));
      await page.getByRole("button", { name: "Gruppe: Auswahl aufheben" }).click();
      await page.waitForURL((url) => !url.searchParams.has("group"));
      await page.reload();
      await expect.poll(() => page.getByPlaceholder("Name oder Standort suchen").inputValue()).toBe("Kita Hörde");
      await expect.poll(() => page.locator("li.row").count()).toBeGreaterThan(0);
      expect(await page.locator("li.row").filter({ hasNotText: "Kita Hörde" }).count()).toBe(0);
    });
  });

  it("shows beside a screen what should hang there, also if it was never heard, and why", async () => {
    const { id, name } = at.screen(3);
    await open(`/screens?search=${encodeURIComponent(name)}`, async (page) => {
      await row(page, id).getByRole("link").click();
      await page.getByText("So sollte es aussehen").waitFor();
      await page
        .locator("aushang-stage")
        .getByText(/Betriebsfest|Grippeschutz/)
        .first()
        .waitFor();
      await page.getByRole("button", { name: "Warum?" }).click();
      await page.getByText("Diese 2 Mitteilungen laufen").waitFor();
      await page.locator("screen-why").getByText("Eine Mitteilung ist an andere Gruppen gerichtet").click();
      await page.locator("screen-why").getByRole("link", { name: "Fortbildungstag: Anmeldung bis Freitag" }).waitFor();
      await page.goto(`/screens/${at.screen(60).id}`);
      await page.getByText("Gekoppelt, hat sich aber noch nie gemeldet.").waitFor();
      await page
        .locator("aushang-stage")
        .getByText(/Betriebsfest|Grippeschutz/)
        .first()
        .waitFor();
    });
  });

  it("does not overwrite what somebody else saved meanwhile, and lets the reader decide", async () => {
    await open(`/screens/${at.screen(5).id}`, async (page) => {
      await page.getByRole("button", { name: "Bearbeiten" }).click();
      const { id, version, siteId, groupIds, theme } = await at.city.server.client.screens.read({ id: at.screen(5).id });
      await at.city.server.client.screens.update({ id, version, siteId, groupIds, theme, name: "Leitstelle" });
      await page.getByRole("textbox", { name: "Name" }).fill("Werkstatt");
      await page.getByRole("button", { name: "Speichern", exact: true }).click();
      await page.getByText("Name: Leitstelle").waitFor();
      expect((await at.city.server.client.screens.read({ id })).name).toBe("Leitstelle");
      await page.getByRole("button", { name: "Meinen Stand speichern" }).click();
      await page.getByRole("dialog").waitFor({ state: "hidden" });
      expect((await at.city.server.client.screens.read({ id })).name).toBe("Werkstatt");
    });
  });

  it("unpairs only after saying what happens, and the screen is cut off at once", async () => {
    const { id, token } = at.screen(40);
    const player = await report(at.city.server.origin, token);
    const cutOff = new Promise((resolve) => player.once("disconnect", resolve));
    await open(`/screens/${id}`, async (page) => {
      await page.getByRole("button", { name: "Entkoppeln" }).click();
      await page.getByText("Der Bildschirm verliert sofort seinen Zugang").waitFor();
      await page.locator("confirm-dialog").getByRole("button", { name: "Entkoppeln" }).click();
      await page.waitForURL(/\/screens$/);
      await cutOff;
      await page.goto(`/screens/${id}`);
      await page.getByText("Diesen Bildschirm gibt es nicht.").waitFor();
    });
  });
});

describe("pairing", () => {
  it("takes the code of the QR, adds a site on the way, and says the screen runs only once it has reported", async () => {
    const anyone = at.city.server.clientWith({});
    const pairing = await anyone.pairings.start();
    await open(`/pair#${pairing.code.toLowerCase()}`, async (page) => {
      await expect
        .poll(() => page.getByLabel("Code vom Bildschirm").inputValue())
        .toBe(`${pairing.code.slice(0, 4)}-${pairing.code.slice(4)}`);
      await page.getByRole("textbox", { name: "Name" }).fill("Fahrzeughalle");
      await page.getByRole("button", { name: "Neuer Standort" }).click();
      const dialog = page.locator("site-dialog");
      await dialog.getByRole("textbox", { name: "Name" }).fill("Feuerwache 9");
      await dialog.getByRole("button", { name: "Anlegen", exact: true }).click();
      await expect.poll(() => page.getByRole("combobox", { name: "Standort" }).inputValue()).toBe("Feuerwache 9");
      await page.getByRole("checkbox", { name: "Wache 2" }).click();
      await page.getByRole("button", { name: "Koppeln", exact: true }).click();
      await page.getByText("Warten auf das erste Lebenszeichen").waitFor();
      const result = await anyone.pairings.collect({ id: pairing.id, secret: pairing.secret });
      if (result.state !== "paired") throw new Error("The screen was not paired");
      const player = await report(at.city.server.origin, result.token);
      await page.getByText("Der Bildschirm läuft.").waitFor();
      await page.getByRole("link", { name: "Zum Bildschirm" }).click();
      await page.getByRole("heading", { name: "Feuerwache 9" }).waitFor();
      await page.getByText("Wache 2", { exact: true }).waitFor();
      player.disconnect();
    });
  });

  it("says at the code what is wrong with it, and forgives small letters, dashes and the letter O", async () => {
    const pairing = await at.city.server.clientWith({}).pairings.start();
    await open("/screens", async (page) => {
      await page.getByRole("button", { name: "Bildschirm koppeln" }).click();
      await page.getByRole("button", { name: "Koppeln", exact: true }).click();
      await page.getByText("Der Code hat acht Buchstaben und Ziffern.").first().waitFor();
      await page.getByText("Wählen Sie einen Standort.").first().waitFor();
      await page.getByLabel("Code vom Bildschirm").fill("zzzz-zzzz");
      await page.getByRole("textbox", { name: "Name" }).fill("Foyer");
      await page.locator("pair-form").getByRole("combobox", { name: "Standort" }).fill("rathaus");
      await page.getByRole("option", { name: /^Rathaus/ }).waitFor();
      await page.keyboard.press("Enter");
      await page.getByRole("button", { name: "Koppeln", exact: true }).click();
      await page.getByText("Diesen Code zeigt gerade kein Bildschirm.").first().waitFor();
      const typed = `${pairing.code.slice(0, 4)} - ${pairing.code.slice(4)}`.toLowerCase().replaceAll("0", "o");
      await page.getByLabel("Code vom Bildschirm").fill(typed);
      await page.getByRole("button", { name: "Koppeln", exact: true }).click();
      await page.getByText("Warten auf das erste Lebenszeichen").waitFor();
    });
  });
});
