import { join } from "node:path";
import type { Route } from "playwright-core";
import { expect, it } from "vitest";
import { useWall } from "./player-wall.ts";

const at = useWall();
const PICTURES = join(import.meta.dirname, "../../test-results/player");
const MODULE = "**/play/assets/*.js";
const MINUTE_MS = 60_000;

/** Opens the page with a clock that stands still until the test moves it, and a list of what it loads and asks. */
async function open(): Promise<string[]> {
  const asked: string[] = [];
  at.page.on("request", (request) => {
    if (request.url().endsWith("/play")) asked.push(request.isNavigationRequest() ? "opened" : "asked");
  });
  await at.page.clock.install();
  await at.page.goto(`${at.server.origin}/play`, { waitUntil: "commit" });
  return asked;
}
/** Whatever follows from an answer has happened once that to a later question is there. */
const settled = () =>
  at.page.evaluate(() =>
    fetch("/play/boot.js")
      .catch(() => undefined)
      .then(() => undefined),
  );
const seen = (id: string) => at.page.locator(`#${id}`).evaluate((notice) => getComputedStyle(notice).visibility);

it("a player whose script cannot be loaded says so at once, asks every ten minutes, and comes back only when the server does", async () => {
  await at.page.route(MODULE, (route) => route.abort());
  const asked = await open();
  await expect.poll(() => seen("not-started")).toBe("visible");
  expect(await at.page.locator("#not-started .address").textContent()).toBe(`${at.server.origin}/play`);
  await at.page.screenshot({ path: join(PICTURES, "not-started.png") });
  await at.server.down();
  await at.page.clock.fastForward(9 * MINUTE_MS);
  expect(asked).toEqual(["opened"]);
  const unanswered = at.page.waitForEvent("requestfailed");
  await at.page.clock.fastForward(MINUTE_MS);
  await unanswered;
  await settled();
  expect(asked).toEqual(["opened", "asked"]);
  expect(await seen("not-started")).toBe("visible");
  await at.server.up();
  await at.page.unroute(MODULE);
  await at.page.clock.fastForward(10 * MINUTE_MS);
  await expect.poll(() => asked).toEqual(["opened", "asked", "asked", "opened"]);
  await at.page.locator("aushang-pairing .code").waitFor();
});

it("a player whose script never arrives says so after half a minute, and covers it if it arrives after all", async () => {
  const held: Route[] = [];
  await at.page.route(MODULE, (route) => void held.push(route));
  await open();
  await expect.poll(() => held.length).toBe(1);
  await at.page.clock.fastForward(29_000);
  expect(await seen("not-started")).toBe("hidden");
  await at.page.clock.fastForward(1_000);
  expect(await seen("not-started")).toBe("visible");
  for (const route of held) await route.continue();
  await at.page.locator("aushang-pairing .code").waitFor();
  expect(await at.page.locator("#not-started").evaluate((notice) => notice.getBoundingClientRect().width)).toBe(0);
  expect(at.complaints).toEqual([]);
});

it("an engine without what came with Chromium 80 is told so, and tried again after an hour, not before", async () => {
  await at.page.addInitScript(() => Reflect.deleteProperty(window, "DecompressionStream"));
  await at.page.route(MODULE, (route) => route.abort());
  const asked = await open();
  await expect.poll(() => seen("too-old")).toBe("visible");
  await at.page.clock.fastForward(59 * MINUTE_MS);
  expect(asked).toEqual(["opened"]);
  await at.page.clock.fastForward(MINUTE_MS);
  await expect.poll(() => asked).toEqual(["opened", "asked", "opened"]);
});

it("an engine that only lacks what playlists are unpacked with starts all the same, and is not loaded anew every hour", async () => {
  await at.page.addInitScript(() => Reflect.deleteProperty(window, "DecompressionStream"));
  const asked = await open();
  await at.page.locator("aushang-pairing .code").waitFor();
  const answered = at.page.waitForEvent("requestfinished", (request) => request.url().endsWith("/play") && !request.isNavigationRequest());
  await at.page.clock.fastForward(61 * MINUTE_MS);
  await answered;
  await settled();
  expect(asked).toEqual(["opened", "asked"]);
  expect(await at.page.locator("#too-old").evaluate((notice) => notice.getBoundingClientRect().width)).toBe(0);
});

it("without JavaScript the page says that it is switched off", async () => {
  const context = await at.page.context().browser()?.newContext({ javaScriptEnabled: false });
  const page = await context?.newPage();
  await page?.goto(`${at.server.origin}/play`);
  await page?.getByRole("heading", { name: "JavaScript ist abgeschaltet" }).waitFor();
  expect(await page?.getByRole("heading", { name: "Dieses Gerät ist zu alt" }).isVisible()).toBe(false);
  await context?.close();
});
