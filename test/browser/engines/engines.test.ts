import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { paragraph, playlistOf, slide, takeover } from "../player-playlists.ts";
import { PlayerServer } from "../player-server.ts";
import { OLD_ENGINES, type OldPage, openOldChromium } from "./old-chromium.ts";

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

describe.each(OLD_ENGINES)("Chromium %i", (engine) => {
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
    server.claim();
    expect((await server.hear("heartbeat")).engine).toContain(`Chromium ${engine}.`);

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
});
