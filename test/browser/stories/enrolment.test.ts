import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ScreenId } from "../../../domain/model/id.ts";
import { type ScreenDraft, USUAL_DISPLAY, USUAL_PROGRAMME } from "../../../domain/model/screen.ts";
import { DAY_MS } from "../../../domain/model/time.ts";
import { addPlaces, type RunningServer, startServer } from "../../server/running-server.ts";
import { launchChromium } from "../chromium.ts";
import { codeOn, openPlayer, painted, type WallBrowser } from "./wall.ts";

let server: RunningServer;
let browser: Browser;
let place: Pick<ScreenDraft, "siteId" | "groupIds">;

beforeAll(async () => {
  server = await startServer();
  const { siteId, groupIds } = await addPlaces(server.client, ["Feuerwehr"]);
  place = { siteId, groupIds };
  browser = await launchChromium();
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

/** An expected screen and the secret for its device. */
async function prepare(name: string) {
  const draft = { theme: "paper", programme: USUAL_PROGRAMME, viewing: null, display: USUAL_DISPLAY, ...place, name } as const;
  const { id } = await server.client.screens.expect(draft);
  const { enrolment, token } = await server.client.enrolments.create({ for: { kind: "screen", screenId: id }, lastsMs: DAY_MS });
  const uses = async () => (await server.client.enrolments.list({})).items.find((one) => one.id === enrolment.id)?.uses;
  return { id, token, uses };
}

const presenceOf = async (id: ScreenId) => (await server.client.screens.read({ id })).presence;
const isLive = (id: ScreenId) => expect.poll(async () => (await presenceOf(id)).state).toBe("live");
const tokenIn = ({ page }: WallBrowser) => page.evaluate(() => localStorage.getItem("aushang.token"));

describe("a device that starts with a secret", () => {
  it("is its screen without anybody's doing, stays it, and bears the secret in its address no more", async () => {
    const { id, token } = await prepare("Vorbereitet");
    const wall = await openPlayer(browser, server.origin, { mark: `#enrol=${token}` });
    await painted(wall, "");
    await isLive(id);
    expect(wall.page.url()).toBe(`${server.origin}/play`);
    expect(await wall.page.evaluate(() => history.length)).toBe(2);
    await wall.page.reload();
    await painted(wall, "");
    expect(wall.page.url()).toBe(`${server.origin}/play`);
    expect(wall.complaints()).toEqual([]);
  });

  it("goes on knowing its helper", async () => {
    const { id, token } = await prepare("Mit Helfer");
    const asked: string[] = [];
    const wall = await openPlayer(browser, server.origin, { mark: "#helper" });
    wall.page.on("request", (request) => asked.push(request.url()));
    await wall.page.goto("about:blank");
    await wall.page.goto(`${server.origin}/play#helper&enrol=${token}`);
    await painted(wall, "");
    await isLive(id);
    expect(wall.page.url()).toBe(`${server.origin}/play#helper`);
    await expect.poll(() => asked.some((url) => url.startsWith("http://127.0.0.1:7310/"))).toBe(true);
  });

  it("shows a code if the secret was used already, and becomes what that is claimed for", async () => {
    const { token } = await prepare("Nur einmal");
    await painted(await openPlayer(browser, server.origin, { mark: `#enrol=${token}` }), "");
    const second = await openPlayer(browser, server.origin, { mark: `#enrol=${token}` });
    const code = (await codeOn(second)).replace("-", "");
    const { id } = await prepare("Von Hand");
    await server.client.pairings.assign({ id, code });
    await isLive(id);
    expect(second.page.url()).toBe(`${server.origin}/play`);
  });

  it("stays the screen it is, whatever secret it is given, and does not use that up", async () => {
    const [own, other] = [await prepare("Eigener"), await prepare("Anderer")];
    const wall = await openPlayer(browser, server.origin, { mark: `#enrol=${own.token}` });
    await painted(wall, "");
    const token = await tokenIn(wall);
    await wall.page.goto("about:blank");
    await wall.page.goto(`${server.origin}/play#enrol=${other.token}`);
    await painted(wall, "");
    await isLive(own.id);
    expect(await tokenIn(wall)).toBe(token);
    expect(await other.uses()).toBe(0);
    expect(wall.page.url()).toBe(`${server.origin}/play`);
  });
});

describe("a device whose disk was copied", () => {
  it("is told from its copy: the screen is marked, the copy is not let in, and shows place and time all the same", async () => {
    const { id, token } = await prepare("Kopiert");
    const wall = await openPlayer(browser, server.origin, { mark: `#enrol=${token}` });
    await painted(wall, "");
    await isLive(id);
    const copy = await openPlayer(browser, server.origin, { copyOf: wall });
    await expect.poll(async () => (await presenceOf(id)).trouble).toBe("cloned");
    await painted(copy, "");
    expect(await copy.page.locator("aushang-pairing").count()).toBe(0);
    expect(await copy.page.locator('aushang-player[data-connected="true"]').count()).toBe(0);
    expect(await wall.page.locator('aushang-player[data-connected="true"]').count()).toBe(1);
    const [own, copied] = await Promise.all([wall, copy].map(({ page }) => page.evaluate(() => localStorage.getItem("aushang.instance"))));
    expect(copied).toBe(own);
  });

  it("is not taken for two when its page is loaded anew, again and again", async () => {
    const { id, token } = await prepare("Neu geladen");
    const wall = await openPlayer(browser, server.origin, { mark: `#enrol=${token}` });
    for (let time = 0; time < 4; time++) {
      await wall.page.locator('aushang-player[data-connected="true"]').waitFor();
      await wall.page.reload();
    }
    await wall.page.locator('aushang-player[data-connected="true"]').waitFor();
    expect((await server.client.screens.faults({ id })).items).toEqual([]);
  });
});
