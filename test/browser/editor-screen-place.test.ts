import type { Page } from "playwright-core";
import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { AdminPages } from "../editor/admin-page.ts";
import { violations } from "../editor/axe.ts";
import { soundHeartbeat } from "../server/device.ts";

const at = new AdminPages(3, 2);

const idOf = (place: number) => at.screen(place).id;
const open = (place: number, act: (page: Page) => Promise<void>) => at.open(`/screens/${idOf(place)}`, act);
const spotOn = (page: Page) => page.locator("screen-place");

describe("the spot of a screen", () => {
  it("is described by note, people and photo, by keyboard alone but for the choice of the file", async () => {
    const photo = await sharp({ create: { width: 2400, height: 1600, channels: 3, background: "#446688" } })
      .png()
      .toBuffer();
    await open(0, async (page) => {
      const spot = spotOn(page);
      await spot.getByText("Noch hat niemand beschrieben, wo der Bildschirm hängt.").waitFor();
      await spot.getByRole("button", { name: "Beschreiben" }).focus();
      await page.keyboard.press("Enter");
      await spot.locator("#note:focus").waitFor();
      await page.keyboard.type("Links neben der Tür, Schlüssel in der Zentrale.");
      await page.keyboard.press("Tab");
      await page.keyboard.type("40");
      await spot.locator("input[type=file]").setInputFiles({ name: "flur.png", mimeType: "image/png", buffer: photo });
      await spot.getByRole("img", { name: "Foto", exact: true }).waitFor();
      expect(await violations(page)).toEqual([]);
      await spot.getByRole("button", { name: "Speichern" }).press("Enter");
      await spot.getByText("Links neben der Tür, Schlüssel in der Zentrale.").waitFor();
      await spot.getByText("Hier kommen an einem Arbeitstag etwa 40 Beschäftigte vorbei.").waitFor();
      const shown = spot.getByRole("img", { name: /^Foto des Platzes/ });
      await expect.poll(() => shown.evaluate((image) => (image as HTMLImageElement).naturalWidth)).toBeGreaterThan(600);
      expect(await violations(page)).toEqual([]);
    });
    expect(await at.city.server.client.screens.place({ id: idOf(0) })).toMatchObject({ people: 40, version: 2 });
  });

  it("keeps what was typed when something is wrong with it, and says what", async () => {
    await open(1, async (page) => {
      const spot = spotOn(page);
      await spot.getByRole("button", { name: "Beschreiben" }).click();
      await spot.getByLabel("Notiz").fill("Hinter der Pforte");
      await spot.getByLabel("Wie viele Beschäftigte").fill("1.5");
      await spot.locator("input[type=file]").setInputFiles({ name: "x.png", mimeType: "image/png", buffer: Buffer.from("no picture") });
      await spot.getByRole("alert").getByText("Bild", { exact: false }).first().waitFor();
      await spot.getByRole("button", { name: "Speichern" }).click();
      await spot.getByText("Bitte geben Sie eine ganze Zahl bis 100.000 an", { exact: false }).waitFor();
      expect(await spot.getByLabel("Notiz").inputValue()).toBe("Hinter der Pforte");
    });
  });

  it("tells who was slower what stands there now, and lets them choose", async () => {
    const id = idOf(2);
    await open(2, async (page) => {
      const spot = spotOn(page);
      await spot.getByRole("button", { name: "Beschreiben" }).click();
      await at.city.server.client.screens.describePlace({ id, version: 0, note: "Von der Kollegin", people: null });
      await spot.getByLabel("Notiz").fill("Von mir");
      await spot.getByRole("button", { name: "Speichern" }).click();
      await spot.getByText("Von der Kollegin", { exact: false }).waitFor();
      await spot.getByRole("button", { name: "Meinen Stand speichern" }).click();
      await spot.locator(".note").getByText("Von mir").waitFor();
    });
    expect(await at.city.server.client.screens.place({ id })).toMatchObject({ note: "Von mir", version: 2 });
  });
});

describe("what was sent to a screen", () => {
  it("is said with how soon it had it", async () => {
    await open(0, async (page) => {
      const sent = page.locator("screen-deliveries");
      await sent
        .getByText(/^(Geschickt, noch nicht bestätigt|Nach .* (angekommen|zu sehen).*)$/)
        .first()
        .waitFor();
    });
  });
});

describe("a panel that is switched off", () => {
  it("is no screen on which something is to be seen, though its player runs", async () => {
    await open(1, async (page) => {
      await page.getByText("unbekannt, das Gerät sagt es nicht").waitFor();
      // Connected anew it says nothing by itself: its next usual heartbeat would take back what is said here.
      const player = at.city.players[1]?.disconnect().connect();
      await player?.emitWithAck("heartbeat", soundHeartbeat({ panel: "off", slide: null }));
      await page.getByText("Der Player läuft, aber der Fernseher ist ausgeschaltet: Zu sehen ist nichts.").waitFor();
      await page.getByText("ausgeschaltet", { exact: true }).waitFor();
    });
  });

  it("is not said to be as it was before by an answer that comes later", async () => {
    const id = idOf(0);
    const [read, held] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    await at.open("/screens", async (page) => {
      await page.route(new RegExp(`/api/v1/screens/${id}$`), async (route) => {
        const response = await route.fetch();
        read.resolve();
        await held.promise;
        await route.fulfill({ response });
      });
      const row = page.locator("li.screen").filter({ has: page.locator(`a[href^="/screens/${id}"]`) });
      await row.getByRole("link").click();
      await read.promise;
      const player = at.city.players[0]?.disconnect().connect();
      await player?.emitWithAck("heartbeat", soundHeartbeat({ panel: "off", slide: null, state: "off" }));
      await row.getByText("Ruhezeit, dunkel").waitFor();
      held.resolve();
      await page.getByText("ausgeschaltet", { exact: true }).waitFor();
    });
  });
});
