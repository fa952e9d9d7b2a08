import type { Page } from "playwright-core";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { GroupId } from "../../domain/model/id.ts";
import { type Look, USUAL_LOOK } from "../../domain/model/look.ts";
import type { Playlist } from "../../domain/model/playlist.ts";
import { EDITOR } from "../editor/admin-city.ts";
import { AdminPages } from "../editor/admin-page.ts";
import { violations } from "../editor/axe.ts";
import { type Look as Eyes, openReader, signIn } from "../editor/browser.ts";
import { tabTo } from "../editor/keyboard.ts";

const at = new AdminPages(9, 1);
let fire: GroupId;

beforeAll(async () => {
  fire = at.city.groups["Feuerwehr"] as GroupId;
});
beforeEach(async () => {
  const { client } = at.city.server;
  for (const { groupId, version } of (await client.looks.list()).items) {
    if (groupId !== null) await client.looks.remove({ groupId, version });
    else await client.looks.save({ groupId, version, look: USUAL_LOOK });
  }
});

const savedFor = async (groupId: GroupId | null) =>
  (await at.city.server.client.looks.list()).items.find((item) => item.groupId === groupId);

async function save(groupId: GroupId | null, change: Partial<Look>): Promise<void> {
  const version = (await savedFor(groupId))?.version ?? 0;
  await at.city.server.client.looks.save({ groupId, version, look: { ...USUAL_LOOK, ...change } });
}

/** What the stage has been given to play. */
function onStage(page: Page): Promise<Pick<Playlist, "theme" | "look">> {
  return page.locator("aushang-stage").evaluate((stage: HTMLElement & { playlist?: Playlist }) => {
    const { theme, look } = stage.playlist as Playlist;
    return { theme, look };
  });
}

describe("the looks of the screens", () => {
  it("change on the stage while somebody types, are mended in one step and saved by keyboard alone", async () => {
    await at.open("/looks", async (page) => {
      await page.getByRole("radio", { name: /Farben der Rubriken/ }).waitFor();
      await tabTo(page, /^Farben der Rubriken/);
      await page.keyboard.press("ArrowRight");
      await tabTo(page, "Farbwert");
      await page.keyboard.press("Control+A");
      await page.keyboard.type("f2b441");
      await page.getByText("Auf Hell zu blass: Kontrast 1,6 zu 1").waitFor();
      expect((await onStage(page)).look.accents?.night).toBe("#f2b441");

      await page.getByRole("button", { name: "Speichern" }).press("Enter");
      expect(await page.getByLabel("Farbwert").evaluate((field) => field.matches(":focus"))).toBe(true);
      expect((await savedFor(null))?.look.accent).toBeNull();

      await tabTo(page, /^Nächste lesbare Farbe/);
      await page.keyboard.press("Enter");
      await page.getByText(/^Gut lesbar auf Hell/).waitFor();
      await tabTo(page, "Speichern");
      await page.getByText("Ändert sofort 9 Bildschirme.").waitFor();
      await page.keyboard.press("Enter");
      await page.getByText("Gespeichert. 9 Bildschirme sehen jetzt so aus.").waitFor();
      expect((await savedFor(null))?.look.accent).toBe("#8e6a26");
    });
  });

  it("of a group begin with what it has, are saved, taken away and brought back", async () => {
    await save(null, { footer: { progress: true, text: "stadt.example" } });
    await at.open("/looks", async (page) => {
      await page.getByRole("button", { name: "Eigene Gestaltung" }).click();
      await page.getByRole("combobox", { name: "Für welche Gruppe" }).fill("Feuerwehr");
      await page.getByRole("option", { name: /^Feuerwehr/ }).click();
      await page.getByRole("button", { name: "Weiter" }).click();
      await page.getByRole("heading", { name: "Feuerwehr" }).waitFor();
      await page.getByRole("radio", { name: /Nachts dunkel/ }).check();
      expect((await onStage(page)).look).toMatchObject({ footer: { text: "stadt.example" } });
      expect((await onStage(page)).look.nights.length).toBeGreaterThan(10);
      for (const [minute, theme] of [
        ["1320", "night"],
        ["600", "paper"],
      ] as const) {
        await page.locator("#hour").fill(minute);
        await page.locator(`aushang-stage[data-theme="${theme}"]`).waitFor();
      }
      await page.getByRole("button", { name: "Speichern" }).click();
      await page.getByText("Gespeichert. 3 Bildschirme sehen jetzt so aus.").waitFor();

      await page.getByRole("button", { name: "Entfernen", exact: true }).click();
      await page.getByRole("heading", { name: "Stadt Dortmund" }).waitFor();
      expect(await savedFor(fire)).toBeUndefined();
      await page.getByRole("button", { name: "Rückgängig" }).click();
      await page.getByRole("heading", { name: "Feuerwehr" }).waitFor();
      expect((await savedFor(fire))?.look.tone.kind).toBe("by-hours");
    });
  });

  it("have lines that are added, put in order and taken away, the focus staying with them", async () => {
    await at.open("/looks", async (page) => {
      await page.getByRole("button", { name: "Zeile hinzufügen" }).click();
      await page.keyboard.type("Kantine zu");
      await page.getByRole("button", { name: "Zeile hinzufügen" }).click();
      await page.keyboard.type("Notruf 112");
      await tabTo(page, "Infozeile 2 nach oben");
      await page.keyboard.press("Enter");
      await expect.poll(async () => (await onStage(page)).look.ticker).toEqual(["Notruf 112", "Kantine zu"]);
      await tabTo(page, "Infozeile 1 entfernen");
      await page.keyboard.press("Enter");
      await expect.poll(async () => (await onStage(page)).look.ticker).toEqual(["Kantine zu"]);
      expect(await page.getByLabel("Infozeile 1", { exact: true }).evaluate((field) => field.matches(":focus"))).toBe(true);
      await page.getByRole("button", { name: "Verwerfen" }).click();
    });
  });

  it("of two people at once are not overwritten unseen", async () => {
    await at.open("/looks", async (page) => {
      await page.getByLabel("Text", { exact: true }).fill("von mir");
      await save(null, { safeAreaPercent: 3, footer: { progress: true, text: "von ihr" } });
      await page.getByRole("button", { name: "Speichern" }).click();
      const note = page.getByRole("alert").filter({ hasText: "Jemand anderes hat inzwischen gespeichert." });
      await expect.poll(() => note.innerText()).toContain("Rand: 3 %");
      await note.getByRole("button", { name: "Meinen Stand speichern" }).click();
      await page.getByText(/^Gespeichert/).waitFor();
      expect((await savedFor(null))?.look).toMatchObject({ safeAreaPercent: 0, footer: { text: "von mir" } });
    });
  });

  it("are none of an editor's business", async () => {
    const { context } = await openReader(at.browser, at.city.server.origin);
    await context.request.post("/api/v1/session", { data: EDITOR });
    const page = await context.newPage();
    await page.goto("/announcements");
    await page.getByRole("link", { name: "Bildschirme" }).waitFor();
    expect(await page.getByRole("link", { name: "Gestaltung" }).count()).toBe(0);
    await context.close();
  });
});

const EYES: readonly Eyes[] = [
  { language: "en", dark: true },
  // The longest words on the narrowest page.
  { language: "de", width: 390, height: 844 },
];

describe.each(EYES)("in $language, dark: $dark, width: $width, nothing is wrong with", (eyes) => {
  it("the looks, whatever is chosen in them, and their dialogs", async () => {
    await save(fire, { accent: "#b3201b", ticker: ["Notruf 112", "Kantine zu"], safeAreaPercent: 2 });
    const { context, faults } = await openReader(at.browser, at.city.server.origin, eyes);
    await signIn(context);
    const page = await context.newPage();
    await page.goto(`/looks?group=${fire}`);
    await page.getByRole("heading", { name: "Feuerwehr" }).waitFor();
    expect(await violations(page)).toEqual([]);
    await page.locator("#accent").fill("#f2b441");
    await page.locator('[value="by-hours"]').check();
    expect(await violations(page)).toEqual([]);
    for (const name of [/^(Eigene Gestaltung|Own look)$/, /^(Logo wählen oder hochladen|Choose or upload a logo)$/]) {
      await page.getByRole("button", { name }).click();
      expect(await violations(page)).toEqual([]);
      await page.keyboard.press("Escape");
    }
    expect(faults).toEqual([]);
    await context.close();
  });
});
