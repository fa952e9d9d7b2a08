import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { BARS } from "../../../domain/api/screens.ts";
import type { ScreenId, SiteId, UserId } from "../../../domain/model/id.ts";
import type { PresenceState } from "../../../domain/model/screen.ts";
import type { Instant } from "../../../domain/model/time.ts";
import type { Actor } from "../../../domain/model/user.ts";
import { newId } from "../../../server/platform/secret.ts";
import { type AvailabilityService, createAvailabilityService, KEEP_CHANGES_DAYS } from "../../../server/presence/availability-service.ts";
import { saveStateChanges } from "../../../server/presence/presence-repository.ts";
import { createWatchBook } from "../../../server/presence/watch-book.ts";
import { DIALECTS, type TestDatabase } from "../databases.ts";
import { addScreen, addSite } from "../places.ts";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Sunday, 28 March 2027, 12:00 in Berlin: clocks went forward this night, so the day is 23 hours long. */
const NOON_MS = Date.parse("2027-03-28T10:00:00Z");
const EDITOR: Actor = { id: newId<UserId>(), role: "editor" };

describe.each(DIALECTS)("availability on $dialect", ({ open }) => {
  let database: TestDatabase;
  let nowMs: number;
  let site: SiteId;
  let screen: ScreenId;
  let service: AvailabilityService;

  beforeAll(async () => {
    database = await open();
    site = await addSite(database.db);
  });
  afterAll(() => database.close());
  beforeEach(async () => {
    const { db } = database;
    for (const table of ["screen", "watch"] as const) await db.deleteFrom(table).execute();
    nowMs = NOON_MS;
    const now = () => nowMs;
    const presence = { flush: () => Promise.resolve() };
    const screens = { read: () => Promise.resolve({} as never) };
    service = createAvailabilityService({ db, now, watch: createWatchBook({ db, now }), presence, screens });
    screen = await addScreen(db, site, {}, NOON_MS - 100 * DAY_MS);
  });

  const listened = (fromMs: number, untilMs: number) =>
    database.db.insertInto("watch").values({ id: newId(), from_at: fromMs, until_at: untilMs }).execute();
  const was = (state: PresenceState, atMs: number) => saveStateChanges(database.db, [{ screenId: screen, state, atMs }]);
  const bars = async (by: "hour" | "day" | "month") => {
    const [item, ...others] = await service.bars(EDITOR, [screen], by);
    expect(others).toEqual([]);
    if (item === undefined) throw new Error("nothing is told");
    expect(item.bars).toHaveLength(BARS[by]);
    expect(item.starts).toHaveLength(BARS[by]);
    return item;
  };

  it("is told by the hour, and of the hour that is under way only what has passed", async () => {
    nowMs = NOON_MS + HOUR_MS / 2;
    await listened(0, nowMs);
    await was("live", NOON_MS - 90 * HOUR_MS);
    await was("stale", NOON_MS - HOUR_MS);
    await was("offline", NOON_MS - HOUR_MS / 4);
    await was("live", NOON_MS);
    const { bars: told, starts, total } = await bars("hour");
    expect(starts.at(-1)).toBe(NOON_MS);
    expect(told.slice(-3)).toEqual([
      { heardMs: HOUR_MS, staleMs: 0, knownMs: HOUR_MS },
      { heardMs: 0, staleMs: 0.75 * HOUR_MS, knownMs: HOUR_MS },
      { heardMs: HOUR_MS / 2, staleMs: 0, knownMs: HOUR_MS / 2 },
    ]);
    expect(total.knownMs).toBe(47.5 * HOUR_MS);
  });

  it("is told by the days of the site, of which one has 23 hours", async () => {
    await listened(0, nowMs + DAY_MS);
    await was("live", 0);
    nowMs = Date.parse("2027-03-29T10:00:00Z");
    const { bars: told, starts } = await bars("day");
    expect(new Date(starts.at(-2) ?? 0).toISOString()).toBe("2027-03-27T23:00:00.000Z");
    expect(told.slice(-3).map(({ knownMs }) => knownMs / HOUR_MS)).toEqual([24, 23, 12]);
  });

  it("leaves out what no server listened to, whichever server it was", async () => {
    await listened(NOON_MS - 4 * HOUR_MS, NOON_MS - 3 * HOUR_MS);
    await listened(NOON_MS - 3.5 * HOUR_MS, NOON_MS - 2.5 * HOUR_MS);
    await listened(NOON_MS - HOUR_MS, NOON_MS);
    await was("offline", NOON_MS - 40 * HOUR_MS);
    expect((await bars("hour")).total).toEqual({ heardMs: 0, staleMs: 0, knownMs: 2.5 * HOUR_MS });
    const { unwatched } = await service.history(EDITOR, screen, { fromMs: NOON_MS - 4 * HOUR_MS, untilMs: NOON_MS + DAY_MS });
    expect(unwatched).toEqual([{ fromMs: NOON_MS - 2.5 * HOUR_MS, untilMs: NOON_MS - HOUR_MS }]);
  });

  it("begins with the state a screen was in before, of which nothing is known before the first", async () => {
    await listened(0, nowMs);
    await was("live", NOON_MS - 2 * HOUR_MS);
    const { changes } = await service.history(EDITOR, screen, { fromMs: NOON_MS - HOUR_MS, untilMs: NOON_MS });
    expect(changes).toEqual([{ state: "live", atMs: NOON_MS - 2 * HOUR_MS }]);
    expect((await bars("hour")).total.knownMs).toBe(2 * HOUR_MS);
  });

  it("keeps days for the months when their changes are long forgotten", async () => {
    await listened(0, nowMs + 400 * DAY_MS);
    await was("live", NOON_MS - 10 * DAY_MS);
    await was("offline", NOON_MS - 9 * DAY_MS);
    await was("live", NOON_MS - 8 * DAY_MS);
    const before = await bars("month");
    expect(before.total).toEqual({ heardMs: expect.any(Number), staleMs: 0, knownMs: expect.any(Number) });
    await service.storeEnded();
    await service.storeEnded();
    expect(await bars("month")).toEqual(before);
    for (let day = 0; day < 60; day++) {
      nowMs += DAY_MS;
      await service.storeEnded();
    }
    await service.forget();
    const { bars: months, starts } = await bars("month");
    const march = starts.indexOf(Date.parse("2027-02-28T23:00:00Z") as Instant);
    const knownMs = Date.parse("2027-03-31T22:00:00Z") - (NOON_MS - 10 * DAY_MS);
    expect(months[march]).toEqual({ heardMs: knownMs - DAY_MS, staleMs: 0, knownMs });
  });

  it("catches up on days for which the server was off", async () => {
    await listened(0, nowMs);
    await was("live", NOON_MS - 20 * DAY_MS);
    await service.storeEnded();
    nowMs += 20 * DAY_MS;
    await service.storeEnded();
    const days = await database.db.selectFrom("availability_day").select("day").orderBy("day").execute();
    expect(days.at(-1)?.day).toBe("2027-04-15");
    expect(days).toHaveLength(new Set(days.map(({ day }) => day)).size);
    expect(days.length).toBe(KEEP_CHANGES_DAYS + 20);
  });

  it("forgets changes, but never the state a screen is in", async () => {
    await was("live", NOON_MS - 80 * DAY_MS);
    await was("offline", NOON_MS - 60 * DAY_MS);
    expect((await service.forget()).changes).toBe(1);
    expect((await service.forget()).changes).toBe(0);
    const { changes } = await service.history(EDITOR, screen, { fromMs: NOON_MS - DAY_MS, untilMs: NOON_MS });
    expect(changes).toEqual([{ state: "offline", atMs: NOON_MS - 60 * DAY_MS }]);
  });

  it("is told of many screens at once, and of none that does not exist", async () => {
    await listened(0, nowMs);
    await was("live", 0);
    const other = await addScreen(database.db, site);
    const items = await service.bars(EDITOR, [other, screen, newId<ScreenId>()], "hour");
    expect(new Map(items.map((item) => [item.screenId, item.total.knownMs]))).toEqual(
      new Map([
        [screen, 47 * HOUR_MS],
        [other, 0],
      ]),
    );
  });
});
