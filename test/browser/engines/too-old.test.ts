import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { parse } from "acorn";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { PlayerServer } from "../player-server.ts";
import { type OldPage, openOldChromium, TOO_OLD_ENGINES } from "./old-chromium.ts";

const PICTURES = join(import.meta.dirname, "../../../test-results/engines");
const NOTICE = `document.getElementById("too-old")`;
/** The smallest letters on it, in pixels, and everything that sticks out of the screen. */
const LEGIBLE = `(() => {
  const all = [].slice.call(${NOTICE}.querySelectorAll("h1, h2, p"));
  const outside = all.filter((one) => { const box = one.getBoundingClientRect(); return box.top < 0 || box.left < 0 || box.right > innerWidth || box.bottom > innerHeight; });
  const sizes = all.map((one) => parseFloat(getComputedStyle(one).fontSize));
  const lines = all.map((one) => one.getBoundingClientRect()).sort((one, other) => one.top - other.top);
  const overlaps = lines.filter((box, index) => index > 0 && box.top < lines[index - 1].bottom - 1).length;
  return [Math.min.apply(null, sizes), outside.map((one) => one.textContent), overlaps];
})()`;

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

it("the built boot script is ES5: an engine that does not understand it would show nothing at all", async () => {
  const script = await readFile(join(import.meta.dirname, "../../../dist/player/boot.js"), "utf8");
  expect(parse(script, { ecmaVersion: 5, sourceType: "script" }).body).toHaveLength(1);
});

describe.each(TOO_OLD_ENGINES)("Chromium %i", (engine) => {
  it.each([
    [1920, 1080],
    [1280, 720],
    [1080, 1920],
  ])("says at %i × %i that it is too old, what is needed and where to read on, large enough for a wall", async (width, height) => {
    page = await openOldChromium(engine, { width, height });
    await page.goto(`${server.origin}/play`);
    const started = page;
    await expect.poll(() => started.evaluate(`getComputedStyle(${NOTICE}).visibility`)).toBe("visible");
    const text = String(await page.evaluate(`${NOTICE}.innerText`));
    expect(text).toContain("Dieses Gerät ist zu alt");
    expect(text).toContain("This device is too old");
    expect(text).toContain("Chromium 80 oder neuer");
    expect(text).toContain(`${server.origin}/play`);
    expect(text).toContain(`Browser: Chrome ${engine}`);
    const [smallest, outside, overlaps] = (await page.evaluate(LEGIBLE)) as [number, string[], number];
    expect(smallest / Math.min(width, height)).toBeGreaterThan(0.03);
    expect(outside).toEqual([]);
    expect(overlaps).toBe(0);
    await page.screenshot(join(PICTURES, `${engine}-too-old-${width}.png`));
    expect(server.heard).toEqual([]);
  });
});
