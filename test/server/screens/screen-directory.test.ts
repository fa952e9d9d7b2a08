import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { ScreenId, SiteId } from "../../../domain/model/id.ts";
import { USUAL_DISPLAY, USUAL_PROGRAMME } from "../../../domain/model/screen.ts";
import { TimeZone } from "../../../domain/model/time.ts";
import type { Db } from "../../../server/platform/database/database.ts";
import { News } from "../../../server/platform/news.ts";
import { newId, sha256 } from "../../../server/platform/secret.ts";
import { ScreenDirectory } from "../../../server/screens/screen-directory.ts";
import { deleteScreen, insertScreen } from "../../../server/screens/screen-repository.ts";
import { insertSite } from "../../../server/sites/site-repository.ts";
import { allReadable } from "../city-reader.ts";
import { afterEachRead, openSqliteForTest, type TestDatabase } from "../databases.ts";

const TOKEN = sha256("token");

let database: TestDatabase;
let db: Db;
let news: News;
let screenId: ScreenId;

beforeEach(async () => {
  database = await openSqliteForTest();
  db = database.db;
  news = new News((error) => {
    throw error;
  });
  screenId = newId<ScreenId>();
  const siteId = newId<SiteId>();
  const draft = {
    name: "Vorher",
    siteId,
    groupIds: [],
    theme: "paper" as const,
    programme: USUAL_PROGRAMME,
    viewing: null,
    display: USUAL_DISPLAY,
  };
  await insertSite(db, siteId, { name: "Wache", zone: TimeZone.parse("Europe/Berlin"), region: null, headcount: 1 }, 0);
  await insertScreen(db, {
    id: screenId,
    draft,
    siteName: "Wache",
    audienceKey: "Europe/Berlin|paper|||3|14|",
    tokenHash: TOKEN,
    nowMs: 0,
  });
});
afterEach(() => database.close());

async function rename(): Promise<void> {
  await db.updateTable("screen").set({ name: "Nachher" }).where("id", "=", screenId).execute();
  news.tell("screen-changed", { screenId });
}

async function remove(): Promise<void> {
  await deleteScreen(db, screenId);
  news.tell("screen-removed", { screenId });
}

const nameIn = async (directory: ScreenDirectory) => (await directory.byToken(TOKEN))?.name;

describe("a screen", () => {
  it("is asked for once, and then known without a query", async () => {
    let reads = 0;
    const directory = new ScreenDirectory(
      afterEachRead(db, () => void reads++),
      news,
    );
    expect([await nameIn(directory), await nameIn(directory)]).toEqual(["Vorher", "Vorher"]);
    expect(reads).toBe(1);
  });

  it("is known by its new name once that has been told", async () => {
    const directory = new ScreenDirectory(db, news);
    await directory.start(allReadable);
    await rename();
    expect(await nameIn(directory)).toBe("Nachher");
  });

  it.each([
    ["renamed", rename, "Nachher"],
    ["removed", remove, undefined],
  ])("that is %s while it is looked up is not remembered as it was", async (_what, change, known) => {
    let meanwhile: () => Promise<void> = change;
    const slow = afterEachRead(db, () => {
      const now = meanwhile;
      meanwhile = () => Promise.resolve();
      return now();
    });
    const directory = new ScreenDirectory(slow, news);
    expect(await nameIn(directory)).toBe("Vorher");
    expect(await nameIn(directory)).toBe(known);
  });
});
