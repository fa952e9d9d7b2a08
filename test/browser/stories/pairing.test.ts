import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { GroupId } from "../../../domain/model/id.ts";
import { ADMIN, addPlaces, announcementFor, type RunningServer, startServer } from "../../server/running-server.ts";
import { launchChromium } from "../chromium.ts";
import { SOONER_THAN_ASKED_MS } from "../patience.ts";
import { answer, type Desk, sitDown } from "./desk.ts";
import { codeOn, openPlayer, painted, titleOn, type WallBrowser } from "./wall.ts";

let server: RunningServer;
let browser: Browser;
let desk: Desk;

beforeAll(async () => {
  server = await startServer();
  const { groupIds } = await addPlaces(server.client, ["Feuerwehr"]);
  const draft = await server.client.announcements.create(announcementFor(groupIds as GroupId[], "Dienstplan hängt aus"));
  await server.client.announcements.publish({ id: draft.id, version: draft.version });
  browser = await launchChromium();
  desk = await sitDown(browser, server.origin, ADMIN);
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

/** Claims a code on the page where the QR code leads. */
async function claim({ page }: Desk, code: string, name: string): Promise<void> {
  await page.goto(`/pair#${code}`);
  await page.getByLabel("Name", { exact: true }).fill(name);
  await page.getByRole("combobox", { name: "Standort" }).fill("Feuerwache 1");
  await page.getByRole("option", { name: /^Feuerwache 1/ }).click();
  await page.getByRole("checkbox", { name: "Feuerwehr" }).check();
  await page.getByRole("button", { name: "Koppeln" }).click();
}

const storedTokens = ({ page }: WallBrowser) =>
  page.evaluate(() => [localStorage.getItem("aushang.token"), localStorage.getItem("aushang.playlist")]);

describe("a fresh browser", () => {
  it("is paired by its code, live at once, stays paired over reload and restart, and shows a code again once unpaired", async () => {
    const wall = await openPlayer(browser, server.origin);
    const code = await codeOn(wall);
    expect(code).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/);
    const claimed = desk.page.waitForRequest(/\/api\/v1\/pairings\/claim$/);
    const live = desk.page.getByRole("heading", { name: "Der Bildschirm läuft." });
    await claim(desk, code.replace("-", ""), "Aufenthaltsraum");
    const sinceMs = (await claimed).timing().startTime;
    const [liveAfterMs, toldAfterMs] = await Promise.all(
      [painted(wall, ""), live.waitFor()].map((event) => event.then(() => Date.now() - sinceMs)),
    );
    console.info(`claim -> painted: ${String(Math.round(liveAfterMs ?? 0))} ms, editor knows: ${String(Math.round(toldAfterMs ?? 0))} ms`);
    expect(liveAfterMs).toBeLessThan(SOONER_THAN_ASKED_MS);
    await expect.poll(() => titleOn(wall)).toBe("Dienstplan hängt aus");

    await wall.page.reload();
    await expect.poll(() => titleOn(wall)).toBe("Dienstplan hängt aus");

    await server.restart();
    const back = wall.page.locator('aushang-player[data-connected="true"]');
    await back.waitFor({ timeout: 40_000 });
    await wall.page.reload();
    await back.waitFor();
    await painted(wall, "");
    expect(await wall.page.locator("aushang-pairing").count()).toBe(0);

    await desk.page.getByRole("link", { name: "Zum Bildschirm" }).click();
    await desk.page.getByRole("button", { name: "Entkoppeln" }).click();
    const unpaired = desk.page.waitForResponse((response) => response.request().method() === "DELETE");
    await answer(desk, "Entkoppeln");
    const { startTime, responseEnd } = (await unpaired).request().timing();
    const next = await codeOn(wall);
    const codeAfterMs = Date.now() - startTime - Math.max(0, responseEnd);
    console.info(`unpair -> code: ${String(Math.round(codeAfterMs))} ms`);
    expect(codeAfterMs).toBeLessThan(SOONER_THAN_ASKED_MS);
    expect(next).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/);
    expect(next).not.toBe(code);
    expect(await storedTokens(wall)).toEqual([null, null]);
    expect(wall.complaints()).toEqual([]);
    expect(desk.faults).toEqual([]);
  });
});
