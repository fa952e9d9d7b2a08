import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { AnnouncementId, type GroupId } from "../../../domain/model/id.ts";
import { ADMIN, addPlaces, announcementFor, type RunningServer, startServer } from "../../server/running-server.ts";
import { launchChromium } from "../chromium.ts";
import { SOONER_THAN_ASKED_MS } from "../patience.ts";
import { answer, type Desk, idIn, publish, seeProgress, sitDown, write } from "./desk.ts";
import { everPainted, hangUp, painted, titleOn, type WallScreen } from "./wall.ts";

let server: RunningServer;
let browser: Browser;
let desk: Desk;
let schools: GroupId;
let reached: WallScreen[];
let other: WallScreen;

beforeAll(async () => {
  server = await startServer();
  const { client } = server;
  const { siteId, groupIds } = await addPlaces(client, ["Feuerwehr", "Kitas", "Schulen"]);
  const [fire, kitas] = groupIds as [GroupId, GroupId];
  schools = groupIds[2] as GroupId;
  const platoon = await client.groups.create({ name: "Löschzug 1", parentId: fire });
  browser = await launchChromium();
  reached = [
    await hangUp(browser, server, { name: "Wache 1, Halle", siteId, groupIds: [fire] }),
    await hangUp(browser, server, { name: "Löschzug 1, Küche", siteId, groupIds: [platoon.id], theme: "night" }),
    await hangUp(browser, server, { name: "Kita Sonnenblume", siteId, groupIds: [kitas], portrait: true }),
  ];
  other = await hangUp(browser, server, { name: "Schule Brackel", siteId, groupIds: [schools] });
  desk = await sitDown(browser, server.origin, ADMIN);
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

/** What the screens themselves have reported, in the log of the tests. */
async function measured(id: string) {
  const progress = await server.client.announcements.delivery({ id: AnnouncementId.parse(id) });
  console.info(`publish -> painted: median ${String(progress.medianMs)} ms, slowest ${String(progress.slowestMs)} ms`);
  return progress;
}

/** Pictures for whoever wants to look, in the folder named by `STORY_PICTURES`. */
async function picture(name: string): Promise<void> {
  const folder = process.env["STORY_PICTURES"];
  if (folder === undefined) return;
  for (const [index, { page }] of [...reached, other].entries())
    await page.screenshot({ path: join(folder, `${name}-${String(index + 1)}.png`) });
  await desk.page.screenshot({ path: join(folder, `${name}-editor.png`) });
}

const titlesOnReached = () => Promise.all(reached.map(titleOn));

describe("an announcement", () => {
  it("hangs on the screens of its groups and no others, changes there when it is published again, and goes when it is withdrawn", async () => {
    await write(desk, "Wasser wird abgestellt", "Dienstag von 8 bis 12 Uhr. Bitte vorher Kannen füllen.", ["Feuerwehr", "Kitas"]);
    await publish(desk);
    await seeProgress(desk, 3);
    const id = await idIn(desk);
    expect(await titlesOnReached()).toEqual(Array(3).fill("Wasser wird abgestellt"));
    expect(await measured(id)).toMatchObject({ version: expect.any(Number), targeted: 3, connected: 3, painted: 3 });
    expect((await measured(id)).slowestMs).toBeLessThan(SOONER_THAN_ASKED_MS);
    await picture("published");

    await desk.page.getByLabel("Überschrift", { exact: true }).fill("Wasser wird erst Mittwoch abgestellt");
    await publish(desk);
    await expect.poll(titlesOnReached).toEqual(Array(3).fill("Wasser wird erst Mittwoch abgestellt"));
    await seeProgress(desk, 3);
    await expect.poll(async () => (await measured(id)).painted).toBe(3);
    expect((await measured(id)).slowestMs).toBeLessThan(SOONER_THAN_ASKED_MS);

    await desk.page.getByRole("button", { name: "Zurückziehen" }).click();
    await answer(desk, "Zurückziehen");
    await expect.poll(titlesOnReached).toEqual(["", "", ""]);
    await picture("withdrawn");

    await nothingOfItEverReachedTheOther(id);
    expect([...reached, other].flatMap((wall) => wall.complaints())).toEqual([]);
    expect(desk.faults).toEqual([]);
  });
});

/** A socket keeps its order: what was sent to this screen before the last announcement would have been painted before it. */
async function nothingOfItEverReachedTheOther(id: string): Promise<void> {
  const own = await server.client.announcements.create(announcementFor([schools], "Nur für Schulen"));
  await server.client.announcements.publish({ id: own.id, version: own.version });
  await painted(other, own.id);
  expect((await everPainted(other)).filter((slide) => slide.startsWith(id))).toEqual([]);
  expect(await titleOn(other)).toBe("Nur für Schulen");
}
