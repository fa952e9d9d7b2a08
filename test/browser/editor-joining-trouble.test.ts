import type { Page, Route } from "playwright-core";
import { describe, expect, it } from "vitest";
import { AdminPages } from "../editor/admin-page.ts";
import { chooseTable, choosing } from "../editor/joining-page.ts";

const at = new AdminPages(6, 1);

const { open } = at;
const button = (page: Page, name: string | RegExp) => page.getByRole("button", { name, exact: true });
const focused = (page: Page) =>
  page.evaluate(() => {
    let element = document.activeElement;
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    return element?.textContent?.trim() ?? "";
  });

/** Nothing stands in front of the page. A question would be asked by the next frame. */
async function nothingIsAsked(page: Page): Promise<void> {
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
  expect(await page.getByRole("dialog").count()).toBe(0);
}

/** Lets requests wait until `goOn`. */
async function holding(page: Page, address: RegExp | string, method: string): Promise<{ readonly asked: Promise<void>; goOn(): void }> {
  const asked = Promise.withResolvers<void>();
  const held = Promise.withResolvers<void>();
  await page.route(address, async (route: Route) => {
    if (route.request().method() !== method) return route.fallback();
    asked.resolve();
    await held.promise;
    await route.continue();
  });
  return { asked: asked.promise, goOn: held.resolve };
}

describe("a table", () => {
  it("cannot be changed for another one while it is imported, and whoever pressed the button is taken to what came of it", async () => {
    await open("/screens/import", async (page) => {
      await chooseTable(page, "Name;Standort", "Diele;Rathaus");
      await page.getByText("1 Bildschirm wird angelegt.").waitFor();
      await expect.poll(() => focused(page)).toContain("1 Bildschirm wird angelegt.");
      const { asked, goOn } = await holding(page, /\/screens\/import/, "POST");
      await button(page, "Übernehmen").click();
      await asked;
      const read: string[] = [];
      page.on("request", (request) => void (request.url().includes("/import/preview") && read.push(request.url())));
      await chooseTable(page, "Name;Standort", "Etwas anderes;Rathaus", "Und noch eins;Rathaus");
      await page.getByText("1 Bildschirm wird angelegt.").waitFor();
      goOn();
      await page.getByText("1 Bildschirm ist angelegt.").waitFor();
      await expect.poll(() => focused(page)).toContain("1 Bildschirm ist angelegt.");
      expect(read).toEqual([]);
    });
  });

  it("may name sites that cannot be added: it is read again, says why, and offers none that could not be called so", async () => {
    await open("/screens/import", async (page) => {
      await page.route("**/api/v1/sites", (route) =>
        route.request().method() === "POST" ? route.abort("connectionreset") : route.fallback(),
      );
      await chooseTable(page, "Name;Standort", "Halle;Betriebshof West", `Halle;${"Lang".repeat(30)}`);
      await page.getByText("Einen Standort aus der Tabelle gibt es noch nicht: Betriebshof West").waitFor();
      await button(page, "Standort anlegen").click();
      await page.getByText("Der Server ist gerade nicht erreichbar.", { exact: false }).waitFor();
      await button(page, "Standort anlegen").waitFor();
      await expect.poll(() => focused(page)).toContain("Der Server ist gerade nicht erreichbar.");
    });
  });
});

describe("a screen without a device", () => {
  it("is there once, though the answer was lost and it was sent again", async () => {
    await open("/screens", async (page) => {
      let lost = false;
      await page.route("**/api/v1/screens", async (route) => {
        if (route.request().method() !== "POST" || lost) return route.fallback();
        lost = true;
        await route.fetch(); // it arrives, its answer does not
        await route.abort("connectionreset");
      });
      await button(page, "Bildschirm koppeln").click();
      await page.getByRole("radio", { name: /Noch kein Gerät da/ }).check();
      await page.getByLabel("Name", { exact: true }).fill("Garderobe");
      await choosing(page, "Standort", "Rathaus");
      await button(page, "Anlegen").click();
      await page.getByText("Der Server ist gerade nicht erreichbar.", { exact: false }).first().waitFor();
      await button(page, "Anlegen").click();
      await page.getByText("„Garderobe“ ist angelegt und wartet auf sein Gerät.").waitFor();
    });
    const { items } = await at.city.server.client.screens.list({ search: "Garderobe" });
    expect(items.map(({ name }) => name)).toEqual(["Garderobe"]);
  });
});

describe("a question", () => {
  it("waits for what it began: it cannot be called off meanwhile", async () => {
    const { id } = at.screen(4);
    await open(`/screens/${id}`, async (page) => {
      const { asked, goOn } = await holding(page, `**/api/v1/screens/${id}*`, "DELETE");
      await button(page, "Entkoppeln").click();
      await button(page, "Entkoppeln").last().click();
      await asked;
      await button(page, "Einen Moment …").waitFor();
      await button(page, "Abbrechen").click({ force: true });
      await page.keyboard.press("Escape");
      await page.keyboard.press("Escape");
      await expect.poll(() => page.getByRole("dialog").count()).toBe(1);
      goOn();
      await page.getByText(/ist entkoppelt\.$/).waitFor();
      expect(await page.getByRole("dialog").count()).toBe(0);
    });
  });

  it("about one screen is not asked about the next", async () => {
    const [first, second] = [at.screen(2), at.screen(3)];
    await open(`/screens/${first.id}`, async (page) => {
      const shown = ({ name }: typeof first) => page.locator("screen-panel").getByText(name, { exact: true });
      await page.locator(`li.row a[href^="/screens/${second.id}"]`).click();
      await shown(second).waitFor();
      await button(page, "Entkoppeln").click();
      await page.getByRole("dialog").waitFor();
      await page.goBack();
      await shown(first).waitFor();
      await expect.poll(() => page.getByRole("dialog").count()).toBe(0);
      await page.goForward();
      await shown(second).waitFor();
      await nothingIsAsked(page);
    });
  });

  it("about many screens is not asked about others that are ticked next", async () => {
    await open("/screens?state=live", async (page) => {
      const unpair = () => page.getByRole("region").getByRole("button", { name: "Entkoppeln" });
      await page.getByRole("link", { name: /\d+ neu/ }).click();
      await page.waitForURL(/state=new/);
      await page.locator(`li.row a[href^="/screens/${at.screen(0).id}"]`).waitFor({ state: "detached" });
      await page.getByRole("checkbox", { name: "Alle auswählen" }).check();
      await unpair().click();
      await page.getByRole("dialog").waitFor();
      await page.goBack();
      await page.waitForURL(/state=live/);
      await expect.poll(() => page.getByRole("dialog").count()).toBe(0);
      await page.getByRole("checkbox", { name: "Alle auswählen" }).check();
      await unpair().waitFor();
      await nothingIsAsked(page);
    });
  });
});
