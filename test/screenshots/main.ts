import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { type RunningDemo, readDemoConfig, startDemo } from "../../server/demo/demo.ts";
import { launchChromium } from "../browser/chromium.ts";
import { drawSheet } from "../templates/sheet.ts";
import { loseScreens } from "./outages.ts";
import { shiftThisProcess, shiftToWorkingHours } from "./shifted-clock.ts";
import { apiOf, openEditor, openPlayer, type Studio, take } from "./take.ts";

const SMOKE = {
  kind: "smoke",
  severity: "severe",
  drill: false,
  variants: [
    {
      language: "de",
      title: "Rauchgas im Bereich Hafen. Fenster und Türen schließen.",
      body: "Gebäude nicht verlassen. Lüftung ist abgeschaltet. Auf Durchsagen achten.",
    },
    { language: "en", title: "Smoke near the harbour. Close windows and doors.", body: "Stay inside. The ventilation is off." },
  ],
  lastsMs: 3_600_000,
} as const;

/** A loop of the demo lasts less than this; then every slide has had its turn. */
const LOOP_MS = 300_000;
const SHEET = join(import.meta.dirname, "../../docs/templates.png");
const DESK = { width: 1440, height: 900 } as const;

const shiftMs = shiftToWorkingHours(Date.now());
shiftThisProcess(shiftMs);
const folder = await mkdtemp(join(tmpdir(), "aushang-screenshots-"));
const demo = await startDemo(readDemoConfig({ DATA_DIR: folder, PORT: process.env["PORT"] || "3000", LOG_LEVEL: "error" }), {
  heartbeatMs: 15_000,
  dropOutChance: 0,
});
const browser = await launchChromium();
try {
  const studio: Studio = { browser, origin: demo.origin, shiftMs };
  await Promise.all([
    takeSlide(studio, demo, { name: "screen", label: "Feuerwache 1, Aufenthaltsraum", title: /Grippeschutz/ }),
    takeSlide(studio, demo, { name: "screen-portrait", label: "Kita Hörde, Eingang", title: /Vorlesetag/, isUpright: true }),
    takeSlide(studio, demo, { name: "screen-night", label: "Betriebshof Nord, Werkstatt", title: /Wintereinsatz/ }),
    takeSlide(studio, demo, { name: "screen-dates", label: "Feuerwache 1, Sporthalle", title: /Diese Woche/ }),
    takeComposer(studio, demo),
  ]);
  await takeLists(studio, demo);
  await takePast(studio, demo);
  await takeIncidents(studio, demo);
  await takeTakeover(studio, demo);
  const pairing = await openPlayer(studio, { width: 1920, height: 1080 }, null);
  report("pairing", await take(pairing, "pairing"));
  console.log(`docs/templates.png, ${String(Math.round((await drawSheet(SHEET)) / 1024))} kB`);
} finally {
  await browser.close();
  await demo.stop();
  await rm(folder, { recursive: true, force: true });
}

interface WantedSlide {
  readonly name: string;
  readonly label: string;
  readonly title: RegExp;
  readonly isUpright?: boolean;
}

/** Waits until it is this slide's turn. */
async function takeSlide(studio: Studio, { record }: RunningDemo, { name, label, title, isUpright = false }: WantedSlide): Promise<void> {
  const token = record.screens.find((screen) => screen.label === label)?.token;
  if (token === undefined) throw new Error(`There is no screen ${label}`);
  const page = await openPlayer(studio, isUpright ? { width: 1080, height: 1920 } : { width: 1920, height: 1080 }, token);
  await page.getByRole("heading", { name: title }).first().waitFor({ timeout: LOOP_MS });
  report(name, await take(page, name));
  await page.context().close();
}

async function takeComposer(studio: Studio, { origin, record }: RunningDemo): Promise<void> {
  const page = await openEditor(studio, DESK, record.admin);
  await page.goto(`${origin}/announcements`);
  const first = page.getByText("Grippeschutz: Impfteam kommt in die Wache").first();
  await first.waitFor();
  report("announcements", await take(page, "announcements"));
  await first.click();
  await page.waitForURL(/\/announcements\/.+/);
  await page.locator("composer-preview aushang-slide.shown").first().waitFor();
  report("composer", await take(page, "composer"));
  await page.context().close();
}

/** After the players: by then every screen has said what it shows. */
async function takeLists(studio: Studio, { origin, record }: RunningDemo): Promise<void> {
  const page = await openEditor(studio, DESK, record.admin);
  for (const [name, path] of [
    ["screens", "/screens"],
    ["groups", "/groups"],
    ["timeline", "/timeline"],
    ["gallery", "/announcements/new"],
    ["library", "/library"],
    ["looks", "/looks"],
    ["import", "/screens/import"],
    ["moment", `/screens/${await screenIn(page, "Feuerwache 1", "Aufenthaltsraum")}/moment`],
  ] as const) {
    await page.goto(`${origin}${path}`);
    await page.getByRole("heading", { level: 1 }).first().waitFor();
    report(name, await take(page, name));
  }
  await page.context().close();
}

async function takeIncidents(studio: Studio, { origin, record }: RunningDemo): Promise<void> {
  const page = await openEditor(studio, DESK, record.admin);
  await loseScreens(origin, await apiOf(page));
  await page.goto(`${origin}/incidents`);
  await page.getByRole("link", { name: "Fahrerraum, Betriebshof Nord" }).click();
  await page.getByRole("complementary").getByRole("button", { name: "Ich kümmere mich" }).waitFor();
  report("incidents", await take(page, "incidents"));
  await page.context().close();
}

/** What a screen has been through, and what is known of its device. */
async function takePast(studio: Studio, { origin, record }: RunningDemo): Promise<void> {
  const page = await openEditor(studio, DESK, record.admin);
  await page.goto(`${origin}/screens/${await screenIn(page, "Feuerwache 1", "Umkleide")}`);
  await page.locator("state-chart canvas").waitFor();
  await page.getByRole("heading", { name: "Fernbedienung" }).evaluate((heading) => heading.scrollIntoView({ block: "start" }));
  report("past", await take(page, "past"));
  await page.context().close();
}

async function screenIn(page: Page, site: string, name: string): Promise<string> {
  const { items } = await (await apiOf(page)).screens.list({ search: name });
  const found = items.find((screen) => screen.siteName === site && screen.name === name);
  if (found === undefined) throw new Error(`There is no screen ${name} in ${site}`);
  return found.id;
}

/** Last of all: it covers everything else. */
async function takeTakeover(studio: Studio, { origin, record }: RunningDemo): Promise<void> {
  const editor = await openEditor(studio, DESK, record.admin);
  const api = await apiOf(editor);
  const token = record.screens.find(({ label }) => label === "Feuerwache 1, Aufenthaltsraum")?.token ?? null;
  const wall = await openPlayer(studio, { width: 1920, height: 1080 }, token);
  await wall.locator("aushang-slide.shown h1").first().waitFor();
  const [everybody] = (await api.groups.list({})).items;
  const { id } = await api.takeovers.create({ ...SMOKE, targets: everybody === undefined ? [] : [everybody.id] });
  await wall
    .getByRole("heading", { name: /Rauchgas/ })
    .first()
    .waitFor();
  report("takeover", await take(wall, "takeover"));
  await editor.goto(`${origin}/takeovers/${id}`);
  await editor.getByText("bestätigt").first().waitFor();
  report("takeover-live", await take(editor, "takeover-live"));
  await api.takeovers.clear({ id });
  await wall.context().close();
  await editor.context().close();
}

function report(name: string, bytes: number): void {
  console.log(`docs/images/${name}.png, ${String(Math.round(bytes / 1024))} kB`);
}
