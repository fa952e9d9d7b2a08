import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { titleIn } from "../../../domain/model/announcement.ts";
import type { AnnouncementId, GroupId } from "../../../domain/model/id.ts";
import { ADMIN, addPlaces, announcementFor, type RunningServer, startServer } from "../../server/running-server.ts";
import { launchChromium } from "../chromium.ts";
import { answer, type Desk, sitDown } from "./desk.ts";

const BORIS = { name: "Boris Berger", email: "boris@stadt.example", password: "Noch ein langes Kennwort 2" } as const;

let server: RunningServer;
let browser: Browser;
let ada: Desk;
let boris: Desk;
let id: AnnouncementId;

beforeAll(async () => {
  server = await startServer();
  const { client } = server;
  const { groupIds } = await addPlaces(client, ["Feuerwehr"]);
  ({ id } = await client.announcements.create(announcementFor(groupIds as GroupId[], "Grippeschutz")));
  await client.users.create({ ...BORIS, role: "editor" });
  browser = await launchChromium();
  [ada, boris] = [await sitDown(browser, server.origin, ADMIN), await sitDown(browser, server.origin, BORIS)];
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

const titleField = ({ page }: Desk) => page.getByLabel("Überschrift", { exact: true });
const saved = ({ page }: Desk) => page.locator('[data-state="saved"]').waitFor();
const titleOnServer = async () => titleIn((await server.client.announcements.read({ id })).content);

/** Both write at the same time; the slower one's save is held on its way until the faster one's has arrived. */
async function bothWrite(faster: Desk, inTime: string, slower: Desk, tooLate: string): Promise<void> {
  const mine = Promise.withResolvers<void>();
  await slower.page.route(`**/api/v1/announcements/${id}`, async (route) => {
    if (route.request().method() === "PUT") await mine.promise;
    await route.continue();
  });
  const onItsWay = slower.page.waitForRequest((request) => request.method() === "PUT");
  await titleField(slower).fill(tooLate);
  await onItsWay;
  await titleField(faster).fill(inTime);
  await expect.poll(titleOnServer).toBe(inTime);
  mine.resolve();
  await slower.page.getByRole("heading", { name: "Zwei haben gleichzeitig geschrieben" }).waitFor();
  await slower.page.unroute(`**/api/v1/announcements/${id}`);
  expect(await slower.page.locator("conflict-dialog").getByText(tooLate, { exact: true }).count()).toBe(1);
  expect(await slower.page.locator("conflict-dialog").getByText(inTime, { exact: true }).count()).toBe(1);
  expect(await titleOnServer()).toBe(inTime);
}

describe("two editors who write at once", () => {
  it("get a conflict, not a loss: whichever version is kept, the other one can be had back", async () => {
    for (const { page } of [ada, boris]) await page.goto(`/announcements/${id}`);
    for (const desk of [ada, boris]) await titleField(desk).waitFor();

    await bothWrite(ada, "Grippeschutz: Impfteam kommt am Mittwoch", boris, "Grippeschutz: bitte anmelden");
    await answer(boris, "Meine Fassung behalten");
    await saved(boris);
    expect(await titleOnServer()).toBe("Grippeschutz: bitte anmelden");
    await expect.poll(() => titleField(ada).inputValue()).toBe("Grippeschutz: bitte anmelden");
    await ada.page.getByText("Boris Berger hat gerade gespeichert.").waitFor();
    await ada.page.getByRole("button", { name: "Verlauf", exact: true }).click();
    await ada.page.getByRole("button", { name: "Fassung 2 wiederherstellen" }).click();
    await expect.poll(titleOnServer).toBe("Grippeschutz: Impfteam kommt am Mittwoch");
    await expect.poll(() => titleField(boris).inputValue()).toBe("Grippeschutz: Impfteam kommt am Mittwoch");

    await bothWrite(ada, "Impfung fällt aus", boris, "Impfung im Raum 12");
    await answer(boris, "Andere Fassung übernehmen");
    await saved(boris);
    expect(await titleField(boris).inputValue()).toBe("Impfung fällt aus");
    expect(await titleOnServer()).toBe("Impfung fällt aus");
    await boris.page.getByRole("button", { name: "Verlauf", exact: true }).click();
    await boris.page.getByRole("button", { name: "Ihre aufgehobene Fassung wiederherstellen" }).click();
    await expect.poll(titleOnServer).toBe("Impfung im Raum 12");
    expect([...ada.faults, ...boris.faults]).toEqual([]);
  });

  it("lose nothing either when they are one person at two devices, whose quick saves the history shows as one", async () => {
    const phone = await sitDown(browser, server.origin, BORIS);
    for (const { page } of [phone, boris]) await page.goto(`/announcements/${id}`);
    for (const desk of [phone, boris]) await titleField(desk).waitFor();
    await bothWrite(phone, "Am Handy geschrieben", boris, "Am Rechner geschrieben");
    await answer(boris, "Meine Fassung behalten");
    await saved(boris);
    expect(await titleOnServer()).toBe("Am Rechner geschrieben");
    await boris.page.getByRole("button", { name: "Verlauf", exact: true }).click();
    await boris.page.getByRole("button", { name: "Ihre aufgehobene Fassung wiederherstellen" }).first().click();
    await expect.poll(titleOnServer).toBe("Am Handy geschrieben");
    await phone.context.close();
  });
});
