import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import * as z from "zod/mini";
import { type Actor, Organisation } from "../../../domain/model/user.ts";
import { News } from "../../../server/platform/news.ts";
import { newId } from "../../../server/platform/secret.ts";
import { createSettingsService } from "../../../server/settings/settings-service.ts";
import { DIALECTS, type TestDatabase } from "../databases.ts";

const ADMIN: Actor = { id: newId(), role: "admin" };
const EDITOR: Actor = { id: newId(), role: "editor" };
const LINDENAU = z.parse(Organisation, { name: "Stadt Lindenau", zone: "Atlantic/Canary", language: "en" });
/** What an organisation gets that has said nothing about it, also one stored before there was anything to say. */
const USUAL = { region: null, loopLimitMs: 180_000, secondPerson: false, keepDays: 90, webOrigins: [] };

describe.each(DIALECTS)("settings on $dialect", ({ open }) => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await open();
  });
  afterAll(() => database.close());
  beforeEach(async () => {
    await database.db.deleteFrom("setting").execute();
  });

  function createService(news = new News(() => undefined)) {
    return createSettingsService({ db: database.db, news });
  }

  it("have values before anybody has chosen any", async () => {
    expect(await createService().read(EDITOR)).toEqual({ name: "Meine Stadt", zone: "Europe/Berlin", language: "de", ...USUAL });
  });

  it("are what was saved last, for everyone", async () => {
    const settings = createService();
    await settings.update(ADMIN, { ...LINDENAU, name: "Lindenau" });
    expect(await settings.update(ADMIN, LINDENAU)).toEqual(LINDENAU);
    expect(await settings.read(EDITOR)).toEqual({ name: "Stadt Lindenau", zone: "Atlantic/Canary", language: "en", ...USUAL });
  });

  it("stored before there was more to choose are read with the usual of today", async () => {
    const value = '{"name":"Stadt Lindenau","zone":"Atlantic/Canary","language":"en"}';
    await database.db.insertInto("setting").values({ key: "organisation", value }).execute();
    expect(await createService().read(EDITOR)).toEqual({ name: "Stadt Lindenau", zone: "Atlantic/Canary", language: "en", ...USUAL });
  });

  it("are changed by administrators alone", async () => {
    const settings = createService();
    await expect(settings.update(EDITOR, LINDENAU)).rejects.toMatchObject({ code: "not-allowed" });
    expect((await settings.read(EDITOR)).name).toBe("Meine Stadt");
  });

  it("tell their change as news", async () => {
    let heard = 0;
    const news = new News(() => undefined);
    news.on("settings-changed", () => heard++);
    await createService(news).update(ADMIN, LINDENAU);
    expect(heard).toBe(1);
  });
});
