import { createHmac } from "node:crypto";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { AlertCity } from "../editor/alert-city.ts";
import { openAlerts, openAsEditor } from "../editor/alert-page.ts";
import { violations } from "../editor/axe.ts";
import { tabTo } from "../editor/keyboard.ts";
import { launchChromium } from "./chromium.ts";

const GUARD_ROOM = "Feuerwache 1, Aufenthaltsraum";
let city: AlertCity;
let browser: Browser;

beforeAll(async () => {
  browser = await launchChromium();
  city = await AlertCity.start();
  await city.addSite("Feuerwache 1", ["Aufenthaltsraum", "Fahrzeughalle", "Umkleide"]);
});
afterAll(async () => {
  await browser.close();
  await city.stop();
});

const open = (path: string, act: (page: Page) => Promise<void>) => openAlerts(browser, city, path, act);

describe("channels", () => {
  it("lead to mailboxes: a wrong address is named and nothing is lost, and a probe arrives", async () => {
    await open("/alerts/channels", async (page) => {
      await page.getByRole("heading", { name: "Noch kein Weg" }).waitFor();
      await page.getByRole("button", { name: "Neue E-Mail" }).click();
      await page.getByLabel("Name").fill("IT-Bereitschaft");
      await page.getByLabel("Adressen").fill("it@stadt.example\nder Hausmeister");
      await page.getByRole("button", { name: "Anlegen" }).click();
      await page.getByText("„der Hausmeister“ ist keine gültige Adresse, oder sie steht zweimal da.").waitFor();
      expect(await page.getByLabel("Adressen").inputValue()).toBe("it@stadt.example\nder Hausmeister");
      await page.getByLabel("Adressen").fill("it@stadt.example\nleitung@stadt.example");
      await page.getByRole("button", { name: "Anlegen" }).click();
      await page.getByRole("button", { name: "Probe senden: IT-Bereitschaft" }).click();
      await page.getByText("Die Probe ist angenommen. Sehen Sie nach, ob sie auch angekommen ist.").waitFor();
    });
    expect(city.mailbox.mails.map(({ to, headers }) => [to, headers.get("subject")])).toEqual([
      [["it@stadt.example", "leitung@stadt.example"], "Aushang: Testnachricht"],
    ]);
  });

  it("say honestly that a probe was refused, in the words of whoever refused it", async () => {
    city.mailbox.refuseRecipient("weg@stadt.example");
    await city.addMail("Hausmeisterdienst", "weg@stadt.example");
    await open("/alerts/channels", async (page) => {
      await page.getByRole("button", { name: "Probe senden: Hausmeisterdienst" }).click();
      await page.getByText(/^Die Probe kam nicht an: .*unknown here/).waitFor();
      await page.reload();
      await page.getByText(/^zuletzt gescheitert .*unknown here/).waitFor();
    });
  });

  it("lead to programs: the secret is shown once, signs what arrives, and a new one is shown once too", async () => {
    let secret = "";
    await open("/alerts/channels", async (page) => {
      await page.getByRole("button", { name: "Neuer Webhook" }).click();
      await page.getByLabel("Name").fill("Leitstelle");
      await page.getByLabel("Adresse").fill("leitstelle.example");
      await page.getByRole("button", { name: "Anlegen" }).click();
      await page.getByText("Geben Sie eine Adresse ein, die mit https:// oder http:// beginnt", { exact: false }).waitFor();
      await page.getByLabel("Adresse").fill(`${city.receiver.url}/aushang`);
      await page.getByRole("button", { name: "Anlegen" }).click();
      secret = await page.getByLabel("Geheimnis", { exact: true }).inputValue();
      expect(secret.length).toBeGreaterThan(20);
      expect(await violations(page)).toEqual([]);
      await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
      await page.getByRole("button", { name: "Kopieren" }).click();
      await page.getByText(/Das Geheimnis ist (kopiert|markiert)/).waitFor();
      await page.getByRole("button", { name: "Ich habe es eingetragen" }).click();
      await page.getByRole("button", { name: "Probe senden: Leitstelle" }).click();
      await page.getByText("Die Probe ist angenommen.", { exact: false }).waitFor();
      await page.reload();
      await page.getByRole("button", { name: "Neues Geheimnis: Leitstelle" }).click();
      await page.locator("confirm-dialog").getByRole("button", { name: "Neues Geheimnis" }).click();
      await page.getByRole("heading", { name: "Geheimnis von „Leitstelle“" }).waitFor();
      expect(await page.getByLabel("Geheimnis", { exact: true }).inputValue()).not.toBe(secret);
      await page.keyboard.press("Escape");
      await page.getByText("altes Geheimnis gilt noch bis", { exact: false }).waitFor();
    });
    const [request] = city.receiver.requests;
    const [, seconds = "", signature] = /^t=(\d+),v1=([0-9a-f]+)$/.exec(String(request?.headers["aushang-signature"])) ?? [];
    expect(signature).toBe(
      createHmac("sha256", secret)
        .update(`${seconds}.${request?.body ?? ""}`)
        .digest("hex"),
    );
    expect(city.receiver.requests.map(({ path, headers }) => [path, headers["aushang-event"]])).toEqual([["/aushang", "test"]]);
  });

  it("keep a log of what was sent, with answers, from which it can be sent again", async () => {
    const { items } = await city.client.webhooks.list({});
    await city.tell(items.map(({ id }) => id));
    city.receiver.behave((res) => void res.writeHead(500, { "content-type": "text/plain" }).end("Datenbank nicht erreichbar"));
    await city.wake(...city.screens.keys());
    await city.lose(GUARD_ROOM);
    await expect.poll(() => city.receiver.requests.some(({ headers }) => headers["aushang-event"] === "incident.opened")).toBe(true);
    await open("/alerts/channels", async (page) => {
      await page.getByRole("button", { name: "Sendeprotokoll: Leitstelle" }).click();
      const log = page.locator("delivery-log");
      // It is tried again after ten seconds, and what is new comes first: the oldest one stays what it is.
      const sent = log.getByRole("listitem").filter({ hasText: "nicht angenommen, Antwort 500" }).last();
      await sent.getByText("Antwort des Empfängers").click();
      await sent.getByText("Datenbank nicht erreichbar").waitFor();
      city.receiver.behave((res) => void res.writeHead(204).end());
      await log
        .getByRole("button", { name: /^Erneut senden: Meldung/ })
        .first()
        .click();
      await page.getByText("Erneut verschickt, und angenommen.").waitFor();
      await log.getByText("von Hand").waitFor();
      await log.getByText("angenommen, Antwort 204", { exact: false }).first().waitFor();
    });
  });

  it("cannot be removed while a rule uses them, and can afterwards", async () => {
    await open("/alerts/channels", async (page) => {
      const remove = async () => {
        await page.getByRole("button", { name: "Bearbeiten: Leitstelle" }).click();
        await page.getByRole("button", { name: "Weg löschen" }).click();
        await page.locator("confirm-dialog").getByRole("button", { name: "Weg löschen" }).click();
      };
      await remove();
      await page.getByText("Eine Regel benachrichtigt noch auf diesem Weg.", { exact: false }).waitFor();
      await page.locator("confirm-dialog").getByRole("button", { name: "Abbrechen" }).click();
      await city.tell([]);
      await remove();
      await page.getByText("„Leitstelle“ ist gelöscht.").waitFor();
    });
  });

  it("show editors their names, and not where they lead", async () => {
    await openAsEditor(browser, city, "/alerts/channels", async (page) => {
      await page.getByRole("heading", { name: "IT-Bereitschaft" }).waitFor();
      expect(await page.getByText("it@stadt.example").count()).toBe(0);
      expect(await page.getByRole("button", { name: /Probe senden|Bearbeiten|Neue E-Mail/ }).count()).toBe(0);
    });
  });
});

describe("rules", () => {
  it("are made by keyboard alone: what is wrong is named, and nothing is lost", async () => {
    await open("/alerts/rules", async (page) => {
      await tabTo(page, "Neue Regel");
      await page.keyboard.press("Enter");
      await page.keyboard.type("Uhr");
      await tabTo(page, "Ab wie vielen Minuten Abweichung");
      await page.keyboard.press("Control+a");
      await page.keyboard.type("0");
      await tabTo(page, "Für welche Bildschirme");
      await page.keyboard.type("Ein Standort");
      await tabTo(page, "Standort");
      await page.keyboard.type("Feuerwache 1");
      await page.getByRole("option", { name: "Feuerwache 1" }).waitFor();
      await page.keyboard.press("Enter");
      await tabTo(page, /^IT-Bereitschaft/);
      await page.keyboard.press("Space");
      await tabTo(page, "Erinnern alle … Stunden");
      await page.keyboard.type("4");
      await tabTo(page, "Weitergeben, wenn sich niemand kümmert");
      await page.keyboard.press("Space");
      await tabTo(page, "Anlegen");
      await page.keyboard.press("Enter");
      await page.getByText("Geben Sie ganze Minuten ein, von 1 bis 1440.").waitFor();
      await page.getByText("Wählen Sie, wer es dann erfährt.").waitFor();
      expect(await page.getByLabel("Name der Regel").inputValue()).toBe("Feuerwache 1: Uhr geht falsch");
      await page.keyboard.press("Control+a");
      await page.keyboard.type("3");
      await tabTo(page, "Weitergeben, wenn sich niemand kümmert");
      await tabTo(page, /^Hausmeisterdienst/);
      await page.keyboard.press("Space");
      await tabTo(page, "Anlegen");
      await page.keyboard.press("Enter");
      await page.getByText("Uhr geht mehr als 3 Minuten falsch. Feuerwache 1.").waitFor();
      await page.getByText("an IT-Bereitschaft, erinnert alle 4 Stunden, nach 30 Minuten ohne Antwort auch an Hausmeisterdienst").waitFor();
    });
    const { items } = await city.client.alerts.rules({});
    expect(items.find(({ kind }) => kind === "clock")).toMatchObject({
      scope: { kind: "site", siteId: city.sites.get("Feuerwache 1") },
      thresholdMinutes: 3,
      repeatHours: 4,
      escalation: { afterMinutes: 30 },
      urgent: false,
      enabled: true,
    });
  });

  it("say if somebody else was faster, and can be removed", async () => {
    await open("/alerts/rules", async (page) => {
      await page.getByRole("button", { name: "Feuerwache 1: Uhr geht falsch" }).click();
      await page.getByLabel("Name der Regel").fill("Uhren");
      const rule = (await city.client.alerts.rules({})).items.find(({ kind }) => kind === "clock");
      if (!rule) throw new Error("No rule");
      const { activeSinceMs: _, updatedAtMs: __, ...draft } = rule;
      await city.client.alerts.updateRule({ ...draft, name: "Uhren der Wache" });
      await page.getByRole("button", { name: "Speichern", exact: true }).click();
      await page.getByText("Jemand anderes hat inzwischen gespeichert.").waitFor();
      await page.getByText("Name der Regel: Uhren der Wache").waitFor();
      await page.getByRole("button", { name: "Meinen Stand speichern" }).click();
      await page.getByRole("button", { name: "Uhren", exact: true }).click();
      await page.getByRole("button", { name: "Regel löschen" }).click();
      await page.locator("confirm-dialog").getByRole("button", { name: "Regel löschen" }).click();
      await page.getByText("Die Regel „Uhren“ ist gelöscht.").waitFor();
    });
  });

  it("are read by editors, who do not change them", async () => {
    await openAsEditor(browser, city, "/alerts/rules", async (page) => {
      await page.getByText("Alle Bildschirme: länger als 2 Minuten ohne Verbindung").waitFor();
      expect(await page.getByRole("button", { name: /Neue Regel|Alle Bildschirme/ }).count()).toBe(0);
    });
  });
});

describe("a server without mail", () => {
  it("says so where mail would be sent, and what to do", async () => {
    const other = await AlertCity.start({ hasMail: false });
    await other.addMail("IT-Bereitschaft", "it@stadt.example");
    await openAlerts(browser, other, "/alerts/channels", async (page) => {
      await page.getByText("Dieser Server kann noch keine E-Mails verschicken.", { exact: false }).waitFor();
      await page.getByRole("button", { name: "Probe senden: IT-Bereitschaft" }).click();
      await page.getByText("Die Probe kam nicht an: Der Server kennt keinen Mailserver.").waitFor();
    });
    await other.stop();
  });
});
