import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { AnnouncementContent } from "../../domain/model/announcement.ts";
import type { AnnouncementId, ScreenId } from "../../domain/model/id.ts";
import { Schedule } from "../../domain/model/schedule.ts";
import { violations } from "../editor/axe.ts";
import { openReader, signIn } from "../editor/browser.ts";
import { type EditorCity, startEditorCity } from "../editor/editor-city.ts";
import { tabTo } from "../editor/keyboard.ts";
import { announcementFor } from "../server/running-server.ts";
import { launchChromium } from "./chromium.ts";

const HOUR_MS = 3_600_000;
/** Never open: the year is over. */
const LONG_AGO = Schedule.parse({ from: "2001-01-01T00:00", until: "2001-02-01T00:00" });
/** The 29th of February 2096, from seven to eight. */
const RARE = Schedule.parse({
  from: null,
  until: null,
  windows: [{ start: "07:00", end: "08:00", days: { kind: "dates", dates: ["2096-02-29"] }, except: [], skipHolidays: false }],
});

let city: EditorCity;
let browser: Browser;
let screenId: ScreenId;
let rare: AnnouncementId;

beforeAll(async () => {
  city = await startEditorCity();
  browser = await launchChromium();
  screenId = await screenNamed("Wache 1");
  await publish("Vorbei", { schedule: LONG_AGO });
  rare = await publish("Schalttag", { schedule: RARE });
});
afterAll(async () => {
  await browser.close();
  await city.stop();
});

async function screenNamed(name: string): Promise<ScreenId> {
  const { items } = await city.server.client.screens.list({ search: name });
  const found = items.find((screen) => screen.name === name);
  if (!found) throw new Error(`No screen ${name}`);
  return found.id;
}

async function publish(title: string, change: Partial<AnnouncementContent>, target = city.groups.fire): Promise<AnnouncementId> {
  const { client } = city.server;
  const { id, version } = await client.announcements.create({ ...announcementFor([target], title), ...change });
  await client.announcements.publish({ id, version });
  return id;
}

async function open(path: string, look: Parameters<typeof openReader>[2] = {}) {
  const { context, faults } = await openReader(browser, city.server.origin, look);
  await signIn(context);
  const page = await context.newPage();
  await page.goto(path);
  return { page, faults, close: () => context.close() };
}

function ask(page: Page, title: string) {
  return page
    .getByRole("combobox", { name: "Warum läuft eine bestimmte Mitteilung nicht?" })
    .fill(title)
    .then(() => page.getByRole("option", { name: title }).click());
}

describe("a screen is asked why", () => {
  it("and says what runs, what does not, why, and where that is mended", async () => {
    const { page, faults, close } = await open(`/screens/${screenId}`);
    await page.getByRole("button", { name: "Warum?" }).click();
    await page.getByText("Diese Mitteilung läuft").waitFor();
    await page.getByText("Sie endete am Do., 01.02.2001, 00:00.").waitFor();
    await ask(page, "Betriebsfest im Westfalenpark");
    expect(await page.locator("screen-why .answer").innerText()).toContain("Sie richtet sich an andere Gruppen.");
    await ask(page, "Grippeschutz: Impfteam kommt in die Wache");
    expect(await page.locator("screen-why .answer").innerText()).toContain("noch ein Entwurf");
    await ask(page, "Schalttag");
    expect(await page.locator("screen-why .answer").innerText()).toContain("29. Februar 2096");
    await page.locator("screen-why .answer").getByRole("link", { name: "Zeitplan ändern" }).click();
    await page.waitForURL(`**/announcements/${rare}`);
    expect(faults).toEqual([]);
    await close();
  });

  it("and names who displaces whom as soon as that is published", async () => {
    const { page, close } = await open(`/screens/${screenId}`);
    await page.getByRole("button", { name: "Warum?" }).click();
    await page.getByText("Diese Mitteilung läuft").waitFor();
    const id = await publish("Dienstbesprechung", { precedence: "exclusive" });
    await page.getByText("„Dienstbesprechung“ hat Vorrang und verdrängt sie.").waitFor();
    const { version } = await city.server.client.announcements.read({ id });
    await city.server.client.announcements.withdraw({ id, version });
    await page.getByText("„Dienstbesprechung“ hat Vorrang und verdrängt sie.").waitFor({ state: "detached" });
    await close();
  });
});

describe("time travel", () => {
  it("shows a future moment on the stage, by slider, field and button, and keeps it in the address", async () => {
    const { page, faults, close } = await open(`/screens/${screenId}/moment?at=${String(Date.parse("2096-02-29T06:30:00Z"))}`);
    await page.getByText("So ist es nach heutigem Stand geplant.").waitFor();
    await page
      .locator("aushang-stage h1", { hasText: /Schalttag|Wintereinsatz/ })
      .first()
      .waitFor();
    await page.locator("screen-why").getByText("Diese 2 Mitteilungen laufen").waitFor();
    const slider = page.getByRole("slider", { name: /29\. Februar 2096/ });
    expect(await slider.getAttribute("aria-valuetext")).toBe("07:30");
    await slider.focus();
    for (let minutes = 0; minutes < 30; minutes++) await page.keyboard.press("ArrowRight");
    expect(await slider.getAttribute("aria-valuetext")).toBe("08:00");
    await page.locator("screen-why").getByText("Diese Mitteilung läuft").waitFor();
    await page.waitForURL(`**/moment?at=${String(Date.parse("2096-02-29T07:00:00Z"))}`);
    await page.getByRole("button", { name: "Zum Wechsel davor" }).click();
    expect(await page.getByLabel("Zeitpunkt: Uhrzeit").inputValue()).toBe("07:00");
    expect(faults).toEqual([]);
    await close();
  });

  it("tells the past from what was delivered, and says when nothing had been", async () => {
    const { page, close } = await open(`/screens/${screenId}/moment?at=${String(Date.now() - 400 * 24 * HOUR_MS)}`);
    await page.getByText("war diesem Bildschirm nichts zugestellt").first().waitFor();
    await page.getByRole("button", { name: "Jetzt" }).click();
    await page.getByText(/^So wurde es gezeigt|^So ist es nach heutigem Stand geplant/).waitFor();
    await page.locator("aushang-stage aushang-slide.shown h1", { hasText: "Wintereinsatz" }).waitFor();
    await close();
  });

  it("includes drafts as if they were published", async () => {
    const { page, close } = await open(`/screens/${screenId}/moment?at=${String(Date.now() + HOUR_MS)}`);
    await page.locator("screen-why").getByText("Diese Mitteilung läuft").waitFor();
    await page.getByRole("checkbox", { name: /Entwürfe einbeziehen/ }).check();
    await page.getByText("So wäre es, wenn alle Entwürfe jetzt veröffentlicht würden.").waitFor();
    await page.locator("screen-why").getByText("Diese 2 Mitteilungen laufen").waitFor();
    await close();
  });

  it("is done by keyboard alone", async () => {
    const { page, close } = await open(`/screens/${screenId}`);
    await page.getByRole("link", { name: "Zeitreise" }).waitFor();
    await tabTo(page, "Zeitreise");
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "Zeitreise" }).waitFor();
    await page.getByText(/^So/).first().waitFor();
    await tabTo(page, "Einen Tag vor");
    await page.keyboard.press("Enter");
    await page.getByText("So ist es nach heutigem Stand geplant.").waitFor();
    await tabTo(page, "Abspielen");
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name: "Anhalten" }).waitFor();
    await close();
  });
});

describe("an announcement is asked where and when it runs", () => {
  it("and says on which screens, on which not and why, and the next times", async () => {
    const { page, faults, close } = await open(`/announcements/${rare}/placement?at=${String(Date.parse("2096-02-29T05:00:00Z"))}`);
    await page.getByText("Läuft auf keinem Bildschirm").waitFor();
    await page.getByText("Auf 2 Bildschirmen nicht").waitFor();
    await page.getByText("Mi., 29.02., 07:00 bis 08:00").waitFor();
    await page.getByRole("link", { name: "Feuerwache 1, Wache 1" }).click();
    await page.getByRole("heading", { name: "Zeitreise" }).waitFor();
    expect(faults).toEqual([]);
    await close();
  });

  it("a draft as if it were published, asked from where it is written", async () => {
    const { page, close } = await open(`/announcements/${city.draftId}`);
    await page.getByRole("link", { name: "Wo läuft das?" }).click();
    await page.getByText("Die Antwort gilt für den Fall, dass Sie jetzt veröffentlichen.").waitFor();
    await page.getByText("Läuft auf 3 Bildschirmen").waitFor();
    await close();
  });
});

it.each([
  { language: "de", dark: false },
  { language: "en", dark: true },
  { language: "en", dark: false, width: 390, height: 844 },
  { language: "de", dark: true, width: 390, height: 844 },
] as const)("every answer is accessible: %o", async (look) => {
  const { page, close } = await open(`/screens/${screenId}/moment`, look);
  await page.locator("aushang-stage").waitFor();
  await page.locator("screen-why section").first().waitFor();
  expect(await violations(page)).toEqual([]);
  await page.goto(`/announcements/${rare}/placement`);
  await page.locator("placement-page section").first().waitFor();
  expect(await violations(page)).toEqual([]);
  await close();
});
