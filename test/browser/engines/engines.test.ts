import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { DeviceReport } from "../../../domain/model/device-report.ts";
import { cut, pixelsOf, share } from "../pixels.ts";
import { paragraph, playlistOf, slide, takeover } from "../player-playlists.ts";
import { PlayerServer } from "../player-server.ts";
import { ENGINES, type OldPage, openOldChromium } from "./old-chromium.ts";

const PICTURES = join(import.meta.dirname, "../../../test-results/engines");
const SHOWN = `document.querySelector("aushang-player").shadowRoot.querySelector("aushang-stage").shadowRoot.querySelector("aushang-slide.shown")`;
const URGENT = SHOWN.replace("aushang-slide", "aushang-takeover");
/** Titles and steps of a takeover that stick out of the screen. */
const CUT = `[...${URGENT}.shadowRoot.querySelectorAll("h1, h2, li, .index")].filter((one) => {
  const { left, right, top, bottom } = one.getBoundingClientRect();
  return left < 0 || top < 0 || right > 1920 || bottom > 1080; }).map((one) => one.textContent)`;
const LIST = {
  type: "list",
  ordered: false,
  items: [[{ type: "text", text: "Warnkleidung", strong: true }], [{ type: "text", text: "Feste Schuhe" }]],
};

const DOT = `(() => { const item = ${SHOWN}.shadowRoot.querySelector("li"); const text = document.createRange(); text.selectNodeContents(item);
  return [text.getBoundingClientRect().left, item.getBoundingClientRect().left + parseFloat(getComputedStyle(item, "::before").left)]; })()`;
/** Trusted Types came with 83; an engine without them says so and goes on. */
const NEWER_THAN_80 = "Unrecognized Content-Security-Policy directive 'require-trusted-types-for'";

/** A busy machine may take its time; only a broken player takes this long. */
const PATIENTLY = { timeout: 30_000 };

let server: PlayerServer;
let page: OldPage | null = null;

beforeEach(async () => {
  server = new PlayerServer();
  await server.up();
});
afterEach(async () => {
  await page?.close();
  page = null;
  await server.down();
});

describe.each(ENGINES)("Chromium %i", (engine) => {
  it("pairs, takes a playlist, paints it, and plays on after a restart without a server", async () => {
    page = await openOldChromium(engine, { width: 1920, height: 1080 });
    await page.goto(`${server.origin}/play`);
    const started = page;
    await expect
      .poll(
        () =>
          started.evaluate(
            `document.querySelector("aushang-player").shadowRoot.querySelector("aushang-pairing").shadowRoot.querySelector(".code").textContent`,
          ),
        PATIENTLY,
      )
      .toBe("7K3M-WXQ9");
    await page.screenshot(join(PICTURES, `${engine}-pairing.png`));
    await expect.poll(() => started.evaluate("navigator.serviceWorker.controller !== null"), PATIENTLY).toBe(true);
    server.claim();
    expect((await server.hear("heartbeat")).engine).toContain(`Chromium ${engine}.`);

    const { report } = await server.hear("device");
    expect(DeviceReport.parse(report)).toMatchObject({
      engine: expect.stringContaining(`Chromium ${engine}.`),
      version: expect.stringMatching(/^[0-9a-f]{12}$/),
      screen: expect.stringMatching(/^\d+x\d+$/),
      viewport: "1920x1080@1",
      secureContext: true,
      serviceWorker: true,
      codecs: expect.arrayContaining(["vp8", "vp9", "opus"]),
    });

    const only = slide({
      title: "Winterdienst: was ab Montag gilt",
      body: [paragraph("Die Bereitschaft beginnt um 4:30 Uhr."), LIST],
      category: "operations",
    });
    const hash = server.push(playlistOf([only]), "gzip");
    expect(await server.hear("painted")).toMatchObject({ playlist: hash, slide: only.id });
    expect(await page.evaluate(`${SHOWN}.shadowRoot.querySelector("h1").innerText.replace(/\\u00a0/g, " ")`)).toBe(
      "Winterdienst: was ab Montag gilt",
    );
    expect(await page.evaluate(`[${SHOWN}.offsetWidth, ${SHOWN}.offsetHeight]`)).toEqual([1920, 1080]);
    await expect.poll(() => started.evaluate(`getComputedStyle(${SHOWN}).opacity`), PATIENTLY).toBe("1");
    await page.screenshot(join(PICTURES, `${engine}-slide.png`));
    expect(server.heard.filter(({ type }) => type === "fault")).toEqual([]);
    expect(page.complaints.filter((complaint) => !complaint.startsWith(NEWER_THAN_80))).toEqual([]);
    const [row, dot] = (await page.evaluate(DOT)) as [number, number];
    expect(row - dot).toBeGreaterThan(20); // the dot stands before its row, not on it

    const alarm = takeover({
      kind: "fire",
      severity: "extreme",
      variants: ["de", "en", "ar", "uk"].map((language) => ({ language, title: "Feuer: Gebäude verlassen", body: [LIST] })),
    });
    server.push({ ...playlistOf([only]), takeovers: [alarm] });
    await server.hear("painted", (painted) => painted.slide === alarm.id);
    await expect.poll(() => started.evaluate(`getComputedStyle(${URGENT}).opacity`), PATIENTLY).toBe("1");
    await page.screenshot(join(PICTURES, `${engine}-takeover.png`));
    expect(await page.evaluate(`[${URGENT}.offsetWidth, ${URGENT}.offsetHeight]`)).toEqual([1920, 1080]);
    expect(await page.evaluate(CUT)).toEqual([]);
    const allClear = server.heard.length;
    server.push(playlistOf([only]));
    await server.hear("painted", (painted) => painted.slide === only.id, allClear);
    expect(server.heard.filter(({ type }) => type === "fault")).toEqual([]);

    await page.evaluate("navigator.serviceWorker.ready.then(() => true)");
    await server.down();
    await page.goto(`${server.origin}/play`);
    await expect
      .poll(() => started.evaluate(`${SHOWN} && ${SHOWN}.shadowRoot.querySelector("h1").innerText.replace(/\\u00a0/g, " ")`), PATIENTLY)
      .toBe("Winterdienst: was ab Montag gilt");
  });

  it("turns its picture, moves it in, shows its part of a wall, dims and calms it", async () => {
    const one = slide({ title: "Winterdienst", body: [paragraph("Ab Montag um 4:30 Uhr.")] });
    server.push(playlistOf([one]));
    server.claim();
    const display = { rotation: 90 as const, calm: true, largeType: true, overscanPercent: 10 };
    server.setDisplay({ ...display, brightness: [{ startMinute: 0, endMinute: 0, percent: 50 }] });
    page = await openOldChromium(engine, { width: 1920, height: 1080 });
    const opened = page;
    await page.goto(`${server.origin}/play`);
    await server.hear("painted", (painted) => painted.slide === one.id);
    const box = (element: string) =>
      opened.evaluate(
        `(() => { const { left, top, right, bottom } = ${element}.getBoundingClientRect(); return [left, top, right, bottom]; })()`,
      );
    const stage = SHOWN.replace(/\.shadowRoot\.querySelector\("aushang-slide.*$/, "");
    expect(await box(stage)).toEqual([0, 0, 1920, 1080]);
    expect(await box(SHOWN)).toEqual([192, 108, 1728, 972]);
    const [left = 0, top = 0, right = 0, bottom = 0] = (await box(`${SHOWN}.shadowRoot.querySelector("h1")`)) as number[];
    expect(bottom - top).toBeGreaterThan(right - left); // a line of letters stands upright on the glass
    await page.screenshot(join(PICTURES, `${engine}-turned.png`));
    const pixels = await pixelsOf(await readFile(join(PICTURES, `${engine}-turned.png`)));
    expect(await share(await cut(pixels, { left: 4, top: 4, width: 1, height: 1 }), "#7c7b78", 3)).toBe(1);
    // The largest letters are in the ink of the paper, and it gets only half of the light.
    expect([await share(pixels, "#14213a"), (await share(pixels, "#0a111d", 3)) > 0.01]).toEqual([0, true]);
    expect(await opened.evaluate(`getComputedStyle(${SHOWN}).transitionDuration`)).toBe("0s, 0s");
    server.setDisplay({ wall: { columns: 2, rows: 1, column: 1, row: 0, bezelAcrossPercent: 0, bezelDownPercent: 0 } });
    await expect.poll(() => box(SHOWN), PATIENTLY).toEqual([-1920, 0, 1920, 1080]);
    expect(server.heard.filter(({ type }) => type === "fault")).toEqual([]);
    expect(page.complaints.filter((complaint) => !complaint.startsWith(NEWER_THAN_80))).toEqual([]);
  });
});
