import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { AnnouncementId, GroupId } from "../../../domain/model/id.ts";
import { USUAL_PROGRAMME } from "../../../domain/model/screen.ts";
import { type ChildServer, startChildServer } from "../../server/crash/child-server.ts";
import { addPlaces, announcementFor, textSlide } from "../../server/running-server.ts";
import { launchChromium } from "../chromium.ts";
import { codeOn, openPlayer, painted, paintedAgain, type WallBrowser } from "./wall.ts";

const BACK_WITHIN_MS = 20_000;
const SHORTEST_DWELL_MS = 3000;
const KILLS = 2;

let server: ChildServer;
let browser: Browser;
let wall: WallBrowser;
/** Every name that came to the glass where another was before, over all runs of the player. */
const seen: string[] = [];

beforeAll(async () => {
  server = await startChildServer();
  browser = await launchChromium();
});
afterAll(async () => {
  await browser?.close();
  await server?.remove();
});

/** A player whose minute and a half between two writings is a third of a second, and that tells us what it paints. */
async function openHastyPlayer(): Promise<WallBrowser> {
  const opened = await openPlayer(browser, server.origin);
  await opened.context.exposeFunction("noteSeen", (name: string) => seen.push(name));
  await opened.context.addInitScript(() => {
    const { setInterval: usual } = window;
    window.setInterval = ((work: () => void, ms: number) => usual(work, ms === 90_000 ? 333 : ms)) as typeof setInterval;
    let before = "";
    addEventListener("slide-painted", (event) => {
      const name = String((event as CustomEvent).detail);
      if (name !== before) (window as unknown as { noteSeen: (name: string) => void }).noteSeen(name);
      before = name;
    });
  });
  await opened.page.reload();
  return opened;
}

async function publish(groups: readonly GroupId[], title: string): Promise<AnnouncementId> {
  const draft = await server.client.announcements.create({
    ...announcementFor(groups, title),
    slides: [textSlide(title, "", SHORTEST_DWELL_MS)],
  });
  await server.client.announcements.publish({ id: draft.id, version: draft.version });
  return draft.id;
}

const timesSeen = (id: AnnouncementId) => seen.filter((name) => name.startsWith(id)).length;
const connected = (is: boolean) => wall.page.locator(`aushang-player[data-connected="${String(is)}"]`);

async function reported(id: AnnouncementId) {
  const { items } = await server.client.reports.plays({ announcementId: id, by: "total" });
  return items.reduce(
    (sum, { painted, panel }) => ({
      count: sum.count + painted.count,
      ms: sum.ms + painted.ms,
      unknownMs: sum.unknownMs + panel.unknownMs,
    }),
    { count: 0, ms: 0, unknownMs: 0 },
  );
}

/** How many more times it was seen than reported; below zero, something was counted twice. */
async function missing(id: AnnouncementId): Promise<number> {
  const { count } = await reported(id);
  return timesSeen(id) - count;
}

describe("what a screen has painted", () => {
  it("is counted once, through deaths of the server and restarts of the player, and nothing of it is lost", async () => {
    const { siteId, groupIds } = await addPlaces(server.client, ["Feuerwehr"]);
    const ids = [await publish(groupIds, "Erste Mitteilung"), await publish(groupIds, "Zweite Mitteilung")];
    wall = await openHastyPlayer();
    const startedMs = Date.now();
    const code = (await codeOn(wall)).replace("-", "");
    await server.client.pairings.claim({
      code,
      screen: { name: "Aufenthaltsraum", siteId, groupIds, theme: "paper", programme: USUAL_PROGRAMME, viewing: null },
    });
    for (const id of ids) await painted(wall, id);
    for (let kill = 0; kill < KILLS; kill++) {
      await Promise.all(ids.map((id) => paintedAgain(wall, id)));
      await server.kill();
      await connected(false).waitFor();
      await Promise.all(ids.map((id) => paintedAgain(wall, id)));
      await wall.page.reload();
      for (const id of ids) await painted(wall, id);
      await server.start();
      await connected(true).waitFor({ timeout: BACK_WITHIN_MS });
    }
    for (const id of ids) {
      expect(timesSeen(id)).toBeGreaterThan(2 * KILLS);
      // What came to the glass a moment ago may still be on its way; everything else is there, and not a single one more.
      await expect.poll(async () => missing(id)).toBeOneOf([0, 1]);
      const { count, ms, unknownMs } = await reported(id);
      expect(ms).toBeLessThanOrEqual(Date.now() - startedMs);
      expect(ms).toBeGreaterThan((count - 1 - 3 * KILLS) * 0.8 * SHORTEST_DWELL_MS);
      expect(unknownMs).toBe(ms);
    }
    const [first, second] = [await reported(ids[0] as AnnouncementId), await reported(ids[1] as AnnouncementId)];
    expect(first.ms + second.ms).toBeLessThanOrEqual(Date.now() - startedMs);
    expect(wall.complaints()).toEqual([]);
  }, 300_000);

  it("is nothing of the screen it was before, once it is unpaired", async () => {
    const { items } = await server.client.screens.list({});
    const id = items[0]?.id;
    if (!id) throw new Error("No screen");
    await server.client.screens.remove({ id });
    await wall.page.locator("aushang-pairing .code:not(.wait)").waitFor();
    expect(await wall.page.evaluate(() => localStorage.getItem("aushang.plays"))).toBeNull();
  });
});
