import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { AlertCity } from "../editor/alert-city.ts";
import { openAlerts } from "../editor/alert-page.ts";
import { violations } from "../editor/axe.ts";
import type { Look } from "../editor/browser.ts";
import { launchChromium } from "./chromium.ts";

const PHONE = { width: 390, height: 844 } as const;
const LOOKS: readonly Look[] = [{}, { dark: true }, { ...PHONE }, { ...PHONE, dark: true }, { language: "en", ...PHONE }];
const WORDS = {
  de: {
    rule: "Neue Regel",
    escalate: "Weitergeben, wenn sich niemand kümmert",
    add: "Anlegen",
    mail: "Neue E-Mail",
    webhook: "Neuer Webhook",
    quiet: "Ruhezeit hinzufügen",
    test: /^Probe senden: Leitstelle/,
    log: /^Sendeprotokoll/,
    plan: "Wartung eintragen",
    planned: "Geplant",
  },
  en: {
    rule: "New rule",
    escalate: "Pass on if nobody sees to it",
    add: "Add",
    mail: "New mail",
    webhook: "New webhook",
    quiet: "Add quiet hours",
    test: /^Send a test: Leitstelle/,
    log: /^Delivery log/,
    plan: "Plan maintenance",
    planned: "Planned",
  },
} as const;

let city: AlertCity;
let browser: Browser;
let incidentId = "";

beforeAll(async () => {
  browser = await launchChromium();
  city = await AlertCity.start();
  await city.addSite("Feuerwache 1", ["Aufenthaltsraum", "Fahrzeughalle", "Umkleide"]);
  await city.addSite("Betriebshof Nord", ["Kantine", "Umkleide"]);
  await city.wake(...city.screens.keys());
  city.mailbox.refuseRecipient("weg@stadt.example");
  city.receiver.behave((res) => void res.writeHead(500).end("Datenbank nicht erreichbar"));
  const { webhook } = await city.client.webhooks.create({ name: "Leitstelle", url: city.receiver.url, quietHours: [] });
  const mail = await city.addMail("IT-Bereitschaft", "it@stadt.example");
  await city.tell([mail, await city.addMail("Hausmeisterdienst der Betriebshöfe", "weg@stadt.example"), webhook.id], 4);
  await city.lose("Feuerwache 1, Aufenthaltsraum");
  await city.mend("Feuerwache 1, Aufenthaltsraum");
  const [first] = await city.lose("Feuerwache 1, Fahrzeughalle");
  await city.client.alerts.acknowledge({ id: first?.id ?? ("" as never) });
  const all = await city.lose("Betriebshof Nord, Kantine", "Betriebshof Nord, Umkleide");
  incidentId = all.find(({ subject }) => subject === "site")?.id ?? "";
  await city.client.alerts.createMaintenance({ note: "Switch im Keller wird getauscht", scope: { kind: "all" }, hours: 24 });
});
afterAll(async () => {
  await browser.close();
  await city.stop();
});

describe.each(LOOKS)("in $language, dark: $dark, width: $width, nothing is wrong with", (look) => {
  const words = WORDS[look.language ?? "de"];
  const sound = async (page: Page) => {
    expect(await violations(page)).toEqual([]);
    expect(await cutOff(page)).toEqual([]);
  };
  const open = (path: string, act: (page: Page) => Promise<void>) =>
    openAlerts(
      browser,
      city,
      path,
      async (page) => {
        await sound(page);
        await act(page);
      },
      look,
    );
  const press = (page: Page, name: string | RegExp) => page.getByRole("button", { name, exact: true }).first().click();

  it("incidents, and one of them", async () => {
    await open("/incidents", async (page) => {
      await page.goto(`/incidents/${incidentId}`);
      await page.locator("incident-panel").getByText("Hausmeisterdienst der Betriebshöfe").waitFor();
      await sound(page);
    });
  });

  it("rules, and a new one with what is wrong", async () => {
    await open("/alerts/rules", async (page) => {
      await press(page, words.rule);
      await page.getByLabel(words.escalate).check();
      await press(page, words.add);
      await sound(page);
    });
  });

  it("channels, a probe, new ones with what is wrong, and a log", async () => {
    await open("/alerts/channels", async (page) => {
      await press(page, words.test);
      await page.locator("channel-row .outcome.bad").waitFor();
      await sound(page);
      for (const kind of [words.mail, words.webhook]) {
        await press(page, kind);
        await press(page, words.quiet);
        await press(page, words.add);
        await sound(page);
        await page.keyboard.press("Escape");
      }
      await press(page, words.log);
      await sound(page);
    });
  });

  it("maintenance, and a new one with what is wrong", async () => {
    await open("/alerts/maintenance", async (page) => {
      await press(page, words.plan);
      await page.getByRole("radio", { name: words.planned }).check();
      await page.locator("maintenance-dialog").getByRole("button", { name: words.plan }).click();
      await sound(page);
    });
  });
});

/** Text that stands out of the box it belongs to, of all elements in all shadow roots. */
function cutOff(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    const look = (root: ParentNode) => {
      for (const element of root.querySelectorAll<HTMLElement>("*")) {
        if (element.shadowRoot) look(element.shadowRoot);
        const isText = [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim());
        if (!isText || element.matches("option, .hidden-text, .skip") || !element.checkVisibility()) continue;
        const { display, clipPath } = getComputedStyle(element);
        if (display !== "inline" && clipPath === "none" && element.scrollWidth > element.clientWidth + 1)
          found.push(element.outerHTML.slice(0, 120));
      }
    };
    look(document);
    return found;
  });
}
