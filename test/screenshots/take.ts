import { rm } from "node:fs/promises";
import { join } from "node:path";
import type { Browser, BrowserContext, Page } from "playwright-core";
import sharp from "sharp";
import type { DemoAccount } from "../../server/demo/demo-record.ts";
import { type Client, createClient } from "../server/running-server.ts";
import { shiftPages } from "./shifted-clock.ts";

const IMAGES = join(import.meta.dirname, "../../docs/images");
/** Enough for fade-ins to end. */
const SETTLED_MS = 1500;

export interface Studio {
  readonly browser: Browser;
  readonly origin: string;
  readonly shiftMs: number;
}

export interface Frame {
  readonly width: number;
  readonly height: number;
}

/** A browser of its own, in German and in the shifted time. */
export async function newContext({ browser, shiftMs }: Studio, viewport: Frame): Promise<BrowserContext> {
  const context = await browser.newContext({ viewport, locale: "de-DE", timezoneId: "Europe/Berlin", colorScheme: "light" });
  await shiftPages(context, shiftMs);
  return context;
}

/** Opens the player as a paired screen, or as a new one without a token. */
export async function openPlayer(studio: Studio, viewport: Frame, token: string | null): Promise<Page> {
  const context = await newContext(studio, viewport);
  if (token !== null) await context.addInitScript((known) => localStorage.setItem("aushang.token", known), token);
  const page = await context.newPage();
  await page.goto(`${studio.origin}/play`);
  return page;
}

/** Opens the editor and signs in. */
export async function openEditor(studio: Studio, viewport: Frame, { email, password }: DemoAccount): Promise<Page> {
  const context = await newContext(studio, viewport);
  const page = await context.newPage();
  await page.goto(`${studio.origin}/`);
  await page.locator("input[type=email]").fill(email);
  await page.locator("input[type=password]").fill(password);
  await page.locator("form button[type=submit]").click();
  await page.locator("input[type=password]").waitFor({ state: "detached" });
  return page;
}

/** The server's API as whoever is signed in on this page. */
export async function apiOf(page: Page): Promise<Client> {
  const cookies = await page.context().cookies();
  const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join("; ");
  return createClient(new URL(page.url()).origin, { cookie });
}

/** Photographs a page as a small PNG with a palette. @returns its size in bytes */
export async function take(page: Page, name: string): Promise<number> {
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  await page.waitForTimeout(SETTLED_MS);
  const whole = join(IMAGES, `${name}.whole.png`);
  await page.screenshot({ path: whole });
  const { size } = await sharp(whole)
    .png({ palette: true, quality: 90, effort: 10, compressionLevel: 9 })
    .toFile(join(IMAGES, `${name}.png`));
  await rm(whole);
  return size;
}
