import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { ADMIN, addPlaces, type RunningServer, startServer } from "../../server/running-server.ts";
import { launchChromium } from "../chromium.ts";
import { sitDown } from "./desk.ts";
import { hangUp } from "./wall.ts";

let server: RunningServer;
let browser: Browser;

beforeAll(async () => {
  server = await startServer();
  browser = await launchChromium();
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

it("IT sees at a screen what its device lacks, in the device's own words, and which version of the player it runs", async () => {
  const { siteId, rootId } = await addPlaces(server.client, []);
  const wall = await hangUp(browser, server, { name: "Eingang", siteId, groupIds: [rootId] });
  const version = await wall.page.evaluate(() => document.documentElement.dataset["version"]);
  const desk = await sitDown(browser, server.origin, ADMIN);
  await desk.page.goto(`/screens/${wall.id}`);
  const device = desk.page.locator("screen-device");
  await device.getByRole("heading", { name: "Gespeichertes darf gelöscht werden" }).waitFor();
  await device.getByText("Alle Angaben des Geräts").click();
  await device.getByText(String(version), { exact: true }).waitFor();
  await device.getByText("1280 × 720").first().waitFor();
  expect((await server.client.screens.device({ id: wall.id })).report).toMatchObject({ version, zone: "Europe/Berlin" });
  expect(wall.complaints()).toEqual([]);
  expect(desk.faults).toEqual([]);
});

it("the first script of the player is asked for anew each time: it is what mends a player that does not start", async () => {
  const answer = await fetch(`${server.origin}/play/boot.js`);
  expect([answer.status, answer.headers.get("cache-control"), answer.headers.get("content-type")]).toEqual([
    200,
    "no-cache",
    "text/javascript; charset=utf-8",
  ]);
});
