import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { ScreenId, SiteId } from "../../../domain/model/id.ts";
import type { Instant } from "../../../domain/model/time.ts";
import type { Db } from "../../../server/platform/database/database.ts";
import { createPresenceService, type PresenceCounts, type PresenceService } from "../../../server/presence/presence-service.ts";
import { deleteScreen } from "../../../server/screens/screen-repository.ts";
import { DIALECTS, type TestDatabase } from "../databases.ts";
import { soundHeartbeat } from "../device.ts";
import { addScreen, addSite } from "../places.ts";

/** Monday, 4 January 2027, 08:00 in Berlin. */
const START_MS = 1_799_046_000_000;
const SECOND_MS = 1000;
const NONE: PresenceCounts = { new: 0, live: 0, off: 0, faulty: 0, stale: 0, late: 0, offline: 0 };

describe.each(DIALECTS)("presence on $dialect", ({ open }) => {
  let database: TestDatabase;
  let db: Db;
  let nowMs: number;
  let presence: PresenceService;
  let siteId: SiteId;

  beforeAll(async () => {
    database = await open();
    db = database.db;
    siteId = await addSite(db);
  });
  afterAll(() => database.close());
  beforeEach(async () => {
    await db.deleteFrom("screen").execute();
    nowMs = START_MS;
    presence = createPresenceService({ db, now: () => nowMs });
  });

  async function pair(): Promise<ScreenId> {
    const id = await addScreen(db, siteId, {}, nowMs);
    presence.add(id, nowMs);
    return id;
  }

  function wait(seconds: number): void {
    nowMs += seconds * SECOND_MS;
    presence.tick();
  }

  /** The service as it is after the server was started again. */
  async function restarted(): Promise<PresenceService> {
    const again = createPresenceService({ db, now: () => nowMs });
    await again.start();
    return again;
  }

  const recorded = async (id: ScreenId) => {
    const rows = await db.selectFrom("screen_state_change").select(["state", "at"]).where("screen_id", "=", id).orderBy("at").execute();
    return rows.map(({ state, at }) => [state, (at - START_MS) / SECOND_MS]);
  };

  it("goes from new to live, late, offline and back, and only changes become rows", async () => {
    const id = await pair();
    wait(3600);
    expect(presence.of(id)).toMatchObject({ state: "new", sinceMs: START_MS, lastSeenMs: null });
    presence.heard(id, soundHeartbeat());
    expect(presence.of(id)).toMatchObject({ state: "live", sinceMs: START_MS + 3600_000, lastSeenMs: START_MS + 3600_000 });
    for (let beat = 0; beat < 10; beat++) {
      wait(15);
      presence.heard(id, soundHeartbeat());
    }
    wait(29);
    expect(presence.of(id).state).toBe("live");
    wait(1);
    expect(presence.of(id).state).toBe("late");
    wait(29);
    expect(presence.of(id).state).toBe("late");
    wait(1);
    expect(presence.of(id)).toMatchObject({ state: "offline", lastSeenMs: START_MS + 3750_000 });
    wait(3600);
    presence.heard(id);
    expect(presence.of(id).state).toBe("live");
    await presence.flush();
    expect(await recorded(id)).toEqual([
      ["live", 3600],
      ["late", 3780],
      ["offline", 3810],
      ["live", 7410],
    ]);
  });

  it("is written in batches: nothing before the flush, and once for many heartbeats", async () => {
    const id = await pair();
    for (let beat = 0; beat < 5; beat++) {
      wait(15);
      presence.heard(id, soundHeartbeat({ faults: beat }));
    }
    expect(await db.selectFrom("screen_report").selectAll().execute()).toEqual([]);
    await presence.flush();
    const rows = await db.selectFrom("screen_report").selectAll().execute();
    expect(rows.map(({ screen_id, seen_at }) => [screen_id, seen_at])).toEqual([[id, START_MS + 75_000]]);
    expect(JSON.parse(rows[0]?.report ?? "{}")).toEqual(soundHeartbeat({ faults: 4 }));
    await db.deleteFrom("screen_report").execute();
    await presence.flush();
    expect(await db.selectFrom("screen_report").selectAll().execute()).toEqual([]);
  });

  it("takes more screens than one statement holds", async () => {
    const ids: ScreenId[] = [];
    for (let index = 0; index < 850; index++) ids.push(await pair());
    for (const id of ids) presence.heard(id, soundHeartbeat());
    await presence.flush();
    const { n } = await db.selectFrom("screen_report").select(db.fn.countAll<number>().as("n")).executeTakeFirstOrThrow();
    expect(n).toBe(850);
    expect(presence.counts()).toEqual({ ...NONE, live: 850 });
  });

  it("counts every screen once, and finds those in a state", async () => {
    const [quiet, live, late] = [await pair(), await pair(), await pair()];
    presence.heard(late);
    wait(31);
    presence.heard(live);
    expect(presence.counts()).toEqual({ ...NONE, new: 1, live: 1, late: 1 });
    expect(presence.idsIn("new")).toEqual([quiet]);
    expect(presence.idsIn("late")).toEqual([late]);
    expect(presence.idsIn("offline")).toEqual([]);
  });

  it("tells each change once: a state, a slide, what the player does, and no mere heartbeat", async () => {
    const id = await pair();
    expect([...presence.takeChanged()]).toEqual([id]);
    presence.heard(id, soundHeartbeat({ slide: "a" }));
    expect([...presence.takeChanged()]).toEqual([id]);
    presence.heard(id, soundHeartbeat({ slide: "a", faults: 3 }));
    expect([...presence.takeChanged()]).toEqual([]);
    presence.heard(id, soundHeartbeat({ slide: "b" }));
    presence.heard(id, soundHeartbeat({ slide: "b", state: "stale" }));
    expect([...presence.takeChanged()]).toEqual([id]);
    wait(31);
    expect([...presence.takeChanged()]).toEqual([id]);
    wait(1);
    expect([...presence.takeChanged()]).toEqual([]);
  });

  it("knows after a restart what it knew, and concludes from there", async () => {
    const [live, quiet] = [await pair(), await pair()];
    presence.heard(live, soundHeartbeat({ slide: "a" }));
    await presence.flush();
    const again = await restarted();
    expect(again.of(live)).toEqual(presence.of(live));
    expect(again.of(quiet)).toMatchObject({ state: "new", lastSeenMs: null });
    nowMs += 60_000;
    again.tick();
    expect(again.of(live)).toMatchObject({ state: "offline", slide: "a", sinceMs: START_MS + 60_000 });
  });

  it("is patient after a restart: what nobody could hear is no silence, but who was silent stays so", async () => {
    const [there, gone] = [await pair(), await pair()];
    presence.heard(gone, soundHeartbeat());
    wait(100);
    presence.heard(there, soundHeartbeat());
    await presence.flush();
    expect(presence.of(gone).state).toBe("offline");
    nowMs += 3_600_000;
    const again = await restarted();
    again.tick();
    expect(again.counts()).toEqual({ ...NONE, live: 1, offline: 1 });
    nowMs += 59_999;
    again.tick();
    expect(again.of(there).state).toBe("late");
    nowMs += 1;
    again.tick();
    expect(again.of(there)).toMatchObject({ state: "offline", lastSeenMs: START_MS + 100_000 });
  });

  it("calls a silent screen stale while by its last word it shows on, and offline once its programme is over", async () => {
    const [showing, left, back] = [await pair(), await pair(), await pair()];
    const untilMs = (START_MS + 600_000) as Instant;
    for (const id of [showing, left, back]) presence.heard(id, soundHeartbeat({ untilMs }));
    presence.left(left);
    presence.left(back);
    wait(30);
    presence.heard(back);
    wait(60);
    expect([showing, left, back].map((id) => presence.of(id).state)).toEqual(["stale", "offline", "stale"]);
    expect(presence.of(showing).showsUntilMs).toBe(untilMs);
    wait(510);
    expect(presence.of(showing).state).toBe("offline");
  });

  it("calls a screen faulty that is heard of but shows nothing, or the wrong thing, or has reported a fault, and says which", async () => {
    const [blank, behind, broken] = [await pair(), await pair(), await pair()];
    const beat = () => {
      presence.heard(blank, soundHeartbeat({ slide: null }));
      presence.heard(behind, soundHeartbeat(), true);
      presence.heard(broken, soundHeartbeat());
    };
    beat();
    presence.faulted(broken, "slide");
    const told = () => [blank, behind, broken].map((id) => [presence.of(id).state, presence.of(id).trouble]);
    const ok = ["live", null];
    expect(told()).toEqual([ok, ok, ["faulty", "slide"]]);
    for (let beats = 0; beats < 4; beats++) {
      wait(15);
      beat();
    }
    expect(told()).toEqual([["faulty", "blank"], ok, ["faulty", "slide"]]);
    for (let beats = 0; beats < 8; beats++) {
      wait(15);
      beat();
    }
    expect(told()).toEqual([
      ["faulty", "blank"],
      ["faulty", "behind"],
      ["faulty", "slide"],
    ]);
    presence.heard(blank, soundHeartbeat());
    presence.heard(behind, soundHeartbeat());
    for (let beats = 0; beats < 48; beats++) {
      wait(15);
      for (const id of [blank, behind, broken]) presence.heard(id, soundHeartbeat());
    }
    expect(told()).toEqual([ok, ok, ok]);
  });

  it("does not call a screen blank that is dark by plan", async () => {
    const id = await pair();
    for (let beats = 0; beats < 8; beats++) {
      presence.heard(id, soundHeartbeat({ slide: null, state: "off" }));
      wait(15);
    }
    expect(presence.of(id).state).toBe("off");
  });

  it("does not fail over a report that another version wrote", async () => {
    const id = await pair();
    await db.insertInto("screen_report").values({ screen_id: id, seen_at: nowMs, report: '{"speed":"warp"}' }).execute();
    expect((await restarted()).of(id)).toMatchObject({ state: "new", slide: null });
  });

  it("forgets a removed screen, and writes for the others what came in", async () => {
    const [gone, stays] = [await pair(), await pair()];
    presence.heard(gone, soundHeartbeat());
    presence.heard(stays, soundHeartbeat());
    await deleteScreen(db, gone);
    // Its removal has not been heard of yet when the batch is written.
    await presence.flush();
    expect((await db.selectFrom("screen_report").select("screen_id").execute()).map((row) => row.screen_id)).toEqual([stays]);
    presence.forget(gone);
    presence.heard(gone, soundHeartbeat());
    expect(presence.counts()).toEqual({ ...NONE, live: 1 });
    expect(presence.of(gone)).toMatchObject({ state: "new", lastSeenMs: null, faults: 0 });
  });

  it("keeps what could not be written for the next time", async () => {
    const id = await pair();
    presence.heard(id, soundHeartbeat({ faults: 7 }));
    await db.schema.alterTable("screen_report").renameTo("screen_report_away").execute();
    await expect(presence.flush()).rejects.toThrow("screen_report");
    await db.schema.alterTable("screen_report_away").renameTo("screen_report").execute();
    await presence.flush();
    expect(await recorded(id)).toEqual([["live", 0]]);
    expect(JSON.parse((await db.selectFrom("screen_report").select("report").executeTakeFirstOrThrow()).report)).toEqual(
      soundHeartbeat({ faults: 7 }),
    );
  });

  it("takes a clock that is set back for live, not for a wonder", async () => {
    const id = await pair();
    presence.heard(id);
    wait(-3600);
    expect(presence.of(id).state).toBe("live");
    presence.heard(id);
    expect(presence.of(id).state).toBe("live");
  });
});
