import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Fault } from "../../../domain/api/player-events.ts";
import type { ScreenId } from "../../../domain/model/id.ts";
import { newId } from "../../../server/platform/secret.ts";
import { createFaultBook, type FaultBook } from "../../../server/presence/fault-book.ts";
import { DIALECTS, type TestDatabase } from "../databases.ts";
import { addScreen, addSite } from "../places.ts";

const START_MS = Date.parse("2027-01-11T08:00:00Z");
const DAY_MS = 86_400_000;
const BROKEN: Fault = { kind: "slide", slide: "a.1.de", message: "its picture is none" };
const FULL: Fault = { kind: "storage", slide: null, message: "no room to keep the playlist" };

describe.each(DIALECTS)("faults on $dialect", ({ open }) => {
  let database: TestDatabase;
  let nowMs: number;
  let book: FaultBook;
  let screen: ScreenId;

  beforeAll(async () => {
    database = await open();
  });
  afterAll(() => database.close());
  beforeEach(async () => {
    await database.db.deleteFrom("screen").execute();
    nowMs = START_MS;
    book = createFaultBook({ db: database.db, now: () => nowMs });
    screen = await addScreen(database.db, await addSite(database.db));
  });

  function note(fault: Fault, atMs: number): void {
    nowMs = atMs;
    book.note(screen, fault);
  }

  it("are one each, with how often and from when to when, the last one first", async () => {
    note(BROKEN, START_MS);
    note(FULL, START_MS + 1000);
    note(BROKEN, START_MS + 2000);
    await book.flush();
    note(BROKEN, START_MS + 3000);
    expect(await book.of(screen)).toEqual([
      { ...BROKEN, firstAtMs: START_MS, lastAtMs: START_MS + 3000, count: 3 },
      { ...FULL, firstAtMs: START_MS + 1000, lastAtMs: START_MS + 1000, count: 1 },
    ]);
  });

  it("belong to their screen, and go with it", async () => {
    const other = await addScreen(database.db, await addSite(database.db));
    note(BROKEN, START_MS);
    expect(await book.of(other)).toEqual([]);
    book.note(newId<ScreenId>(), BROKEN);
    await book.flush();
    await database.db.deleteFrom("screen").where("id", "=", screen).execute();
    expect(await book.of(screen)).toEqual([]);
  });

  it("do not pile up when a screen makes up ever new ones", async () => {
    for (let number = 0; number < 500; number++) note({ ...BROKEN, message: `number ${String(number)}` }, START_MS);
    await book.flush();
    const { n } = await database.db
      .selectFrom("screen_fault")
      .select(({ fn }) => fn.countAll<number>().as("n"))
      .where("screen_id", "=", screen)
      .executeTakeFirstOrThrow();
    expect(Number(n)).toBe(50);
  });

  it("are kept until they can be written, and added to what comes meanwhile", async () => {
    note(BROKEN, START_MS);
    await database.db.schema.alterTable("screen_fault").renameTo("screen_fault_away").execute();
    await expect(book.flush()).rejects.toThrow("screen_fault");
    note(BROKEN, START_MS + 5000);
    await database.db.schema.alterTable("screen_fault_away").renameTo("screen_fault").execute();
    expect(await book.of(screen)).toEqual([{ ...BROKEN, firstAtMs: START_MS, lastAtMs: START_MS + 5000, count: 2 }]);
  });

  it("are forgotten a month after the last time", async () => {
    note(BROKEN, START_MS);
    note(FULL, START_MS + 1);
    await book.flush();
    nowMs = START_MS + 30 * DAY_MS + 1;
    expect(await book.forget()).toBe(1);
    expect((await book.of(screen)).map(({ kind }) => kind)).toEqual(["storage"]);
  });
});
