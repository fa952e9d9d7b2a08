import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { DeviceReport } from "../../domain/model/device-report.ts";
import { type City, report, startCity } from "../editor/admin-city.ts";
import { violations } from "../editor/axe.ts";
import { type Look, openReader, signIn } from "../editor/browser.ts";
import { soundDevice } from "../server/device.ts";
import { launchChromium } from "./chromium.ts";

const PICTURES = join(import.meta.dirname, "../../test-results/editor");
/** Paired by hand years ago, on a television without https or with everything else wrong. */
const TROUBLED: Partial<DeviceReport> = {
  engine: "Chromium 85.0.4183.93",
  userAgent: "Mozilla/5.0 (SMART-TV; LINUX; Tizen 6.5) AppleWebKit/537.36 (KHTML, like Gecko) 85.0.4183.93/6.5 TV Safari/537.36",
  viewport: "1920x1080@2",
  screen: "3840x2160",
  quotaBytes: 320_000_000,
  usedBytes: 310_000_000,
  persisted: false,
  serviceWorker: false,
  offsetMs: 3 * 3_600_000,
  codecs: ["vp8", "vp9", "opus"],
  languages: ["x", "de-DE"],
  memoryGb: null,
};
const LOOKS: readonly Look[] = [
  // High enough for all of it to be seen without scrolling.
  { language: "en", dark: true, height: 2000 },
  // The longest words on the narrowest page.
  { language: "de", width: 390, height: 844 },
];

let city: City;
let browser: Browser;

beforeAll(async () => {
  browser = await launchChromium();
  city = await startCity(4, 0);
});
afterAll(async () => {
  await browser.close();
  await city.stop();
});

function screen(index: number) {
  const found = city.screens[index];
  if (!found) throw new Error(`There is no screen ${String(index)}`);
  return found;
}

/** The screen connects, says this of its device, and is heard. */
async function connect(index: number, device: DeviceReport) {
  const player = await report(city.server.origin, screen(index).token);
  await player.emitWithAck("device", device);
  return player;
}

async function open(index: number, look: Look, act: (page: Page) => Promise<void>): Promise<void> {
  const { context, faults } = await openReader(browser, city.server.origin, look);
  await signIn(context);
  const page = await context.newPage();
  await page.goto(`/screens/${screen(index).id}`);
  await act(page);
  expect(faults).toEqual([]);
  await context.close();
}

describe("the device of a screen", () => {
  it("is unknown until it has described itself, and appears without a reload when the screen comes", async () => {
    await open(0, {}, async (page) => {
      await page.getByText("Das Gerät hat sich noch nicht beschrieben.").waitFor();
      const player = await connect(0, soundDevice());
      await page.getByText("In Ordnung, hier ist nichts zu tun.").waitFor();
      await player.emitWithAck("device", soundDevice({ persisted: false }));
      await page.getByRole("heading", { name: "Gespeichertes darf gelöscht werden" }).waitFor();
      player.disconnect();
    });
  });

  it("shows what is wrong first, what it means and what to do, and everything else on request", async () => {
    const player = await connect(1, soundDevice(TROUBLED));
    await open(1, {}, async (page) => {
      const device = page.locator("screen-device");
      await device.getByRole("heading").first().waitFor();
      expect(await device.getByRole("heading").allInnerTexts()).toEqual([
        "Startet nicht ohne den Server",
        "Die Uhr geht 3 Std. nach",
        "Gespeichertes darf gelöscht werden",
        "Der Speicher ist fast voll",
        "Älterer Browser: Chromium 85",
        "Spielt die üblichen Filme nicht",
      ]);
      await device.getByText(`NotificationsAllowedForUrls auf ${city.server.origin} setzen`).waitFor();
      await device.getByText("296 MB von 305 MB sind belegt").waitFor();
      expect(await device.getByText("3840 × 2160, davon genutzt 1920 × 1080, Faktor 2").isVisible()).toBe(false);
      await device.getByText("Alle Angaben des Geräts").click();
      await device.getByText("3840 × 2160, davon genutzt 1920 × 1080, Faktor 2").waitFor();
      await device.getByText("x, Deutsch (Deutschland)").waitFor();
    });
    player.disconnect();
  });

  it.each(LOOKS)("is accessible and fits in $language, dark: $dark, width: $width", async (look) => {
    const players = [await connect(1, soundDevice(TROUBLED)), await connect(2, soundDevice({ secureContext: false }))];
    for (const index of [1, 2]) {
      await open(index, look, async (page) => {
        const device = page.locator("screen-device");
        await device.locator("summary").click();
        await device.locator("dl").waitFor();
        expect(await violations(page)).toEqual([]);
        await device.screenshot({ path: join(PICTURES, `device-${look.language ?? ""}-${index}.png`) });
      });
    }
    for (const player of players) player.disconnect();
  });
});
