import { describe, expect, it } from "vitest";
import { paragraph, playlistOf, slide } from "./player-playlists.ts";
import { useWall } from "./player-wall.ts";

/** Longer than the watch may take: what it does on a slow machine too. */
const PATIENTLY = { timeout: 60_000 };

const at = useWall();
const shownTitle = () => at.page.locator("aushang-slide.shown h1");
const house = () => at.page.locator("aushang-stage .house-clock");
const BROKEN = slide({ title: "Unsichtbar", body: [paragraph("Das liest niemand.")] });
const SOUND = slide({ title: "Sichtbar", body: [paragraph("Das liest man.")] });

/** Makes the title's whole slide disappear, as a fault in its styles would, whenever it comes. */
const hide = (title: string) =>
  at.page.evaluate((hidden) => {
    setInterval(() => {
      const stage = document.querySelector("aushang-player")?.shadowRoot?.querySelector("aushang-stage");
      for (const one of stage?.shadowRoot?.querySelectorAll<HTMLElement>("aushang-slide") ?? []) {
        const isIt = one.shadowRoot?.querySelector("h1")?.innerText === hidden;
        one.style.setProperty("display", isIt ? "none" : "");
      }
    }, 50);
  }, title);

const opened = () => {
  const times: number[] = [];
  at.page.on("framenavigated", () => times.push(Date.now()));
  return times;
};

describe("a slide that cannot be seen", () => {
  it("gives way to the next one, and is reported", async () => {
    await at.pair();
    at.server.push(playlistOf([BROKEN, SOUND]));
    await expect.poll(() => shownTitle().innerText()).toBe("Unsichtbar");
    await hide("Unsichtbar");
    await expect.poll(() => at.page.locator("aushang-slide.shown").getByText("Sichtbar").isVisible(), PATIENTLY).toBe(true);
    const fault = await at.server.hear("fault", ({ kind }) => kind === "slide");
    expect(fault).toMatchObject({ slide: BROKEN.id, message: "nothing can be seen" });
  });

  it("gives way to the house slide if it is the only one, and nobody reloads for it", async () => {
    await at.pair();
    at.server.push(playlistOf([BROKEN]));
    await expect.poll(() => shownTitle().innerText()).toBe("Unsichtbar");
    const times = opened();
    await hide("Unsichtbar");
    await house().waitFor(PATIENTLY);
    expect(times).toEqual([]);
  });

  it("is not claimed to be on the glass", async () => {
    await at.pair();
    at.server.push(playlistOf([BROKEN]));
    await at.server.hear("heartbeat", ({ slide: shown }) => shown === BROKEN.id);
    await at.page.evaluate(() => document.querySelector<HTMLElement>("aushang-player")?.style.setProperty("opacity", "0"));
    await at.server.hear("heartbeat", ({ slide: shown }) => shown === null, at.server.heard.length);
  });
});

describe("a page that is stuck", () => {
  it("begins anew when the browser draws no frames, and goes on showing what it showed", async () => {
    await at.pair();
    at.server.push(playlistOf([SOUND]));
    await expect.poll(() => shownTitle().innerText()).toBe("Sichtbar");
    const times = opened();
    await at.page.evaluate(() => {
      window.requestAnimationFrame = () => 0;
    });
    await expect.poll(() => times.length, PATIENTLY).toBe(1);
    await expect.poll(() => shownTitle().innerText(), PATIENTLY).toBe("Sichtbar");
    expect(await at.server.hear("fault", ({ kind }) => kind === "internal")).toMatchObject({ message: "the browser draws no frames" });
  });

  it("begins anew when the stage does not keep its time", async () => {
    await at.pair();
    at.server.push(playlistOf([slide({ title: "Eins", dwellMs: 20_000 }), slide({ title: "Zwei", dwellMs: 20_000 })]));
    await shownTitle().waitFor();
    const times = opened();
    await at.page.evaluate(() => {
      const stage = document.querySelector("aushang-player")?.shadowRoot?.querySelector("aushang-stage");
      Object.defineProperty(stage, "requestUpdate", { value: () => undefined });
    });
    await expect.poll(() => times.length, { timeout: 120_000 }).toBe(1);
    await shownTitle().waitFor(PATIENTLY);
  });
});

describe("a second window of the same browser", () => {
  it("says that the player is running already, and takes over when the first one is closed", async () => {
    await at.pair();
    at.server.push(playlistOf([SOUND]));
    await shownTitle().waitFor();
    const connects = at.server.heard.filter(({ type }) => type === "connected").length;
    const opens = at.page.waitForEvent("popup");
    await at.page.evaluate(() => void window.open("/play"));
    const second = await opens;
    await second.getByText("läuft schon in einem anderen Fenster").waitFor(PATIENTLY);
    expect(at.server.heard.filter(({ type }) => type === "connected")).toHaveLength(connects);
    await at.page.goto("about:blank");
    await expect.poll(() => second.locator("aushang-slide.shown h1").innerText(), PATIENTLY).toBe("Sichtbar");
  });
});
