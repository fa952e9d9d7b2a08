import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { titleIn } from "../../domain/model/announcement.ts";
import type { LocalDateTime } from "../../domain/model/time.ts";
import { type Look, openReader, settle, signIn } from "../editor/browser.ts";
import { COLLEAGUE, MONDAY, startTimelineCity, type TimelineCity, wall } from "../editor/timeline/timeline-city.ts";
import { textSlide } from "../server/running-server.ts";
import { launchChromium } from "./chromium.ts";

const WEEK = `/timeline?view=week&date=${MONDAY}`;
const PARTY = "Betriebsfest im Westfalenpark";

let city: TimelineCity;
let browser: Browser;
const open: { readonly context: BrowserContext; readonly faults: readonly string[] }[] = [];

beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(async () => {
  await browser.close();
});
beforeEach(async () => {
  city = await startTimelineCity();
});
afterEach(async () => {
  for (const { context } of open) await context.close();
  await city.stop();
  expect(open.splice(0).flatMap(({ faults }) => faults)).toEqual([]);
});

async function openTimeline(path = WEEK, look: Look = {}): Promise<Page> {
  const reader = await openReader(browser, city.server.origin, look);
  open.push(reader);
  await signIn(reader.context);
  const page = await reader.context.newPage();
  await page.goto(path);
  await page.locator("timeline-grid, timeline-agenda, .empty").first().waitFor();
  await settle(page);
  return page;
}

function bar(page: Page, title: string) {
  return page.getByRole("button", { name: new RegExp(`^${title}`) }).first();
}

/** Drags a bar, or one of its edges, by hours of the week without letting go. */
async function take(page: Page, title: string, hours: number, edge?: "start" | "end"): Promise<void> {
  const frame = await page.locator(".head-days").boundingBox();
  const box = await bar(page, title).boundingBox();
  if (!frame || !box) throw new Error(`${title} is not drawn`);
  const x = edge === "start" ? box.x + 3 : edge === "end" ? box.x + box.width - 3 : box.x + Math.min(box.width - 14, 30);
  const y = box.y + box.height / 2;
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + (hours * frame.width) / 168, y + 3, { steps: 6 });
}

async function drag(page: Page, title: string, hours: number, edge?: "start" | "end"): Promise<void> {
  await take(page, title, hours, edge);
  await page.mouse.up();
}

async function stored(title: string) {
  const id = city.announcements[title];
  if (!id) throw new Error(`${title} was not written`);
  return city.server.client.announcements.read({ id });
}

async function timesOf(title: string): Promise<readonly [LocalDateTime | null, LocalDateTime | null]> {
  const { schedule } = (await stored(title)).content;
  return [schedule.from, schedule.until];
}

/** A colleague signed in elsewhere sets other times and publishes them. */
async function colleagueMoves(title: string, from: LocalDateTime, until: LocalDateTime): Promise<void> {
  const client = await colleague();
  const { id, version, content } = await stored(title);
  const saved = await client.announcements.save({ id, version, content: { ...content, schedule: { ...content.schedule, from, until } } });
  await client.announcements.publish({ id, version: saved.version });
}

async function colleague() {
  const { origin, clientWith } = city.server;
  const answer = await fetch(`${origin}/api/v1/session`, {
    method: "POST",
    headers: { "content-type": "application/json", origin },
    body: JSON.stringify(COLLEAGUE),
  });
  return clientWith({
    origin,
    cookie: answer.headers
      .getSetCookie()
      .map((one) => one.split(";")[0])
      .join("; "),
  });
}

async function said(page: Page): Promise<string> {
  return (await page.locator("timeline-page").getByRole("status").last().textContent()) ?? "";
}

describe("the timeline", () => {
  it("shows a week by the address, goes on and back, and names the holiday", async () => {
    const page = await openTimeline();
    await page.getByRole("columnheader", { name: /Donnerstag, 19. Juni, Feiertag: Fronleichnam/ }).waitFor();
    expect(
      await page
        .getByRole("row", { name: /Feuerwehr/ })
        .first()
        .getAttribute("aria-level"),
    ).toBe("2");
    await page.getByRole("link", { name: "Weiter" }).click();
    await page.waitForURL(/date=2098-06-23/);
    await page.getByRole("link", { name: "Monat" }).click();
    await page.getByRole("button", { name: "Datum wählen: Juni 2098" }).waitFor();
    await page.goBack();
    await page.goBack();
    await bar(page, "Grippeschutz").waitFor();
    expect(new URL(page.url()).searchParams.get("date")).toBe(MONDAY);
  });

  it("moves a bar by the pointer in whole hours, publishes it, and takes it back", async () => {
    const page = await openTimeline();
    await drag(page, PARTY, 26.3);
    await page.getByText(`„${PARTY}“ läuft jetzt`).waitFor();
    expect(await timesOf(PARTY)).toEqual([wall(MONDAY, 1, "15:00"), wall(MONDAY, 5, "08:00")]);
    const moved = await stored(PARTY);
    expect(moved.publishedVersion).toBe(moved.version);
    await page.getByRole("button", { name: "Rückgängig" }).click();
    await expect.poll(() => timesOf(PARTY)).toEqual([wall(MONDAY, 0, "13:00"), wall(MONDAY, 4, "06:00")]);
    await expect.poll(async () => (await stored(PARTY)).publishedVersion).toBe(moved.version + 1);
  });

  it("sets an end by its edge, also one that was open, and saves nothing on Escape", async () => {
    const page = await openTimeline();
    await drag(page, PARTY, -10, "end");
    await expect.poll(() => timesOf(PARTY)).toEqual([wall(MONDAY, 0, "13:00"), wall(MONDAY, 3, "20:00")]);
    await page.getByText(`„${PARTY}“ läuft jetzt`).first().waitFor();
    await drag(page, "Heizperiode", -12, "end");
    await expect.poll(() => timesOf("Heizperiode: Notfallnummern")).toEqual([wall(MONDAY, 4, "06:00"), wall(MONDAY, 6, "12:00")]);
    const { version } = await stored("Wintereinsatz");
    await take(page, "Wintereinsatz", 20);
    await page.keyboard.press("Escape");
    await page.mouse.up();
    expect((await stored("Wintereinsatz")).version).toBe(version);
  });

  it("is used by keyboard alone: go to a bar, move it, think again, move it and save", async () => {
    const page = await openTimeline();
    await page.getByRole("button", { name: /^\d Lücken$/ }).focus();
    for (let presses = 0; presses < 12; presses++) {
      await page.keyboard.press("Tab");
      if (await page.locator("[data-spot]:focus").count()) break;
    }
    for (const key of ["ArrowDown", "ArrowRight", "ArrowRight"]) await page.keyboard.press(key);
    const focused = page.locator("[data-spot]:focus");
    expect(await focused.getAttribute("aria-label")).toMatch(/^Atemschutz: neue Prüffristen. Fortbildung, geplant/);
    await page.keyboard.press("Alt+ArrowRight");
    expect(await said(page)).toMatch(/Do\.,\s19\.06\.2098,\s19:00\sbis\sSo\.,\s22\.06\.2098,\s10:00/);
    await page.keyboard.press("Escape");
    expect(await said(page)).toMatch(/Verworfen/);
    for (const key of ["Alt+ArrowLeft", "Alt+ArrowLeft", "Shift+Alt+ArrowRight", "Shift+Alt+ArrowDown"]) await page.keyboard.press(key);
    expect(await timesOf("Atemschutz: neue Prüffristen")).toEqual([wall(MONDAY, 3, "18:00"), wall(MONDAY, 6, "09:00")]);
    await page.keyboard.press("Enter");
    await expect.poll(() => timesOf("Atemschutz: neue Prüffristen")).toEqual([wall(MONDAY, 3, "17:00"), wall(MONDAY, 6, "08:00")]);
    await page.getByText("„Atemschutz: neue Prüffristen“ läuft jetzt").waitFor();
    expect(await focused.getAttribute("aria-label")).toMatch(/^Atemschutz/);
    await page.keyboard.press("Enter");
    await page.getByRole("link", { name: "Mitteilung öffnen" }).waitFor();
    await page.keyboard.press("Escape");
    await expect.poll(() => focused.getAttribute("aria-label")).toMatch(/^Atemschutz/);
  });

  it("asks when two editors move the same bar, and loses neither", async () => {
    const page = await openTimeline();
    const theirs = [wall(MONDAY, 1, "09:00"), wall(MONDAY, 2, "09:00")] as const;
    await take(page, PARTY, 24);
    await colleagueMoves(PARTY, ...theirs);
    await page.mouse.up();
    await page.getByRole("dialog", { name: "Jemand war schneller" }).waitFor();
    await page.getByText("Erik Redakteur hat „Betriebsfest im Westfalenpark“ inzwischen verschoben").waitFor();
    expect(await timesOf(PARTY)).toEqual(theirs);
    await page.getByRole("button", { name: "Die andere Zeit behalten" }).click();
    expect(await timesOf(PARTY)).toEqual(theirs);
    await expect.poll(() => bar(page, PARTY).getAttribute("aria-label")).toMatch(/17\.06\.2098,\s09:00/);
    await take(page, PARTY, 24);
    await colleagueMoves(PARTY, wall(MONDAY, 4, "00:00"), wall(MONDAY, 5, "00:00"));
    await page.mouse.up();
    await page.getByRole("button", { name: "Meine Zeit nehmen" }).click();
    await expect.poll(() => timesOf(PARTY)).toEqual([wall(MONDAY, 2, "09:00"), wall(MONDAY, 3, "09:00")]);
    const versions = await city.server.client.announcements.versions({ id: (await stored(PARTY)).id });
    expect(versions.items.map(({ content }) => content.schedule.from)).toContain(wall(MONDAY, 4, "00:00"));
  });

  it("does not publish waiting changes by the way", async () => {
    const { id, version, content } = await stored("Wintereinsatz");
    await city.server.client.announcements.save({
      id,
      version,
      content: { ...content, slides: [textSlide(titleIn(content), "Noch nicht.")] },
    });
    const page = await openTimeline();
    await drag(page, "Wintereinsatz", 5);
    await page.getByRole("dialog", { name: "Es warten noch andere Änderungen" }).waitFor();
    await page.getByRole("button", { name: "Nur als Entwurf speichern" }).click();
    await page.getByText("Gespeichert, aber noch nicht veröffentlicht").waitFor();
    const after = await stored("Wintereinsatz");
    expect([after.publishedVersion, after.version, after.content.schedule.from]).toEqual([version, version + 2, wall(MONDAY, 3, "07:00")]);
  });

  it("says why nothing is on: at an empty spot, and from the list of gaps", async () => {
    const page = await openTimeline();
    await page.getByRole("button", { name: /^\d Lücken$/ }).click();
    await page.getByRole("dialog", { name: "Wo nichts vorgesehen ist" }).waitFor();
    await page.getByRole("button", { name: "Am Sonntag, 22. Juni ist ab 09:00 Uhr nichts vorgesehen." }).first().waitFor();
    await page.locator("gap-list").getByRole("listitem").last().getByRole("button").click();
    await page.getByRole("dialog", { name: "Was läuft hier, was nicht?" }).waitFor();
    await page.getByText("Zu Presse gehört noch kein Bildschirm").waitFor();
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "hidden" });
    const row = page.getByRole("row", { name: /^Wache 1/ });
    const track = await row.getByRole("gridcell").boundingBox();
    if (!track) throw new Error("the row is drawn");
    await page.mouse.click(track.x + track.width * 0.97, track.y + track.height - 24);
    await page.getByText("Feuerwache 1, Aufenthaltsraum.").waitFor();
    await page.locator("screen-why").getByRole("link", { name: PARTY }).waitFor();
    await page
      .locator("screen-why")
      .getByText(/Sie endete/)
      .first()
      .waitFor();
  });

  it("finds by title, topic and state in the address, and says so when there is nothing", async () => {
    const page = await openTimeline(`${WEEK}&category=general`);
    await bar(page, PARTY).waitFor();
    expect(await bar(page, "Grippeschutz").count()).toBe(0);
    await page.getByLabel("Zustand").selectOption({ label: "geplant" });
    await page.waitForURL(/state=scheduled/);
    await bar(page, PARTY).waitFor({ state: "detached" });
    await bar(page, "Wintereinsatz").waitFor();
    await page.getByLabel("Überschrift suchen").fill("nichts davon");
    await page.getByRole("heading", { name: "In diesem Zeitraum passt nichts dazu" }).waitFor();
    expect(new URL(page.url()).searchParams.get("search")).toBe("nichts davon");
    await page.getByRole("link", { name: "Alle anzeigen" }).click();
    await bar(page, "Grippeschutz").waitFor();
    await page.getByRole("button", { name: "Gruppen unter Feuerwehr" }).click();
    expect(await page.getByRole("row", { name: /^Wache 1/ }).count()).toBe(0);
  });

  it("opens the composer from a title, and follows what others change without losing the focus", async () => {
    const page = await openTimeline();
    await bar(page, "Wintereinsatz").focus();
    await colleagueMoves(PARTY, wall(MONDAY, 1, "09:00"), wall(MONDAY, 2, "09:00"));
    await expect.poll(() => bar(page, PARTY).getAttribute("aria-label")).toMatch(/17\.06\.2098,\s09:00/);
    expect(await page.locator("[data-spot]:focus").getAttribute("aria-label")).toMatch(/^Wintereinsatz/);
    await bar(page, "Grippeschutz").locator("[data-title]").click();
    await page.waitForURL(new RegExp(city.announcements["Grippeschutz"] ?? "nowhere"));
  });

  it("is a list of days on a phone, with the same actions", async () => {
    const page = await openTimeline(WEEK, { width: 390, height: 844 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    await page.getByRole("button", { name: `Zeiten von „${PARTY}“ ändern` }).click();
    await page.getByRole("button", { name: "Später um eine Stunde" }).click();
    await page.getByLabel("Bis: Tag").fill("2098-06-21");
    await page.getByRole("button", { name: "Speichern und veröffentlichen" }).click();
    await expect.poll(() => timesOf(PARTY)).toEqual([wall(MONDAY, 0, "14:00"), wall(MONDAY, 5, "07:00")]);
    await page.getByRole("button", { name: "Was läuft in Wache 1?" }).click();
    await page.getByText("Feuerwache 1, Aufenthaltsraum.").waitFor();
  });
});
