import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { AnnouncementId } from "../../domain/model/id.ts";
import { RecurrenceRule } from "../../domain/model/recurrence.ts";
import type { Schedule } from "../../domain/model/schedule.ts";
import { DAY_MS, LocalDate, LocalTime } from "../../domain/model/time.ts";
import { violations } from "../editor/axe.ts";
import { type Look, openReader, signIn } from "../editor/browser.ts";
import { type EditorCity, startEditorCity } from "../editor/editor-city.ts";
import { announcementFor } from "../server/running-server.ts";
import { launchChromium } from "./chromium.ts";

let city: EditorCity;
let browser: Browser;

beforeAll(async () => {
  city = await startEditorCity();
  browser = await launchChromium();
});
afterAll(async () => {
  await browser.close();
  await city.stop();
});

/** A new draft in a browser of its own, its times opened. */
async function openTimes(schedule: Schedule = { from: null, until: null, windows: [] }, look: Look = {}) {
  const { id } = await city.server.client.announcements.create({ ...announcementFor([city.groups.fire]), schedule });
  const { context, faults } = await openReader(browser, city.server.origin, look);
  await signIn(context);
  const page = await context.newPage();
  await page.goto(`/announcements/${id}`);
  const words = look.language === "en" ? "Change times" : "Zeiten ändern";
  await page.locator("composer-form").getByRole("button", { name: words, exact: true }).click();
  await page.getByRole("dialog").waitFor();
  return { context, page, faults, id };
}

async function saved(page: Page, id: AnnouncementId): Promise<Schedule> {
  await page.locator('[data-state="saved"]').waitFor();
  return (await city.server.client.announcements.read({ id })).content.schedule;
}

function sentence(page: Page) {
  return page.locator("schedule-outlook .sentence");
}

/** Waits until the sentence reads so. */
async function says(page: Page, words: string): Promise<void> {
  await sentence(page).getByText(words, { exact: true }).waitFor();
}

function time(text: string) {
  return LocalTime.parse(text);
}

/** The last Tuesday that is over by a week. */
function aTuesdayBefore(nowMs: number): Date {
  const date = new Date(nowMs - 7 * DAY_MS);
  while (date.getUTCDay() !== 2) date.setTime(date.getTime() - DAY_MS);
  return date;
}

describe("the schedule builder", () => {
  it("sets days, hours, holidays and an end by mouse, and says what was set", async () => {
    const { context, page, faults, id } = await openTimes();
    await page.getByRole("radio", { name: /An Tagen zu Uhrzeiten/ }).check();
    await page.getByRole("button", { name: "Samstag" }).click();
    await page.getByLabel("Beginn").fill("05:30");
    await page.getByLabel("Ende", { exact: true }).fill("09:00");
    await page.getByLabel("Nicht an Feiertagen").check();
    await page.getByLabel("Bis: Tag").fill("2099-12-24");
    await says(page, "Mo bis Sa, 5:30 bis 9:00 Uhr, bis 24. Dezember 2099, 18:00 Uhr, außer an Feiertagen");
    await page.getByText("Die nächsten 10 Male").waitFor();
    expect(await page.locator("schedule-outlook ol li").count()).toBe(10);
    await page.getByRole("button", { name: "Fertig" }).click();
    await page.locator("composer-form .when").getByText("1 Zeitfenster, endet von selbst").waitFor();
    expect(await saved(page, id)).toEqual({
      from: null,
      until: "2099-12-24T18:00",
      windows: [{ start: "05:30", end: "09:00", days: { kind: "weekdays", weekdays: [1, 2, 3, 4, 5, 6] }, except: [], skipHolidays: true }],
    });
    expect(faults).toEqual([]);
    await context.close();
  });

  it("sets every second Tuesday by keyboard alone", async () => {
    const anchor = aTuesdayBefore(Date.now());
    const [year = "", month = "", day = ""] = anchor.toISOString().slice(0, 10).split("-");
    const { context, page, id } = await openTimes();
    await page.getByRole("radio", { name: /Immer/ }).focus();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowDown");
    await page.getByLabel("Wiederholt").locator("visible=true").first().waitFor();
    await page.keyboard.press("Tab");
    await page.locator("rule-fields #every:focus").waitFor();
    await page.keyboard.type("2");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Tab");
    await page.keyboard.type(`${day}${month}${year}`);
    for (let count = 0; count < 12 && !(await focusIsOn(page, "Dienstag")); count++) await page.keyboard.press("Tab");
    await page.keyboard.press("Space");
    await releaseOthers(page);
    const words = new Intl.DateTimeFormat("de", { day: "numeric", month: "long", timeZone: "UTC" }).format(anchor);
    const isThisYear = anchor.getUTCFullYear() === new Date().getUTCFullYear();
    await says(page, `Jeden zweiten Dienstag, 6:00 bis 18:00 Uhr, ab ${words}${isThisYear ? "" : ` ${year}`}`);
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "hidden" });
    expect(
      await page
        .locator("composer-form")
        .getByRole("button", { name: "Zeiten ändern", exact: true })
        .evaluate((button) => button.matches(":focus")),
    ).toBe(true);
    const [window] = (await saved(page, id)).windows;
    expect(window?.days).toEqual({ kind: "rule", rule: "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU", anchor: `${year}-${month}-${day}` });
    await context.close();
  });

  it("chooses single days in its calendar by arrows", async () => {
    const { context, page, id } = await openTimes();
    await page.getByRole("radio", { name: /An einzelnen Tagen/ }).check();
    await page.getByText("Wählen Sie mindestens einen Tag.").first().waitFor();
    const today = page.locator("day-calendar .day.today");
    const first = LocalDate.parse(await today.getAttribute("data-date"));
    await today.focus();
    await page.keyboard.press("Space");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("Enter");
    await page.getByText("2 Tage gewählt").waitFor();
    const second = new Date(Date.parse(first) + 8 * 86_400_000).toISOString().slice(0, 10);
    expect((await saved(page, id)).windows[0]?.days).toEqual({ kind: "dates", dates: [first, second] });
    await context.close();
  });

  it("keeps a rule from elsewhere as it is, and brings a replaced one back", async () => {
    const rule = RecurrenceRule.parse("FREQ=MONTHLY;BYMONTHDAY=13;BYDAY=FR");
    const days = { kind: "rule" as const, rule, anchor: LocalDate.parse("2026-11-03") };
    const windows = [{ start: time("08:00"), end: time("10:00"), days, except: [], skipHolidays: false }];
    const { context, page, id } = await openTimes({ from: null, until: null, windows });
    await says(page, "Jeden Monat, am 13. Tag des Monats, nur Freitag, 8:00 bis 10:00 Uhr");
    await page.getByLabel("Ende", { exact: true }).fill("12:00");
    await says(page, "Jeden Monat, am 13. Tag des Monats, nur Freitag, 8:00 bis 12:00 Uhr");
    await page.getByRole("button", { name: "Durch eine einfache ersetzen" }).click();
    await says(page, "Jeden Dienstag, 8:00 bis 12:00 Uhr");
    await page.locator("schedule-builder").getByRole("button", { name: "Rückgängig" }).click();
    await says(page, "Jeden Monat, am 13. Tag des Monats, nur Freitag, 8:00 bis 12:00 Uhr");
    expect((await saved(page, id)).windows[0]).toEqual({ ...windows[0], end: "12:00" });
    await context.close();
  });

  it("says at the rule that a day never comes, and does not publish it", async () => {
    const days = {
      kind: "rule" as const,
      rule: RecurrenceRule.parse("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30"),
      anchor: LocalDate.parse("2026-11-03"),
    };
    const windows = [{ start: time("08:00"), end: time("10:00"), days, except: [], skipHolidays: false }];
    const { context, page } = await openTimes({ from: null, until: null, windows });
    await page.locator("rule-fields").getByText("Diesen Tag gibt es nie.").waitFor();
    await page.getByRole("button", { name: "Fertig" }).click();
    await page.getByRole("button", { name: "Veröffentlichen" }).click();
    await page.getByText("Ändern Sie die Wiederholung: Sie trifft auf keinen einzigen Tag zu.").first().waitFor();
    expect(await page.getByRole("dialog").count()).toBe(0);
    await context.close();
  });

  it("adds, duplicates and removes windows, and undoes it", async () => {
    const { context, page, id } = await openTimes();
    await page.getByRole("radio", { name: /An Tagen zu Uhrzeiten/ }).check();
    await page.getByRole("button", { name: "Zeitfenster hinzufügen" }).click();
    await page.getByRole("button", { name: "Zeitfenster 2 verdoppeln" }).click();
    await page.getByRole("heading", { name: "Zeitfenster 3" }).waitFor();
    await page.locator("window-fields").nth(2).getByLabel("Art").selectOption("dates");
    await page.getByRole("button", { name: "Zeitfenster 3 entfernen" }).click();
    await page.getByRole("heading", { name: "Zeitfenster 3" }).waitFor({ state: "hidden" });
    await page.locator("schedule-builder").getByRole("button", { name: "Rückgängig" }).click();
    await page.getByRole("heading", { name: "Zeitfenster 3" }).waitFor();
    await page.getByRole("button", { name: "Zeitfenster 3 entfernen" }).click();
    await page.getByRole("heading", { name: "Zeitfenster 3" }).waitFor({ state: "hidden" });
    expect((await saved(page, id)).windows).toHaveLength(2);
    await context.close();
  });

  it("keeps windows as a template, applies them, renames and deletes it, and undoes that", async () => {
    const { context, page } = await openTimes();
    await page.getByRole("radio", { name: /An Tagen zu Uhrzeiten/ }).check();
    await page.getByRole("button", { name: "Als Vorlage merken" }).click();
    await page.getByLabel("Name der Vorlage").fill("Frühschicht");
    await page.keyboard.press("Enter");
    const chip = page.getByRole("button", { name: "Frühschicht", exact: true });
    await chip.waitFor();
    await page.getByRole("radio", { name: /Immer/ }).check();
    await chip.click();
    await says(page, "Mo bis Fr, 6:00 bis 18:00 Uhr");
    await page.getByRole("button", { name: "Vorlagen ändern" }).click();
    await page.getByRole("button", { name: "„Frühschicht“ umbenennen" }).click();
    await page.getByLabel("Name der Vorlage").fill("Tagschicht");
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name: "„Tagschicht“ löschen" }).click();
    await page.getByRole("button", { name: "Tagschicht", exact: true }).waitFor({ state: "hidden" });
    await page.locator("schedule-templates").getByRole("button", { name: "Rückgängig" }).click();
    const kept = async () => (await city.server.client.schedules.listTemplates({})).items.map(({ name }) => name);
    await expect.poll(kept).toContain("Tagschicht");
    await context.close();
  });

  it("says that it never opens soon, and when it does for the first time", async () => {
    const days = { kind: "dates" as const, dates: [inDays(60)] };
    const windows = [{ start: time("08:00"), end: time("10:00"), days, except: [], skipHolidays: false }];
    const { context, page } = await openTimes({ from: null, until: null, windows });
    await page.getByText(/In den nächsten 35 Tagen ist sie nicht zu sehen, das erste Mal danach:/).waitFor();
    await page.getByText("Das nächste Mal", { exact: true }).waitFor();
    await context.close();
  });

  it("loses nothing of a month-long schedule in a conflict and a reload", async () => {
    const { context, page, id } = await openTimes();
    const { client } = city.server;
    await page.getByRole("radio", { name: /An Tagen zu Uhrzeiten/ }).check();
    await page.locator('[data-state="saved"]').waitFor();
    await page.route(`**/api/v1/announcements/${id}`, (route) => (route.request().method() === "PUT" ? route.abort() : route.continue()));
    await page.getByLabel("Von: Tag").fill("2099-12-01");
    await page.getByLabel("Bis: Tag").fill("2099-12-31");
    await page.getByRole("button", { name: "Samstag" }).click();
    await page.getByText("Einzelne Tage auslassen").click();
    const mine = "Mo bis Sa, 6:00 bis 18:00 Uhr, vom 1. Dezember 2099 bis 31. Dezember 2099, 18:00 Uhr";
    await says(page, mine);
    const stored = await client.announcements.read({ id });
    await client.announcements.save({ id, version: stored.version, content: { ...stored.content, weight: 3 } });
    await page.unroute(`**/api/v1/announcements/${id}`);
    await page.reload();
    await page.getByRole("button", { name: "Meine Fassung behalten" }).click();
    await page.locator("composer-form .when").getByText(mine).waitFor();
    const kept = await saved(page, id);
    expect([kept.from, kept.until, kept.windows[0]?.days]).toEqual([
      "2099-12-01T00:00",
      "2099-12-31T18:00",
      { kind: "weekdays", weekdays: [1, 2, 3, 4, 5, 6] },
    ]);
    await context.close();
  });

  it.each([
    { language: "de", dark: false, width: 1440 },
    { language: "en", dark: true, width: 1440 },
    { language: "de", dark: true, width: 390 },
    { language: "en", dark: false, width: 390 },
  ] as const)("can be used by everybody in $language, dark: $dark, $width px wide", async (look) => {
    const { context, page, faults } = await openTimes(undefined, { ...look, height: look.width === 390 ? 844 : 900 });
    const found: string[] = [];
    for (const kind of look.language === "de" ? ["An Tagen", "Wiederholt", "An einzelnen"] : ["On days", "Repeating", "On these"]) {
      await page.getByRole("radio", { name: new RegExp(kind) }).check();
      found.push(...(await violations(page)));
    }
    const wide = await page.getByRole("dialog").evaluate((dialog) => dialog.scrollWidth - dialog.clientWidth);
    expect([found, wide, faults]).toEqual([[], 0, []]);
    await context.close();
  });
});

function inDays(days: number): LocalDate {
  return LocalDate.parse(new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10));
}

/** Whether the focus is on a button of that name, through all shadow roots. */
function focusIsOn(page: Page, name: string): Promise<boolean> {
  return page.getByRole("button", { name, exact: true }).evaluate((button) => button.matches(":focus"));
}

/** Turns off every other weekday that is on, from where the focus is, by keyboard. */
async function releaseOthers(page: Page): Promise<void> {
  for (const button of await page.locator("rule-fields weekday-toggles [aria-pressed]").all()) {
    const isOn = (await button.getAttribute("aria-pressed")) === "true";
    if (!isOn || (await button.textContent())?.includes("Dienstag")) continue;
    await button.focus();
    await page.keyboard.press("Space");
  }
}
