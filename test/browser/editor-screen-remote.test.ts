import type { Locator, Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import type { Command } from "../../domain/api/player-events.ts";
import { AdminPages } from "../editor/admin-page.ts";

const at = new AdminPages(4, 2);

const THERE = 0;
const AWAY = 3;
const idOf = (place: number) => at.screen(place).id;
const open = (place: number, act: (page: Page) => Promise<void>) => at.open(`/screens/${idOf(place)}`, act);
const heard = (place: number) => new Promise<Command>((resolve) => at.city.players[place]?.once("command", resolve));

describe("a screen is told from afar", () => {
  it("at once what nobody minds, and its answer is to be seen", async () => {
    await open(THERE, async (page) => {
      const command = heard(THERE);
      await page.getByRole("button", { name: "Zeig dich" }).click();
      await page.locator("screen-remote").getByText("Zeig dich: ist unterwegs").waitFor();
      const told = await command;
      if (told.type === "revoked") throw new Error("It was unpaired");
      at.city.players[THERE]?.emit("obeyed", { id: told.id, outcome: "done" });
      await page.locator("screen-remote").getByText("Zeig dich: erledigt").waitFor();
    });
  });

  it("only after saying what happens where somebody would notice", async () => {
    await open(THERE, async (page) => {
      const command = heard(THERE);
      await page.getByRole("button", { name: "Gerät neu starten" }).click();
      await page.getByText("etwa zwei Minuten lang bleibt der Bildschirm schwarz", { exact: false }).waitFor();
      await page.locator("screen-remote confirm-dialog").getByRole("button", { name: "Gerät neu starten" }).click();
      const told = await command;
      if (told.type === "revoked") throw new Error("It was unpaired");
      at.city.players[THERE]?.emit("obeyed", { id: told.id, outcome: "unsupported" });
      await page.getByText("Gerät neu starten: kann dieses Gerät nicht").waitFor();
    });
  });

  it("also while it is away, and can be taken back until then", async () => {
    await open(AWAY, async (page) => {
      await page.getByRole("button", { name: "Neu laden" }).click();
      await page.getByText("Neu laden: wird erledigt, sobald er wieder da ist").waitFor();
      await page.getByRole("button", { name: "Zurücknehmen" }).click();
      await page.getByText("Neu laden: zurückgenommen").waitFor();
    });
  });

  it("to send a picture, which is shown when somebody wants to see it, and that is written down", async () => {
    await open(THERE, async (page) => {
      const command = heard(THERE);
      await page.getByRole("button", { name: "Bild anfordern" }).click();
      await page.locator("screen-remote confirm-dialog").getByRole("button", { name: "Bild anfordern" }).click();
      const told = await command;
      if (told.type === "revoked") throw new Error("It was unpaired");
      const picture = await page.screenshot({ type: "jpeg" });
      const address = `${at.city.server.origin}/api/v1/player/screenshots/${told.id}`;
      const token = at.city.screens[THERE]?.token ?? "";
      const send = (as: string) =>
        fetch(address, {
          method: "POST",
          body: new Uint8Array(picture),
          headers: { authorization: `Bearer ${as}`, "content-type": "image/jpeg" },
        });
      expect((await send(at.city.screens[1]?.token ?? "")).status).toBe(404);
      expect((await send(token)).status).toBe(204);
      at.city.players[THERE]?.emit("obeyed", { id: told.id, outcome: "done" });
      await page.getByRole("button", { name: "Bild ansehen" }).click();
      await page.getByRole("img", { name: /Was die Seite zeigte/ }).waitFor();
      const { items } = await at.city.server.client.audit.list({ subjectId: idOf(THERE) });
      expect(items[0]).toMatchObject({ action: "screenshot-seen" });
      expect((await send(token)).status).toBe(404);
    });
  });
});

describe("the past of a screen", () => {
  it("says that nothing was, and at once when something is", async () => {
    await open(1, async (page) => {
      await page.getByText("In den letzten 2 Tagen war nichts.").waitFor();
      at.city.players[1]?.emit("fault", { kind: "storage", slide: null, message: "no room to keep the playlist" });
      await page.locator("screen-history li").getByText("gestört", { exact: false }).waitFor();
      await expect.poll(() => areDrawn(page.locator("state-chart"))).toEqual({ good: true, bad: true });
      await page.getByText("Speicher reichte nicht").waitFor();
      await page.getByText("Seit", { exact: false }).getByText("reicht der Speicher des Geräts nicht", { exact: false }).waitFor();
    });
  });

  it("is drawn in the colours of its states, by day and by night, and is looked at closely with the pointer", async () => {
    const HOUR_MS = 3_600_000;
    await open(THERE, async (page) => {
      await page.route("**/history?*", async (route) => {
        const untilMs = Number(new URL(route.request().url()).searchParams.get("until"));
        const changes = [
          { state: "live", atMs: untilMs - 900 * HOUR_MS },
          { state: "offline", atMs: untilMs - 100 * HOUR_MS },
          { state: "live", atMs: untilMs - 90 * HOUR_MS },
        ];
        await route.fulfill({ json: { changes, unwatched: [] } });
      });
      await page.reload();
      const chart = page.locator("state-chart");
      await page.getByText("In den letzten 2 Tagen war nichts.").waitFor();
      await page.getByLabel("Zeitraum").selectOption("7");
      await page.getByText("ausgefallen, 10 Std.").waitFor();
      await expect.poll(() => areDrawn(chart)).toEqual({ good: true, bad: true });
      await page.emulateMedia({ colorScheme: "dark" });
      await expect.poll(() => areDrawn(chart)).toEqual({ good: true, bad: true });
      await page.getByRole("button", { name: "Ada Admin" }).click();
      await page.getByRole("button", { name: "Hell", exact: true }).click();
      await page.keyboard.press("Escape");
      await expect.poll(() => areDrawn(chart)).toEqual({ good: true, bad: true });
      const plot = chart.locator(".plot");
      const { width } = (await plot.boundingBox()) ?? { width: 0 };
      // From 7 days down to the two around the outage's end, which was 90 of 168 hours ago.
      await plot.hover({ position: { x: width * 0.43, y: 12 } });
      await chart.getByText(/: ausgefallen$/).waitFor();
      await plot.hover({ position: { x: width * 0.5, y: 12 } });
      await chart.getByText(/: läuft$/).waitFor();
      await page.mouse.down();
      await plot.hover({ position: { x: width * 0.6, y: 12 } });
      await page.mouse.up();
      await chart.getByRole("button", { name: "Alles zeigen" }).click();
      await expect.poll(() => chart.getByRole("button", { name: "Alles zeigen" }).count()).toBe(0);
    });
  });
});

/** Whether the chart holds the colours that the names beside it have. */
function areDrawn(chart: Locator): Promise<{ readonly good: boolean; readonly bad: boolean }> {
  return chart.evaluate((element) => {
    const root = element.shadowRoot;
    const canvas = root?.querySelector("canvas");
    if (!root || !canvas) return { good: false, bad: false };
    const copy = new OffscreenCanvas(canvas.width, canvas.height).getContext("2d", { willReadFrequently: true });
    copy?.drawImage(canvas, 0, 0);
    const { data } = copy?.getImageData(0, 0, canvas.width, canvas.height) ?? { data: [] };
    const drawn = new Set<string>();
    for (let at = 0; at < data.length; at += 4) drawn.add(`rgb(${String(data[at])}, ${String(data[at + 1])}, ${String(data[at + 2])})`);
    const isDrawn = (kind: string) => drawn.has(getComputedStyle(root.querySelector(`.names .${kind}`) ?? element).color);
    return { good: isDrawn("good"), bad: isDrawn("bad") };
  });
}
