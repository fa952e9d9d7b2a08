import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { AnnouncementId, GroupId } from "../../../domain/model/id.ts";
import { type ChildServer, startChildServer } from "../../server/crash/child-server.ts";
import { addPlaces, announcementFor, type Client, createClient, textSlide } from "../../server/running-server.ts";
import { launchChromium } from "../chromium.ts";
import { SOONER_THAN_ASKED_MS } from "../patience.ts";
import { hangUp, painted, paintedAgain, titleOn, type WallScreen } from "./wall.ts";

/** The longest that a player waits between two attempts, and the time for a handshake. */
const BACK_WITHIN_MS = 20_000;
const SHORTEST_DWELL_MS = 3000;

let server: ChildServer;
let browser: Browser;
let wall: WallScreen;
let groups: GroupId[];

beforeAll(async () => {
  server = await startChildServer();
  const { siteId, groupIds } = await addPlaces(server.client, ["Feuerwehr"]);
  groups = groupIds;
  browser = await launchChromium();
  wall = await hangUp(browser, server, { name: "Aufenthaltsraum", siteId, groupIds });
});
afterAll(async () => {
  await browser?.close();
  await server?.remove();
});

async function publish(client: Client, title: string): Promise<AnnouncementId> {
  const draft = await client.announcements.create({ ...announcementFor(groups, title), slides: [textSlide(title, "", SHORTEST_DWELL_MS)] });
  await client.announcements.publish({ id: draft.id, version: draft.version });
  return draft.id;
}

/** Resolves when each of them has come to the glass once more from now on. */
const comeRound = (ids: readonly AnnouncementId[]) => Promise.all(ids.map((id) => paintedAgain(wall, id)));

/** Resolves when the player has the announcement, whether it is its turn or not. */
const kept = (id: AnnouncementId) =>
  wall.page.waitForFunction((wanted) => localStorage.getItem("aushang.playlist")?.includes(wanted), id, { timeout: SOONER_THAN_ASKED_MS });

const connected = (is: boolean) => wall.page.locator(`aushang-player[data-connected="${String(is)}"]`);

describe("a screen whose server was killed", () => {
  it("goes on by the schedule, even after a restart of its own, and gets what it missed as soon as the server is back", async () => {
    const ids = [await publish(server.client, "Erste Mitteilung"), await publish(server.client, "Zweite Mitteilung")];
    for (const id of ids) await painted(wall, id);
    await wall.page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));

    await server.kill();
    await connected(false).waitFor();
    await comeRound(ids);

    await wall.page.reload();
    expect(["Erste Mitteilung", "Zweite Mitteilung"]).toContain(await shownTitle());
    await comeRound(ids);
    expect(await wall.page.locator("aushang-stage .place").innerText()).toContain("Feuerwache 1");

    const missed = await publishWhereTheScreenDoesNotLook("Inzwischen veröffentlicht");
    const sinceMs = Date.now();
    await server.start();
    await connected(true).waitFor({ timeout: BACK_WITHIN_MS });
    console.info(`server starts -> screen is back: ${String(Date.now() - sinceMs)} ms`);
    await kept(missed);
    await painted(wall, missed);
    await expect.poll(() => server.client.announcements.delivery({ id: missed })).toMatchObject({ targeted: 1, painted: 1 });
    expect(wall.complaints()).toEqual([]);
  });
});

async function shownTitle(): Promise<string> {
  await wall.page.locator("aushang-slide.shown h1").first().waitFor();
  return titleOn(wall);
}

/** On the same data but another port, so that the screen can only learn of it when it meets its own server again. */
async function publishWhereTheScreenDoesNotLook(title: string): Promise<AnnouncementId> {
  const origin = await server.start(true);
  const missed = await publish(createClient(origin, { cookie: server.cookie }), title);
  await server.kill();
  return missed;
}
