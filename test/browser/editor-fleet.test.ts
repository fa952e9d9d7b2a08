import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { AdminPages } from "../editor/admin-page.ts";

const SCREENS = 400;
const at = new AdminPages(SCREENS, 6);

const SCREENS_REQUEST = /\/api\/v1\/screens\/index/;
const GROUPS_REQUEST = /\/api\/v1\/groups$/;

const { open } = at;
const rows = (page: Page) => page.locator("screens-page li.screen");
const drawn = (page: Page) => rows(page).evaluateAll((all) => all.map((row) => Number(row.getAttribute("aria-posinset"))));

describe("a list of many screens", () => {
  it("draws only what is to be seen, and all of it wherever somebody scrolls", async () => {
    await open("/screens", async (page) => {
      await expect.poll(async () => (await drawn(page))[0]).toBe(1);
      expect((await drawn(page)).length).toBeLessThan(60);
      for (const share of [0.5, 1]) {
        await page.evaluate((part) => scrollTo(0, document.documentElement.scrollHeight * part), share);
        const isCovered = () =>
          rows(page).evaluateAll((all) => {
            const boxes = all.map((row) => row.getBoundingClientRect());
            return Math.min(...boxes.map(({ top }) => top)) <= 0 && Math.max(...boxes.map(({ bottom }) => bottom)) >= innerHeight - 200;
          });
        await expect.poll(isCovered).toBe(true);
      }
      expect((await drawn(page)).at(-1)).toBe(SCREENS);
      expect(await rows(page).first().getAttribute("aria-setsize")).toBe(String(SCREENS));
    });
  });

  it("does not jump when screens report, and says it where they stand", async () => {
    await open("/screens?state=live", async (page) => {
      await expect.poll(() => rows(page).count()).toBe(6);
      const before = await rows(page).allInnerTexts();
      for (const player of at.city.players) player.disconnect();
      await rows(page).first().getByText("verspätet").waitFor({ timeout: 60_000 });
      const names = (texts: readonly string[]) => texts.map((text) => /^(Feuerwache|Kita|Betriebshof|Schule|Rathaus).*$/m.exec(text)?.[0]);
      expect(names(await rows(page).allInnerTexts())).toEqual(names(before));
    });
  });

  it("can be gone through by keyboard, past what is drawn", async () => {
    await open("/screens", async (page) => {
      await rows(page).first().getByRole("link").focus();
      for (let presses = 0; presses < 120; presses++) await page.keyboard.press("Tab");
      const focused = page.locator("screens-page li.screen:focus-within");
      expect(Number(await focused.getAttribute("aria-posinset"))).toBeGreaterThan(50);
    });
  });

  it("is divided by site and group, each with its tally, and says so in the address", async () => {
    await open("/screens", async (page) => {
      await page.getByLabel("Gliedern nach").selectOption("site");
      await page.waitForURL(/by=site/);
      await page
        .locator("li.heading")
        .first()
        .getByText(/\d+ (neu|ausgefallen|laufen|läuft|verspätet)/)
        .first()
        .waitFor();
    });
  });

  it.each([
    ["screens", SCREENS_REQUEST, GROUPS_REQUEST],
    ["groups", GROUPS_REQUEST, SCREENS_REQUEST],
  ])("is divided by group when the %s are there first", async (_, first, second) => {
    await open("/screens", async (page) => {
      await page.goto("about:blank");
      const arrived = page.waitForResponse(first).then((response) => response.finished());
      await page.route(second, async (route) => {
        await arrived;
        await route.continue();
      });
      await page.goto("/screens?by=group");
      await page.getByRole("heading", { name: "Wache 1" }).waitFor();
    });
  });

  it("says that the groups could not be loaded, and is divided once they are", async () => {
    await open("/screens", async (page) => {
      await page.route(GROUPS_REQUEST, (route) => route.fulfill({ status: 503, json: {} }));
      await page.goto("/screens?by=group");
      const again = page.getByRole("alert").getByRole("button", { name: "Noch einmal versuchen" });
      await again.waitFor();
      await page.unroute(GROUPS_REQUEST);
      await again.click();
      await page.getByRole("heading", { name: "Wache 1" }).waitFor();
      await again.waitFor({ state: "detached" });
    });
  });

  it("tells availability by hour, day or month", async () => {
    await open("/screens", async (page) => {
      await rows(page)
        .first()
        .getByRole("img", { name: /der Zeit erreichbar, die letzten 48 Stunden/ })
        .waitFor();
      await page.getByLabel("Verfügbarkeit").selectOption("month");
      await page.waitForURL(/bars=month/);
      await rows(page)
        .first()
        .getByRole("img", { name: /der Zeit erreichbar, die letzten 13 Monate/ })
        .waitFor();
    });
  });
});

describe("many screens at once", () => {
  it("are ticked one by one, as a range, by division and all together, and told after saying what happens", async () => {
    await open("/screens?by=site", async (page) => {
      const count = page.getByRole("status").filter({ hasText: "ausgewählt" });
      const ticks = rows(page).getByRole("checkbox");
      await ticks.nth(1).click();
      await ticks.nth(4).click({ modifiers: ["Shift"] });
      await expect.poll(() => count.innerText()).toBe("4 Bildschirme ausgewählt");
      await page.getByRole("button", { name: "Auswahl aufheben" }).click();
      await page.locator("li.heading").first().getByRole("checkbox").click();
      await expect.poll(() => count.innerText()).toMatch(/^\d\d+ Bildschirme ausgewählt$/);
      await page.getByRole("checkbox", { name: "Alle auswählen" }).click();
      await expect.poll(() => count.innerText()).toBe(`${String(SCREENS)} Bildschirme ausgewählt`);
      await page.getByRole("button", { name: "Neu laden" }).click();
      await page.getByText("Zuerst ein Bildschirm, dann 40, dann die übrigen 359.", { exact: false }).waitFor();
      await page.locator("confirm-dialog").getByRole("button", { name: "Neu laden" }).click();
      await page.getByText(`Neu laden: ${String(SCREENS)} Bildschirme haben den Auftrag.`).waitFor();
      await count.waitFor({ state: "detached" });
    });
    const { items } = await at.city.server.client.commands.rollouts({});
    expect(items[0]).toMatchObject({ kind: "reload", stages: [1, 40, 359] });
  });
});
