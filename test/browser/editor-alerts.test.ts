import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { AlertCity } from "../editor/alert-city.ts";
import { openAlerts, openAsEditor } from "../editor/alert-page.ts";
import { tabTo } from "../editor/keyboard.ts";
import { launchChromium } from "./chromium.ts";

const GUARD_ROOM = "Feuerwache 1, Aufenthaltsraum";
const DEPOT = ["Betriebshof Nord, Kantine", "Betriebshof Nord, Umkleide"] as const;
let city: AlertCity;
let browser: Browser;

beforeAll(async () => {
  browser = await launchChromium();
  city = await AlertCity.start();
  await city.addSite("Feuerwache 1", ["Aufenthaltsraum", "Fahrzeughalle", "Umkleide"]);
  await city.addSite("Betriebshof Nord", ["Kantine", "Umkleide"]);
  await city.wake(...city.screens.keys());
});
afterAll(async () => {
  await browser.close();
  await city.stop();
});

const open = (path: string, act: (page: Page) => Promise<void>) => openAlerts(browser, city, path, act);
const row = (page: Page, name: string) => page.getByRole("listitem").filter({ has: page.getByRole("link", { name, exact: true }) });

describe("incidents", () => {
  it("are found in the navigation, and say in a friendly way that there are none, and that nobody would be told", async () => {
    await open("/announcements", async (page) => {
      await page.getByRole("navigation", { name: "Hauptnavigation" }).getByRole("link", { name: "Störungen" }).click();
      await page.getByRole("heading", { name: "Alles in Ordnung" }).waitFor();
      await page.getByText("Noch wird niemand benachrichtigt, wenn etwas ausfällt.").waitFor();
      await page.getByRole("link", { name: "Festlegen, wer es erfährt" }).click();
      await page.waitForURL(/\/alerts\/rules$/);
    });
  });

  it("appear by themselves with what, where, who was told and what to do; somebody takes them on, and they are over by themselves", async () => {
    await city.tell([await city.addMail("IT-Bereitschaft", "it@stadt.example")]);
    await open("/incidents", async (page) => {
      await page.getByRole("heading", { name: "Alles in Ordnung" }).waitFor();
      await city.lose(GUARD_ROOM);
      const here = row(page, "Aufenthaltsraum, Feuerwache 1");
      await here.getByText("Ohne Verbindung seit").waitFor();
      await here.getByText("Sehen Sie am Ort nach", { exact: false }).waitFor();
      await here.getByText(/^Benachrichtigt: IT-Bereitschaft \(\d+:\d\d Uhr.*\)\.$/).waitFor();
      await page.getByRole("heading", { name: "1 offene Störung" }).waitFor();
      const entry = page.getByRole("navigation", { name: "Hauptnavigation" }).getByRole("link", { name: /^Störungen/ });
      await entry.getByText("1", { exact: true }).waitFor();
      await here.getByRole("button", { name: "Ich kümmere mich" }).click();
      await here.getByText("Ada Admin kümmert sich seit", { exact: false }).waitFor();
      expect(await here.getByRole("button", { name: "Ich kümmere mich" }).count()).toBe(0);
      await entry.getByText("1", { exact: true }).waitFor({ state: "detached" });
      await here.getByRole("link", { name: "Aufenthaltsraum, Feuerwache 1" }).click();
      const panel = page.getByRole("complementary", { name: "Einzelheiten" });
      await panel.getByText("IT-Bereitschaft").waitFor();
      await panel.getByText("verschickt").waitFor();
      await city.mend(GUARD_ROOM);
      await page.getByRole("heading", { name: "Alles in Ordnung" }).waitFor();
      await row(page, "Aufenthaltsraum, Feuerwache 1").waitFor();
      await panel.getByText("Entwarnung", { exact: false }).waitFor();
      await panel.getByText("von selbst oder durch Sie behoben").waitFor();
    });
    await expect
      .poll(() => city.mailbox.mails.map(({ headers }) => headers.get("subject")))
      .toEqual([expect.stringContaining("ohne Verbindung"), "Aufenthaltsraum, Feuerwache 1: wieder verbunden"]);
  });

  it("of a whole site are one, with all its screens, and say what did not arrive and why", async () => {
    city.mailbox.refuseRecipient("weg@stadt.example");
    await city.tell([await city.addMail("Hausmeisterdienst", "weg@stadt.example")]);
    const [incident] = await city.lose(...DEPOT);
    await open("/incidents", async (page) => {
      const here = row(page, "Betriebshof Nord");
      await here.getByText("2 Bildschirme ohne Verbindung").waitFor();
      await here.getByText("Nicht erreicht: Hausmeisterdienst.").waitFor();
      await here.getByRole("link", { name: "Zu den 2 Bildschirmen" }).click();
      await page.waitForURL(/\/screens\?site=/);
      await page.goto(`/incidents/${incident?.id ?? ""}`);
      const panel = page.getByRole("complementary", { name: "Einzelheiten" });
      await panel.getByText("nicht angekommen").waitFor();
      await panel.getByText(/^Grund: .*unknown here/).waitFor();
      await panel.getByRole("link", { name: "Kantine" }).click();
      await page.waitForURL(new RegExp(`/screens/${city.screens.get(DEPOT[0])?.id ?? ""}`));
      await page.getByRole("link", { name: "Offene Störung: 2 Bildschirme ohne Verbindung" }).click();
      await page.waitForURL(new RegExp(`/incidents/${incident?.id ?? ""}`));
    });
  });

  it("can be narrowed to a site", async () => {
    await open("/incidents", async (page) => {
      await row(page, "Betriebshof Nord").waitFor();
      await page.getByRole("combobox", { name: "Standort" }).fill("Feuerwache 1");
      await page.getByRole("option", { name: "Feuerwache 1" }).click();
      await page.getByRole("heading", { name: "An diesem Standort ist alles in Ordnung" }).waitFor();
      await row(page, "Aufenthaltsraum, Feuerwache 1").waitFor();
      expect(page.url()).toContain(`site=${city.sites.get("Feuerwache 1") ?? ""}`);
    });
  });

  it("are seen by editors, who do not acknowledge them", async () => {
    await openAsEditor(browser, city, "/incidents", async (page) => {
      await row(page, "Betriebshof Nord").waitFor();
      expect(await page.getByRole("button", { name: "Ich kümmere mich" }).count()).toBe(0);
    });
  });

  it("are taken on by keyboard alone", async () => {
    await open("/incidents", async (page) => {
      await row(page, "Betriebshof Nord").waitFor();
      await tabTo(page, "Betriebshof Nord");
      await page.keyboard.press("Enter");
      const panel = page.getByRole("complementary", { name: "Einzelheiten" });
      await panel.getByRole("button", { name: "Ich kümmere mich" }).waitFor();
      await tabTo(page, "Ich kümmere mich: Betriebshof Nord");
      await page.keyboard.press("Enter");
      await panel.getByText("Ada Admin kümmert sich seit", { exact: false }).waitFor();
    });
  });

  it("show that maintenance is going on, begun by keyboard alone and ended again", async () => {
    await open("/alerts/maintenance", async (page) => {
      await page.getByRole("heading", { name: "Keine Wartung geplant" }).waitFor();
      await tabTo(page, "Wartung eintragen");
      await page.keyboard.press("Enter");
      await tabTo(page, "Standort");
      await page.keyboard.type("Feuerwache 1");
      await page.getByRole("option", { name: "Feuerwache 1" }).waitFor();
      await page.keyboard.press("Enter");
      await tabTo(page, "Wie viele Stunden");
      await page.keyboard.press("Control+a");
      await page.keyboard.type("viele");
      await page.keyboard.press("Enter");
      await page.getByText("Geben Sie ganze Stunden von 1 bis 744 ein.").waitFor();
      await page.keyboard.press("Control+a");
      await page.keyboard.type("8");
      await tabTo(page, "Was wird gemacht");
      await page.keyboard.type("Switch wird getauscht");
      await page.keyboard.press("Enter");
      await page.getByText("Switch wird getauscht").waitFor();
      await page.getByRole("link", { name: "Störungen" }).first().click();
      await page.getByText(/^Wartung bis .*: Feuerwache 1\. So lange wird deswegen niemand benachrichtigt\.$/).waitFor();
      await page.getByRole("link", { name: "Ansehen" }).click();
      await page.getByRole("button", { name: "Jetzt beenden: Feuerwache 1" }).click();
      await page.locator("confirm-dialog").getByRole("button", { name: "Jetzt beenden" }).click();
      await page.getByRole("heading", { name: "Keine Wartung geplant" }).waitFor();
    });
  });

  it("leave out what is under planned maintenance of single screens, between two moments", async () => {
    await open("/alerts/maintenance", async (page) => {
      await page.getByRole("button", { name: "Wartung eintragen" }).click();
      await page.getByLabel("Für welche Bildschirme").selectOption("screens");
      await page.getByRole("combobox", { name: "Bildschirm hinzufügen" }).fill("Kantine");
      await page.getByRole("option", { name: "Kantine" }).click();
      await page.getByRole("button", { name: "Kantine, Betriebshof Nord entfernen" }).waitFor();
      await page.getByRole("radio", { name: "Geplant" }).check();
      await page.getByLabel("von: Tag").fill("2031-05-07");
      await page.getByLabel("bis: Tag").fill("2031-05-06");
      await page.locator("maintenance-dialog").getByRole("button", { name: "Wartung eintragen" }).click();
      await page.getByText("Wählen Sie ein Ende, das nach dem Beginn liegt, höchstens 31 Tage später.").waitFor();
      await page.getByLabel("bis: Tag").fill("2031-05-07");
      await page.locator("maintenance-dialog").getByRole("button", { name: "Wartung eintragen" }).click();
      await page.getByText("Die Wartung ist eingetragen.").waitFor();
    });
    expect((await city.client.alerts.maintenance({})).items).toMatchObject([
      {
        scope: { kind: "screens", screenIds: [city.screens.get(DEPOT[0])?.id] },
        fromMs: Date.parse("2031-05-07T08:00:00+02:00"),
        untilMs: Date.parse("2031-05-07T12:00:00+02:00"),
      },
    ]);
  });
});
