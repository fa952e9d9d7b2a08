import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { beforeAll, describe, expect, it } from "vitest";
import { USUAL_DISPLAY } from "../../domain/model/screen.ts";
import { AdminPages } from "../editor/admin-page.ts";
import { violations } from "../editor/axe.ts";
import { type Look, openReader, signIn } from "../editor/browser.ts";

const PICTURES = join(import.meta.dirname, "../../test-results/editor-display");

const at = new AdminPages(12, 4);

beforeAll(async () => {
  await mkdir(PICTURES, { recursive: true });
});

const displayOf = async (index: number) => (await at.city.server.client.screens.read({ id: at.screen(index).id })).display;
const dialog = (page: Page) => page.locator("screen-dialog");
const closed = (page: Page) => page.getByRole("dialog").waitFor({ state: "hidden" });
const save = (page: Page) => dialog(page).getByRole("button", { name: "Speichern", exact: true }).first().click();

async function edit(page: Page, button = "Bearbeiten"): Promise<void> {
  await page.getByRole("button", { name: button, exact: true }).click();
  await page.getByRole("dialog").waitFor();
}

describe("the display of a screen", () => {
  it("is folded away until somebody wants it, is filled in, saved and shown, and reaches the player at once", async () => {
    const player = at.city.players[0];
    const cards: unknown[] = [];
    player?.on("screen", (card) => cards.push(card.display));
    await at.open(`/screens/${at.screen(0).id}`, async (page) => {
      await edit(page);
      expect(await dialog(page).getByRole("radio", { name: "Nach rechts gedreht" }).isVisible()).toBe(false);
      await dialog(page).getByText("Anzeige", { exact: true }).click();
      await dialog(page).getByRole("radio", { name: "Nach rechts gedreht" }).check();
      await dialog(page).getByRole("checkbox", { name: "Großschrift" }).check();
      await dialog(page).getByRole("checkbox", { name: "Ruhiges Bild" }).check();
      await dialog(page).getByRole("checkbox", { name: "Teil einer Bildschirmwand" }).check();
      await dialog(page).getByRole("combobox", { name: "Nebeneinander" }).selectOption("3");
      await dialog(page).getByRole("combobox", { name: "Übereinander" }).selectOption("2");
      await dialog(page).getByRole("radio", { name: "Reihe 2, Platz 3" }).check();
      await dialog(page).getByLabel("nebeneinander, in Prozent").fill("1,5");
      await dialog(page).getByRole("button", { name: "Zeit hinzufügen" }).click();
      await dialog(page).getByLabel("Zeit 1, von").fill("21:30");
      await dialog(page).getByLabel("Zeit 1, Helligkeit in Prozent").fill("25");
      await dialog(page).getByLabel("Ganzes Bild hereinrücken, in Prozent").fill("2,5");
      await save(page);
      await closed(page);
      const display = {
        rotation: 90,
        overscanPercent: 2.5,
        wall: { columns: 3, rows: 2, column: 2, row: 1, bezelAcrossPercent: 1.5, bezelDownPercent: 0 },
        calm: true,
        largeType: true,
        brightness: [{ startMinute: 1290, endMinute: 360, percent: 25 }],
      };
      expect(await displayOf(0)).toEqual(display);
      await expect.poll(() => cards.at(-1)).toEqual(display);
      const facts =
        "Nach rechts gedreht, Wand 3 × 2, Reihe 2, Platz 3, Großschrift, Ruhiges Bild, zeitweise dunkler und 2,5 % hereingerückt";
      await page.getByText(facts).waitFor();
      await edit(page);
      expect(await dialog(page).getByRole("radio", { name: "Nach rechts gedreht" }).isChecked()).toBe(true);
      expect(await dialog(page).getByRole("radio", { name: "Reihe 2, Platz 3" }).isChecked()).toBe(true);
      expect(await dialog(page).getByLabel("Zeit 1, von").inputValue()).toBe("21:30");
      await dialog(page).getByRole("button", { name: "Zeit 1 entfernen" }).click();
      await dialog(page).getByRole("checkbox", { name: "Teil einer Bildschirmwand" }).uncheck();
      await save(page);
      await closed(page);
      expect(await displayOf(0)).toEqual({ ...display, wall: null, brightness: [] });
    });
  });

  it("says at each field what is wrong, opens where it is folded, and loses nothing", async () => {
    await at.open(`/screens/${at.screen(1).id}`, async (page) => {
      await edit(page);
      const fold = dialog(page).getByText("Anzeige", { exact: true });
      await fold.click();
      await dialog(page).getByRole("checkbox", { name: "Teil einer Bildschirmwand" }).check();
      await dialog(page).getByLabel("übereinander, in Prozent").fill("viel");
      await dialog(page).getByRole("button", { name: "Zeit hinzufügen" }).click();
      await dialog(page).getByLabel("Zeit 1, Helligkeit in Prozent").fill("5");
      await dialog(page).getByLabel("Ganzes Bild hereinrücken, in Prozent").fill("11");
      await fold.click();
      await save(page);
      await dialog(page).getByText("Rahmen: Geben Sie eine Zahl von 0 bis 20 ein.").waitFor();
      await dialog(page).getByText("Helligkeit: Geben Sie eine ganze Zahl von 10 bis 100 ein.").waitFor();
      await dialog(page).getByText("Hereinrücken: Geben Sie eine Zahl von 0 bis 10 ein.").waitFor();
      const focused = () =>
        page.evaluate(() => {
          let element = document.activeElement;
          while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
          return element?.id;
        });
      expect(await focused()).toBe("bezelDown");
      expect(await violations(page)).toEqual([]);
      expect(await dialog(page).getByLabel("übereinander, in Prozent").inputValue()).toBe("viel");
      expect(await displayOf(1)).toEqual(USUAL_DISPLAY);
      await dialog(page).getByLabel("übereinander, in Prozent").fill("2");
      await dialog(page).getByLabel("Zeit 1, Helligkeit in Prozent").fill("50");
      await dialog(page).getByLabel("Ganzes Bild hereinrücken, in Prozent").fill("0");
      await save(page);
      await closed(page);
      expect((await displayOf(1)).wall).toMatchObject({ columns: 2, rows: 1, column: 0, row: 0, bezelDownPercent: 2 });
    });
  });

  it("is set with the keyboard alone, the place in the wall in all four directions", async () => {
    await at.open(`/screens/${at.screen(2).id}`, async (page) => {
      await edit(page);
      const press = async (...keys: readonly string[]) => {
        for (const key of keys) await page.keyboard.press(key);
      };
      await dialog(page).getByText("Anzeige", { exact: true }).focus();
      await press("Enter", "Tab", "ArrowDown", "ArrowDown", "Tab", "Space", "Tab", "Tab", "Space");
      await dialog(page).getByRole("combobox", { name: "Nebeneinander" }).focus();
      await press("3", "Tab", "2", "Tab");
      const place = dialog(page).locator(".tiles").locator("..").getByRole("status");
      expect(await place.innerText()).toBe("Reihe 1, Platz 1");
      await press("ArrowRight", "ArrowDown", "ArrowRight", "ArrowRight");
      await expect.poll(() => place.innerText()).toBe("Reihe 2, Platz 3");
      await press("ArrowUp", "ArrowLeft", "ArrowUp");
      await expect.poll(() => place.innerText()).toBe("Reihe 1, Platz 2");
      await press("Tab", "Tab", "Tab", "Enter");
      await dialog(page).getByLabel("Zeit 1, von").waitFor();
      await dialog(page).getByRole("button", { name: "Speichern", exact: true }).first().focus();
      await press("Enter");
      await closed(page);
      expect(await displayOf(2)).toEqual({
        ...USUAL_DISPLAY,
        rotation: 180,
        largeType: true,
        wall: { columns: 3, rows: 2, column: 1, row: 0, bezelAcrossPercent: 0, bezelDownPercent: 0 },
        brightness: [{ startMinute: 1320, endMinute: 360, percent: 40 }],
      });
    });
  });

  it("is what the preview shows: upright, larger and calm, but neither dimmed nor moved in", async () => {
    const { id } = at.screen(3);
    const { version, name, siteId, groupIds, theme } = await at.city.server.client.screens.read({ id });
    const brightness = [{ startMinute: 0, endMinute: 0, percent: 20 }];
    const display = { ...USUAL_DISPLAY, rotation: 90, calm: true, largeType: true, overscanPercent: 8, brightness } as const;
    await at.city.server.client.screens.update({ id, version, name, siteId, groupIds, theme, display });
    await at.open(`/screens/${id}`, async (page) => {
      const stage = page.locator("screen-preview aushang-stage");
      await stage.locator("aushang-slide.shown").waitFor();
      expect(await stage.getAttribute("data-format")).toBe("portrait");
      expect(await stage.getAttribute("data-calm")).toBe("");
      expect(await stage.locator(".dim").evaluate((dim) => getComputedStyle(dim).opacity)).toBe("0");
      const [outer, inner] = [await stage.boundingBox(), await stage.locator(".picture").boundingBox()];
      expect(inner).toEqual(outer);
      const unit = (element: string) =>
        stage.locator(element).evaluate((one) => Number.parseFloat(getComputedStyle(one).getPropertyValue("--u")));
      expect((await unit("aushang-slide.shown")) / (await unit(".picture"))).toBeCloseTo(1.5, 3);
      await page.screenshot({ path: join(PICTURES, "preview.png") });
      await page.goto(`/screens/${id}/moment`);
      await page.locator("aushang-stage[data-format=portrait]").waitFor();
    });
  });

  it("is told apart when somebody else changed it meanwhile", async () => {
    const { id } = at.screen(4);
    await at.open(`/screens/${id}`, async (page) => {
      await edit(page);
      const { version, name, siteId, groupIds, theme } = await at.city.server.client.screens.read({ id });
      await at.city.server.client.screens.update({ id, version, name, siteId, groupIds, theme, display: { ...USUAL_DISPLAY, calm: true } });
      await save(page);
      await page.getByText("Die Anzeige ist anders.").waitFor();
      await page.getByRole("button", { name: "Diesen Stand übernehmen" }).click();
      await expect.poll(() => dialog(page).getByRole("checkbox", { name: "Ruhiges Bild" }).isChecked()).toBe(true);
    });
  });
});

const LOOKS: readonly (Look & { readonly name: string })[] = [
  { name: "wide-light", width: 1440, height: 900 },
  { name: "wide-dark", width: 1440, height: 900, dark: true, language: "en" },
  { name: "narrow-light", width: 390, height: 844, language: "en" },
  { name: "narrow-dark", width: 390, height: 844, dark: true },
];

it.each(LOOKS)("the form of the display is in order, $name", async ({ name, ...look }) => {
  const { context, faults } = await openReader(at.browser, at.city.server.origin, look);
  await signIn(context);
  const page = await context.newPage();
  const { id } = at.screen(5);
  const { version, siteId, groupIds, theme, ...rest } = await at.city.server.client.screens.read({ id });
  const display = {
    ...USUAL_DISPLAY,
    rotation: 270,
    wall: { columns: 8, rows: 3, column: 4, row: 1, bezelAcrossPercent: 1.5, bezelDownPercent: 2 },
    brightness: [
      { startMinute: 1320, endMinute: 360, percent: 40 },
      { startMinute: 600, endMinute: 600, percent: 80 },
    ],
  } as const;
  await at.city.server.client.screens.update({ id, version, name: rest.name, siteId, groupIds, theme, display });
  await page.goto(`/screens/${id}`);
  await edit(page, look.language === "en" ? "Edit" : "Bearbeiten");
  for (const [index, part] of [".display fieldset", ".tiles", ".brightness", "#overscan"].entries()) {
    const element = dialog(page).locator(part).first();
    await element.evaluate((one) => one.scrollIntoView({ block: "center" }));
    await page.screenshot({ path: join(PICTURES, `${name}-${index + 1}.png`) });
  }
  expect(await violations(page)).toEqual([]);
  expect(
    await page
      .locator("ui-dialog")
      .last()
      .evaluate((one) => one.scrollWidth - one.clientWidth),
  ).toBe(0);
  expect(faults).toEqual([]);
  await context.close();
});
