import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type Aushang, startAushang } from "../../server/aushang.ts";
import { readConfig } from "../../server/platform/config.ts";
import { openReader } from "../editor/browser.ts";
import { launchChromium } from "./chromium.ts";

let folder: string;
let aushang: Aushang;
let browser: Browser;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "aushang-set-up-"));
  aushang = await startAushang(readConfig({ HOST: "127.0.0.1", PORT: "0", DATA_DIR: folder, LOG_LEVEL: "silent" }));
  browser = await launchChromium();
});
afterAll(async () => {
  await browser.close();
  await aushang.stop();
  await rm(folder, { recursive: true, force: true });
});

it("the one-time link makes the first account and leads straight into the editor", async () => {
  const { context, faults } = await openReader(browser, aushang.origin);
  const page = await context.newPage();
  await page.goto(`/setup#${aushang.setupLink?.split("#")[1] ?? ""}`);
  await page.getByLabel("Organisation").fill("Stadt Lindenau");
  expect(await page.getByLabel("Zeitzone").inputValue()).toBe("Europe/Berlin");
  await page.getByLabel("Ihr Name").fill("Ada Admin");
  await page.getByLabel("E-Mail-Adresse").fill("ada@lindenau.example");
  await page.getByLabel("Passwort").fill("Ein langes Kennwort 1");
  await page.getByRole("button", { name: "Konto anlegen und beginnen" }).click();
  await page.getByRole("heading", { name: "Mitteilungen" }).waitFor();
  expect(new URL(page.url()).pathname).toBe("/announcements");
  expect(new URL(page.url()).hash).toBe("");
  await page.reload();
  await page.getByRole("button", { name: "Menü von Ada Admin" }).waitFor();
  await context.clearCookies();
  await page.goto("/");
  await page.getByText("Stadt Lindenau").waitFor();
  expect(faults).toEqual([]);
  await context.close();
});
