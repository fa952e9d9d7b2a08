import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { report } from "../editor/admin-city.ts";
import { AdminPages } from "../editor/admin-page.ts";
import { choosing, tokenOf } from "../editor/joining-page.ts";
import { playerSocket } from "../server/running-server.ts";

const at = new AdminPages(16, 2);

const { open } = at;
const anyone = () => at.city.server.clientWith({});
const button = (page: Page, name: string | RegExp) => page.getByRole("button", { name, exact: true });

describe("a device", () => {
  it("takes the place of a broken one: the old one is out at once, and nobody says that it runs before the new one has reported", async () => {
    const [screen] = at.city.screens;
    if (!screen) throw new Error("no screen");
    const device = await anyone().pairings.start();
    await open(`/screens/${screen.id}`, async (page) => {
      await button(page, "Gerät tauschen").click();
      await page.getByText(/^Er hat ein Gerät, das gerade läuft/).waitFor();
      await button(page, "Koppeln").click();
      await page.getByText("Der Code hat acht Buchstaben und Ziffern.", { exact: false }).first().waitFor();
      await page.getByLabel("Code vom Bildschirm").fill("00000000");
      await button(page, "Koppeln").click();
      await page.getByText("Diesen Code zeigt gerade kein Bildschirm.", { exact: false }).first().waitFor();
      await page.getByLabel("Code vom Bildschirm").fill(device.code);
      await button(page, "Koppeln").click();
      await page.getByText("Gekoppelt. Warten auf das erste Lebenszeichen …").waitFor();
      const refused = new Promise<string>((resolve) => {
        const old = playerSocket(at.city.server.origin, screen.token);
        old.once("connect_error", ({ message }) => resolve(message));
        old.connect();
      });
      expect(await refused).toBe("unknown-token");
      const player = await report(at.city.server.origin, await tokenOf(at.city, device));
      await page.getByRole("heading", { name: "Der Bildschirm läuft." }).waitFor();
      await page.getByRole("link", { name: "Zum Bildschirm" }).click();
      await page.getByText("läuft", { exact: true }).first().waitFor();
      player.disconnect();
    });
    const log = await at.city.server.client.audit.list({ subjectId: screen.id });
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
      (await report(at.city.server.origin, await tokenOf(at.city, device))).disconnect();
    });
  });

  it("goes to no screen that was chosen before: while another one is looked up, none is chosen", async () => {
    const device = await anyone().pairings.start();
    await open(`/pair#${device.code.replace("-", "")}`, async (page) => {
      await page.getByRole("radio", { name: /Ein bekannter Bildschirm/ }).check();
      await choosing(page, "Bildschirm", "Aufenthaltsraum");
      await page.getByText(/^Er hat ein Gerät/).waitFor();
      let goOn: () => void = () => undefined;
      const held = new Promise<void>((resolve) => {
        goOn = resolve;
      });
      await page.route(/\/api\/v1\/screens\/[0-9a-f-]{36}$/, async (route) => {
        await held;
        await route.continue();
      });
      await choosing(page, "Bildschirm", "Kantine");
      await button(page, "Koppeln").click();
      await page.getByText("Bitte wählen Sie einen Bildschirm aus der Liste.").first().waitFor();
      goOn();
      await page.getByText(/^Er hat ein Gerät/).waitFor();
      await page.getByRole("radio", { name: /Ein neuer Bildschirm/ }).check();
      await page.getByRole("radio", { name: /Ein bekannter Bildschirm/ }).check();
      await button(page, "Koppeln").click();
      await page.getByText("Bitte wählen Sie einen Bildschirm aus der Liste.").first().waitFor();
    });
  });

  it("that got the screen in the meantime is not thrown out by somebody who was told that there is none", async () => {
    const { id } = await at.city.server.client.screens.expect({
      name: "Keller",
      siteId: at.city.sites["Rathaus"] ?? ("" as never),
      groupIds: [],
      theme: "paper",
    });
    const [first, second] = [await anyone().pairings.start(), await anyone().pairings.start()];
    await open(`/screens/${id}`, async (page) => {
      await button(page, "Gerät koppeln").click();
      await at.city.server.client.pairings.assign({ id, code: first.code });
      await page.getByLabel("Code vom Bildschirm").fill(second.code);
      await button(page, "Koppeln").click();
      await page.getByText("Dieser Bildschirm hat inzwischen ein Gerät.", { exact: false }).waitFor();
      await page.getByText(/^Er hat ein Gerät/).waitFor();
      await button(page, "Koppeln").click();
      await page.getByText("Gekoppelt. Warten auf das erste Lebenszeichen …").waitFor();
    });
  });

  it("and others are taken out of service together, for one reason", async () => {
    const siteId = at.city.sites["Schule Brackel"] ?? ("" as never);
    for (const name of ["Pavillon 1", "Pavillon 2", "Pavillon 3"])
      await at.city.server.client.screens.expect({ name, siteId, groupIds: [], theme: "paper" });
    await open("/screens?search=Pavillon", async (page) => {
      await page.getByRole("checkbox", { name: "Alle auswählen" }).check();
      await page.getByRole("region").getByRole("button", { name: "Entkoppeln" }).click();
      await page.getByRole("heading", { name: "3 Bildschirme entkoppeln?" }).waitFor();
      await page.getByLabel("Warum?").selectOption("moved");
      await button(page, "3 entkoppeln").click();
      await page.getByText("3 Bildschirme sind entkoppelt.").waitFor();
      await page.getByRole("heading", { name: "Nichts gefunden" }).waitFor();
    });
  });

  it("is taken out of service with a reason, which stands in the log", async () => {
    const { id } = at.city.screens[15] ?? {};
    await open(`/screens/${id ?? ""}`, async (page) => {
      await button(page, "Entkoppeln").click();
      await page.getByLabel("Warum?").selectOption("lost");
      await button(page, "Entkoppeln").last().click();
      await page.getByText(/ist entkoppelt\.$/).waitFor();
    });
    const { items } = await at.city.server.client.audit.list({ subjectId: id ?? "" });
    expect(items[0]).toMatchObject({ action: "screen-unpaired", details: { reason: "lost" } });
  });
});
