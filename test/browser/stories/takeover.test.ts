import { readFile } from "node:fs/promises";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type GroupId, TakeoverId } from "../../../domain/model/id.ts";
import type { TakeoverDraft } from "../../../domain/model/takeover.ts";
import { slideAt } from "../../../domain/programme/playback.ts";
import { ADMIN, addPlaces, announcementFor, type RunningServer, startServer, textSlide } from "../../server/running-server.ts";
import { launchChromium } from "../chromium.ts";
import { answer, type Desk, sitDown } from "./desk.ts";
import { everPainted, hangUp, painted, type WallScreen } from "./wall.ts";

const BORIS = { name: "Boris Berger", email: "boris@stadt.example", password: "Noch ein langes Kennwort 2" } as const;
const SHORTEST_DWELL_MS = 3000;
/** A slide is reported two frames after it came; a busy machine may be slower. */
const REPORT_LAG_MS = 700;
/** The shortest a takeover may last, and some patience. */
const OVER = { timeout: 90_000, interval: 500 } as const;

let server: RunningServer;
let browser: Browser;
let group: GroupId;
let walls: readonly [WallScreen, WallScreen, WallScreen];
let ada: Desk;

beforeAll(async () => {
  server = await startServer();
  const { client } = server;
  const { siteId, groupIds } = await addPlaces(client, ["Feuerwehr"]);
  group = groupIds[0] as GroupId;
  await client.users.create({ ...BORIS, role: "editor" });
  for (const title of ["Erste Mitteilung", "Zweite Mitteilung"]) {
    const { id, version } = await client.announcements.create({
      ...announcementFor(groupIds, title),
      slides: [textSlide(title, "", SHORTEST_DWELL_MS)],
    });
    await client.announcements.publish({ id, version });
  }
  browser = await launchChromium();
  const hang = (name: string, portrait = false) => hangUp(browser, server, { name, siteId, groupIds, portrait });
  walls = [await hang("Halle"), await hang("Küche", true), await hang("Pforte")];
  ada = await sitDown(browser, server.origin, ADMIN);
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

/** Chooses a prepared text for the one group and goes to the second step. */
async function prepare({ page }: Desk, prepared: string): Promise<void> {
  await page.getByRole("link", { name: "Sofortmeldung", exact: true }).click();
  await page.getByRole("radio", { name: prepared }).check();
  await page.getByRole("checkbox", { name: /^Feuerwehr/ }).check();
  await page.getByText("3 Bildschirme", { exact: true }).first().waitFor();
  await page.getByRole("button", { name: "Weiter" }).click();
}

/** Presses the red button of the second step. Resolves with the takeover in the address. */
async function confirm({ page }: Desk, button: string): Promise<TakeoverId> {
  await page.getByRole("button", { name: button }).click();
  await page.waitForURL(/takeovers\/[0-9a-f-]{36}$/);
  return TakeoverId.parse(new URL(page.url()).pathname.split("/").at(-1));
}

/** The big numbers of the live page, as they are read. */
async function counts({ page }: Desk): Promise<string> {
  return (await page.locator("takeover-live .count").allInnerTexts()).map((text) => text.replace(/\s+/g, " ").trim()).join(", ");
}

async function clear(desk: Desk): Promise<void> {
  await desk.page.getByRole("button", { name: "Entwarnung", exact: true }).click();
  await answer(desk, "Entwarnung geben");
}

/** The slides that came to the glass after the last one of this takeover, each with the instant at which it was reported. */
function paintedAfter({ page }: WallScreen, id: TakeoverId): Promise<{ slide: string; atMs: number }[]> {
  return page.evaluate((wanted) => {
    const marks = performance.getEntriesByType("mark").filter(({ name }) => name.startsWith("painted "));
    const last = marks.findLastIndex(({ name }) => name.includes(wanted));
    return marks.slice(last + 1).map(({ name, startTime }) => ({
      slide: name.slice("painted ".length),
      atMs: performance.timeOrigin + startTime,
    }));
  }, id);
}

const isTwice = ([a, b]: readonly (readonly string[])[]) => a?.join() === b?.join();

const isOn = async (wall: WallScreen, words: string) =>
  (await wall.page.locator("aushang-takeover.shown h1").allInnerTexts()).includes(words);

function draftOf(title: string, severity: TakeoverDraft["severity"], lastsMs = 3_600_000): TakeoverDraft {
  return { kind: "other", severity, drill: false, variants: [{ language: "de", title, body: "" }], targets: [group], lastsMs };
}

describe("a takeover", () => {
  it("is on the two reachable screens at once, on the third when it is back, and its all-clear restores exactly what would have been", async () => {
    const [hall, kitchen, gate] = walls;
    await gate.page.goto("about:blank");
    await prepare(ada, "Rauchgas");
    await ada.page
      .getByText(/^Auf 3 Bildschirmen in Feuerwehr erscheint sofort: „Rauchgas in der Umgebung. Im Gebäude bleiben.“ bis/)
      .waitFor();
    await ada.page.getByText("1 Bildschirm ist gerade nicht verbunden und zeigt es erst nach der Rückkehr.").waitFor();
    await ada.page.getByText("Sie ersetzt sie nicht.").waitFor();
    const id = await confirm(ada, "Jetzt auf 3 Bildschirmen zeigen");
    await Promise.all([painted(hall, id), painted(kitchen, id)]);
    await expect.poll(() => counts(ada)).toMatch(/^2 bestätigt.*, 0 nicht erreicht, 1 offline$/);
    // The page hears of reports up to a second after the server has them.
    const listed = () => ada.page.locator("takeover-live tbody th").allInnerTexts();
    await expect.poll(async () => [await listed(), ["Pforte", ...(await slowestFirst(id))]]).toSatisfy(isTwice);
    expect(await isOn(hall, "Rauchgas in der Umgebung. Im Gebäude bleiben.")).toBe(true);

    await gate.page.goto(`${server.origin}/play`);
    await painted(gate, id);
    await expect.poll(() => counts(ada)).toMatch(/^3 bestätigt.*, 0 nicht erreicht, 0 offline$/);

    await clear(ada);
    for (const wall of walls) {
      await expect.poll(() => paintedAfter(wall, id).then(({ length }) => length)).toBeGreaterThanOrEqual(2);
      const playlist = await server.client.screens.playlist({ id: wall.id });
      expect(playlist.takeovers).toEqual([]);
      for (const { slide, atMs } of await paintedAfter(wall, id))
        expect([slideAt(playlist, atMs)?.slide.id, slideAt(playlist, atMs - REPORT_LAG_MS)?.slide.id]).toContain(slide);
    }
    await expect.poll(() => counts(ada)).toMatch(/^3 zeigen wieder ihr Programm, 0 noch nicht zurückgemeldet/);
    expect([...ada.faults, ...walls.flatMap((wall) => wall.complaints())]).toEqual([]);
  });

  async function slowestFirst(id: TakeoverId): Promise<string[]> {
    const { items } = await server.client.takeovers.screens({ id, limit: 1000 });
    const reached = items.filter(({ afterMs }) => afterMs !== null);
    return reached.toSorted((a, b) => (b.afterMs ?? 0) - (a.afterMs ?? 0)).map(({ name }) => name);
  }

  it("is not shown by a screen that comes back when its time is up, and has gone from the others by itself", async () => {
    const [hall, , gate] = walls;
    await gate.page.goto("about:blank");
    const { id } = await server.client.takeovers.create(draftOf("Kurze Warnung", "severe", 60_000));
    await painted(hall, id);
    await ada.page.goto(`/takeovers/${id}`);
    await expect.poll(() => paintedAfter(hall, id).then(({ length }) => length), OVER).toBeGreaterThan(0);
    await ada.page.getByText(/von selbst beendet/).waitFor();
    await gate.page.goto(`${server.origin}/play`);
    await gate.page.locator('aushang-player[data-connected="true"]').waitFor();
    await expect.poll(() => everPainted(gate).then(({ length }) => length)).toBeGreaterThan(0);
    expect((await everPainted(gate)).filter((slide) => slide.includes(id))).toEqual([]);
  });

  it("goes to the glass only once a second person has read and confirmed it, if the organisation wants that", async () => {
    const { client } = server;
    await client.settings.update({ ...(await client.settings.read()), secondPerson: true });
    const boris = await sitDown(browser, server.origin, BORIS);
    await ada.page.goto("/announcements");
    await prepare(ada, "Feuer");
    await ada.page.getByText("Eine zweite Person muss bestätigen.", { exact: false }).waitFor();
    const id = await confirm(ada, "Um Bestätigung bitten");
    await ada.page.getByText(/Sie haben es selbst geschrieben/).waitFor();
    expect(await ada.page.getByRole("button", { name: /^Bestätigen/ }).count()).toBe(0);

    await boris.page.getByRole("link", { name: /Zweite Person gesucht: Feuer/ }).click();
    await boris.page.locator("takeover-second").getByText("Keep calm.").waitFor();
    const red = boris.page.getByRole("button", { name: "Bestätigen: jetzt auf 3 Bildschirmen zeigen" });
    await red.click();
    await boris.page.getByText("Lesen Sie bitte zuerst alles").waitFor();
    for (const wall of walls) expect((await everPainted(wall)).filter((slide) => slide.includes(id))).toEqual([]);
    await boris.page.getByRole("checkbox", { name: /gelesen und geprüft/ }).check();
    await red.click();
    await Promise.all(walls.map((wall) => painted(wall, id)));
    await expect.poll(() => counts(ada)).toMatch(/^3 bestätigt/);
    await clear(boris);
    await client.settings.update({ ...(await client.settings.read()), secondPerson: false });
    expect([...ada.faults, ...boris.faults]).toEqual([]);
    await boris.context.close();
  });

  it("says on every glass that it is a drill, and leaves a report that can be saved", async () => {
    await ada.page.goto("/announcements");
    await prepare(ada, "Übung");
    await ada.page.getByText("Auf jedem Bildschirm steht ÜBUNG.", { exact: false }).waitFor();
    const id = await confirm(ada, "Jetzt auf 3 Bildschirmen zeigen");
    await Promise.all(walls.map((wall) => painted(wall, id)));
    for (const { page } of walls) await page.getByText("Übung", { exact: false }).first().waitFor();
    await expect.poll(() => counts(ada)).toMatch(/^3 bestätigt/);
    await clear(ada);
    await expect.poll(() => counts(ada)).toMatch(/^3 zeigen wieder/);
    await ada.page.getByRole("link", { name: "Übungsbericht" }).click();
    await ada.page.getByText("3 Bildschirme: 3 bestätigt, 0 nicht erreicht, 0 offline").waitFor();
    const download = ada.page.waitForEvent("download");
    await ada.page.getByRole("button", { name: "Als Tabelle speichern" }).click();
    const saved = await download;
    expect(saved.suggestedFilename()).toMatch(/^uebungsbericht-\d{4}-\d{2}-\d{2}\.csv$/);
    const table = await readFile(await saved.path(), "utf8");
    expect(table.split("\r\n").filter((line) => /^Feuerwache 1;(Halle|Küche|Pforte);bestätigt;nach \d+,\d s;/.test(line))).toHaveLength(3);
    expect(ada.faults).toEqual([]);
  });

  it("gives way to a worse one and comes back when that is over; the editor says which one is on the glass", async () => {
    const { client } = server;
    const mild = await client.takeovers.create(draftOf("Aufzug ausgefallen", "moderate"));
    const grave = await client.takeovers.create(draftOf("Feuer in Halle 2", "extreme"));
    const milder = await client.takeovers.create(draftOf("Kantine geschlossen", "moderate"));
    await Promise.all(walls.map((wall) => painted(wall, grave.id)));
    for (const wall of walls) expect(await isOn(wall, "Feuer in Halle 2")).toBe(true);
    await ada.page.goto("/takeovers");
    await ada.page.getByText(/liegt „Feuer in Halle 2“ obenauf/).waitFor();
    await ada.page.getByText("2 weitere Sofortmeldungen laufen").waitFor();
    await client.takeovers.clear({ id: grave.id });
    for (const wall of walls) await expect.poll(() => isOn(wall, "Kantine geschlossen")).toBe(true);
    await ada.page.getByText(/liegt „Kantine geschlossen“ obenauf/).waitFor();
    for (const { id } of [mild, milder]) await client.takeovers.clear({ id });
    for (const wall of walls) await expect.poll(() => isOn(wall, "Kantine geschlossen")).toBe(false);
  });
});
