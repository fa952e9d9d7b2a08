import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { TakeoverDraft } from "../../domain/model/takeover.ts";
import { violations } from "../editor/axe.ts";
import { openReader, settle, signIn } from "../editor/browser.ts";
import { type EditorCity, startEditorCity } from "../editor/editor-city.ts";
import { tabTo } from "../editor/keyboard.ts";
import { launchChromium } from "./chromium.ts";

const LOOKS = [
  { language: "en", dark: true, width: 1440, height: 900 },
  // The longest words on the narrowest page.
  { language: "de", dark: false, width: 390, height: 844 },
] as const;
const WORDS = {
  de: {
    open: "Sofortmeldung",
    next: "Weiter",
    smoke: "Rauchgas",
    go: "Jetzt auf 2 Bildschirmen zeigen",
    actions: ["Verlängern", "Text ändern", "Entwarnung"],
    words: "Text, Sprachen und Stufe",
    second: "Eine zweite Person muss bestätigen",
    report: "Übungsbericht",
  },
  en: {
    open: "Takeover",
    next: "Next",
    smoke: "Smoke",
    go: "Show on 2 screens now",
    actions: ["Prolong", "Change words", "All clear"],
    words: "Words, languages and level",
    second: "A second person has to confirm",
    report: "Drill report",
  },
} as const;

let city: EditorCity;
let browser: Browser;

beforeAll(async () => {
  city = await startEditorCity();
  browser = await launchChromium();
});
afterAll(async () => {
  await browser?.close();
  await city?.stop();
});

async function openPage(look: Parameters<typeof openReader>[2] = {}) {
  const reader = await openReader(browser, city.server.origin, look);
  await signIn(reader.context);
  return { ...reader, page: await reader.context.newPage() };
}

function drill(): TakeoverDraft {
  const variants = [{ language: "de" as const, title: "Räumungsübung", body: "Es besteht keine Gefahr." }];
  return { kind: "evacuation", severity: "moderate", drill: true, variants, targets: [city.groups.fire], lastsMs: 600_000 };
}

/** Ends whatever a story has left. */
async function clearAll(): Promise<void> {
  for (const state of ["active", "waiting"] as const)
    for (const { id } of (await city.server.client.takeovers.list({ state })).items) await city.server.client.takeovers.clear({ id });
}

const countOf = async () => (await city.server.client.takeovers.list({})).items.length;

/** Chooses smoke for the fire brigade and goes to the second step, by pointer. */
async function prepare(page: Page): Promise<void> {
  await page.goto("/takeovers/new");
  await page.getByRole("radio", { name: "Rauchgas" }).check();
  await page.getByRole("checkbox", { name: /^Feuerwehr/ }).check();
  await page.getByText("2 Bildschirme", { exact: true }).first().waitFor();
  await page.getByRole("button", { name: "Weiter" }).click();
  await page.getByRole("heading", { name: "Jetzt zeigen?" }).waitFor();
}

describe.each(LOOKS)("in $language, dark: $dark, $width px wide, axe finds nothing wrong with", (look) => {
  const words = WORDS[look.language];

  it("both steps of a takeover, its page and its dialogs", async () => {
    const { page, context, faults } = await openPage(look);
    await page.goto("/screens");
    await page.getByRole("link", { name: words.open, exact: true }).click();
    await page.getByRole("radio", { name: words.smoke }).waitFor();
    await page.getByRole("button", { name: words.next }).click();
    expect(await violations(page)).toEqual([]);
    await page.getByRole("radio", { name: words.smoke }).check();
    if (look.width < 900) await page.getByText(words.words).click();
    await page.getByRole("checkbox", { name: /^Feuerwehr/ }).check();
    expect(await violations(page)).toEqual([]);
    await page.getByRole("button", { name: words.next }).click();
    await page.getByRole("button", { name: words.go }).waitFor();
    expect(await violations(page)).toEqual([]);
    await page.getByRole("button", { name: words.go }).click();
    await page.getByRole("button", { name: words.actions[2], exact: true }).waitFor();
    expect(await violations(page)).toEqual([]);
    for (const name of words.actions) {
      await page.getByRole("button", { name, exact: true }).click();
      await page.getByRole("dialog").waitFor();
      expect(await violations(page)).toEqual([]);
      await page.keyboard.press("Escape");
      await page.getByRole("dialog").waitFor({ state: "hidden" });
      await expect.poll(() => focusedTag(page)).toBe("BUTTON");
    }
    await clearAll();
    expect(faults).toEqual([]);
    await context.close();
  });

  it("a request for confirmation, the list and the report", async () => {
    const { client } = city.server;
    const { page, context, faults } = await openPage(look);
    const { id } = await client.takeovers.create(drill());
    await client.settings.update({ ...(await client.settings.read()), secondPerson: true });
    const waiting = await client.takeovers.create(drill());
    await client.settings.update({ ...(await client.settings.read()), secondPerson: false });
    await page.goto(`/takeovers/${waiting.id}`);
    await page.getByRole("heading", { name: words.second }).waitFor();
    expect(await violations(page)).toEqual([]);
    await page.goto("/takeovers");
    expect(await violations(page)).toEqual([]);
    await clearAll();
    await page.goto(`/takeovers/${id}?report`);
    await page.getByRole("heading", { name: words.report }).waitFor();
    expect(await violations(page)).toEqual([]);
    expect(faults).toEqual([]);
    await context.close();
  });
});

describe("a takeover in the editor", () => {
  it("is written, sent, prolonged, changed and cleared with the keyboard alone", async () => {
    const { page, context } = await openPage();
    const press = (key: string) => page.keyboard.press(key);
    await page.goto("/announcements");
    await settle(page);
    await tabTo(page, "Sofortmeldung");
    await press("Enter");
    await page.getByRole("radio", { name: "Feuer" }).waitFor();
    await tabTo(page, "Feuer");
    await press("Space");
    await press("ArrowRight");
    expect(await page.getByRole("radio", { name: "Rauchgas" }).isChecked()).toBe(true);
    await tabTo(page, /^Feuerwehr/);
    await press("Space");
    await tabTo(page, "15 min");
    await press("Space");
    await tabTo(page, "Weiter");
    await press("Enter");
    await page.getByRole("button", { name: "Jetzt auf 2 Bildschirmen zeigen" }).waitFor();
    await tabTo(page, "Jetzt auf 2 Bildschirmen zeigen");
    await press("Enter");
    await page.getByText(/endet von selbst um .*, in 15 Minuten/).waitFor();
    await tabTo(page, "Verlängern");
    await press("Enter");
    await tabTo(page, "+60 min");
    await press("Space");
    await tabTo(page, "Verlängern");
    await press("Enter");
    await page.getByText(/in 75 Minuten/).waitFor();
    await tabTo(page, "Text ändern");
    await press("Enter");
    await tabTo(page, "Was ist los, was ist zu tun?");
    await press("Control+a");
    await page.keyboard.type("Rauchgas zieht ab. Fenster zu lassen.");
    await tabTo(page, "Auf 2 Bildschirmen ändern");
    await press("Enter");
    await page.getByRole("heading", { name: "Rauchgas zieht ab. Fenster zu lassen." }).waitFor();
    await tabTo(page, "Entwarnung");
    await press("Enter");
    await page.getByText("Alle Bildschirme zeigen wieder ihr Programm.", { exact: false }).waitFor();
    await tabTo(page, "Entwarnung geben");
    await press("Enter");
    await page.getByText(/Entwarnung von Ada Admin/).waitFor();
    await expect.poll(() => focusedTag(page)).toBe("H1");
    await context.close();
  });

  it("says what is missing and leads there", async () => {
    const { page, context } = await openPage();
    await page.goto("/takeovers/new");
    await page.getByRole("button", { name: "Weiter" }).click();
    await page.getByRole("link", { name: "Wählen Sie mindestens eine Gruppe." }).click();
    expect(await page.evaluate(() => document.activeElement !== document.body)).toBe(true);
    await page.getByRole("radio", { name: "Eigener Text" }).check();
    await page.getByRole("checkbox", { name: /^Feuerwehr/ }).check();
    await page.getByRole("button", { name: "Weiter" }).click();
    await page.getByText("Schreiben Sie in jeder Sprache, was los ist.").first().waitFor();
    expect(new URL(page.url()).search).toBe("");
    await context.close();
  });

  it("is created once however often the button is pressed", async () => {
    const { page, context } = await openPage();
    const before = await countOf();
    await prepare(page);
    await page.getByRole("button", { name: /^Jetzt auf/ }).dblclick();
    await page.waitForURL(/takeovers\/[0-9a-f-]{36}$/);
    expect(await countOf()).toBe(before + 1);
    await clearAll();
    await context.close();
  });

  it("keeps every word when the answer is lost, says so, and sending again creates nothing twice", async () => {
    const { page, context } = await openPage();
    const before = await countOf();
    await prepare(page);
    let lost = false;
    await page.route("**/api/v1/takeovers", async (route) => {
      if (route.request().method() !== "POST" || lost) return route.continue();
      lost = true;
      await route.fetch(); // it arrives, its answer does not
      await route.abort("connectionreset");
    });
    await page.getByRole("button", { name: /^Jetzt auf/ }).click();
    await page.getByText("Der Server antwortet nicht.", { exact: false }).waitFor();
    expect(await countOf()).toBe(before + 1);
    await page.reload();
    await page.getByText("Auf 2 Bildschirmen in Feuerwehr erscheint sofort", { exact: false }).waitFor();
    await page.getByRole("button", { name: /^Jetzt auf/ }).click();
    await page.waitForURL(/takeovers\/[0-9a-f-]{36}$/);
    expect(await countOf()).toBe(before + 1);
    await clearAll();
    await context.close();
  });

  it("takes a watch officer four taps on a phone", async () => {
    const { page, context } = await openPage({ width: 390, height: 844 });
    await page.goto("/screens");
    await page.getByRole("link", { name: "Sofortmeldung", exact: true }).click();
    await page.getByRole("radio", { name: "Rauchgas" }).check();
    await page.getByRole("checkbox", { name: /^Feuerwehr/ }).check();
    await page.getByRole("button", { name: "Weiter" }).click();
    await page.getByRole("button", { name: "Jetzt auf 2 Bildschirmen zeigen" }).click();
    await page.waitForURL(/takeovers\/[0-9a-f-]{36}$/);
    await page.goto("/groups");
    await page.getByRole("link", { name: /Rauchgas in der Umgebung/ }).waitFor();
    await clearAll();
    await page.getByRole("link", { name: /Rauchgas in der Umgebung/ }).waitFor({ state: "detached" });
    await context.close();
  });

  it("may be written in a right-to-left language by hand, which can be taken away again", async () => {
    const { page, context } = await openPage();
    await page.goto("/takeovers/new");
    await page.getByRole("radio", { name: "Feuer" }).check();
    await page.getByText("Es wird nichts automatisch übersetzt.", { exact: false }).waitFor();
    await page.getByLabel("Sprache hinzufügen").selectOption("ar");
    await page.getByLabel("Was ist los, was ist zu tun?").fill("حريق. غادروا المبنى فورا.");
    await page.getByRole("button", { name: "Deutsch" }).click();
    expect(await page.getByLabel("Was ist los, was ist zu tun?").inputValue()).toBe("Feuer. Gebäude sofort verlassen.");
    await page.getByRole("button", { name: "Arabisch", exact: true }).click();
    await page.getByRole("button", { name: "Arabisch entfernen" }).click();
    expect(await page.getByRole("button", { name: "Arabisch" }).count()).toBe(0);
    await context.close();
  });
});

/** The tag that has the focus, through all shadow roots. */
async function focusedTag(page: Page): Promise<string | undefined> {
  return page.evaluate(() => {
    let element = document.activeElement;
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    return element?.tagName;
  });
}
